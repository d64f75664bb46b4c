package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every picture that the lobby's screen can show. */
@Antrean(browser = true, shared = true)
class ScreenJourneyIT {
  private static Http node;

  @BeforeAll
  static void start(Nodes nodes) {
    node = nodes.http(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          idle            | 09:41:00 | 3  | Terakhir dipanggil B-031 09.38 Loket 3 A-047 09.37
          called          | 09:41:00 | 3  | B-031 LOKET 3
          fifteen         | 09:41:00 | 15 | A-034 Loket 15 B-033 Loket 14 E-032 Loket 13
          closed          | 20:10:00 | 3  | Tutup Buka lagi Selasa, 24 November 2026, pukul 08.00 WIB
          """)
  void eachKindOfStateIsOnePicture(String state, String time, int counters, String words) {
    picture(state, time, counters, words);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          opening         | 07:41:00 | 3  | Buka pukul 08.00 WIB 1 Lapor ke satpam
          early-waiting   | 07:12:00 | 3  | Buka pukul 08.00 WIB 1 Lapor ke satpam
          early-called    | 07:14:00 | 3  | Terakhir dipanggil A-001 07.10 Loket 2
          no-call-yet     | 09:41:00 | 3  | Belum ada panggilan Tunggu nomor Anda di layar ini.
          called-e        | 09:41:00 | 3  | E-015 LOKET 1
          called-one      | 09:41:00 | 1  | B-031 Silakan maju
          recalled        | 09:41:00 | 3  | B-031 Panggilan ke-2 LOKET 3
          same            | 09:41:00 | 3  | B-032 → Loket 4 B-031 → Loket 3
          one             | 09:41:00 | 1  | Terakhir dipanggil B-031 09.38
          two             | 09:41:00 | 3  | Pindai untuk melihat kantor ini di HP
          three           | 09:41:00 | 3  | B-032 B-033 B-034 B-035
          eight           | 09:41:00 | 8  | P-027 → Loket 8 P-023 → Loket 4
          after-hours     | 15:12:00 | 3  | Kantor sudah tutup Yang sudah punya nomor tetap dilayani.
          holiday         | 20:10:00 | 3  | Tutup Kelahiran Yesus Kristus (Natal) Buka lagi Senin, 28
          opening-waiting | 07:41:00 | 3  | Buka pukul 08.00 WIB 1 Lapor ke satpam
          called-long     | 09:41:00 | 3  | A-1024 LOKET 12
          break           | 12:05:00 | 3  | Istirahat sampai pukul 13.00 WIB Nomor Anda tetap berlaku.
          no-lanes        | 09:41:00 | 3  | Belum ada nomor hari ini
          """)
  void eachOtherStateIsOnePicture(String state, String time, int counters, String words) {
    picture(state, time, counters, words);
  }

  private static void picture(String state, String time, int counters, String words) {
    try (var screen = new Stage(node, counters)) {
      screen.at(time).show(state);
      assertThat(screen.text("main")).contains(words);
      if (counters == 1) {
        assertThat(screen.text("main")).doesNotContainIgnoringCase("loket");
      }
      screen.look(state);
      screen.lookUpright(state);
    }
  }

  @ParameterizedTest
  @CsvSource({"/display/kantor-mana,kantor-mana", "/display,tambahkan nama kantor"})
  void aScreenOfNoBranchSaysSoKindlyAndGoesOnWhenThereIsOne(String address, String words) {
    try (var screen = new Stage(node, 3, address)) {
      screen.pass(10);
      assertThat(screen.text("main")).contains("Layar ini belum diatur.", words);
      screen.look(address.equals("/display") ? "no-address" : "unknown-branch");
      screen.at("09:41:00").show("idle");
      assertThat(screen.text("main")).contains("Terakhir dipanggil");
    }
  }

  @Test
  void aClosedScreenIsDimButItsCodeCanBeRead() {
    try (var screen = new Stage(node)) {
      screen.at("20:10:00").show("closed");
      assertThat(opacity(screen, ".message-title")).isEqualTo("0.4");
      assertThat(opacity(screen, ".code img")).isEqualTo("0.7");
    }
  }

  private static String opacity(Stage screen, String selector) {
    return (String) screen.page().locator(selector).evaluate("e => getComputedStyle(e).opacity");
  }

  @Test
  void twoScreensShareTheLanesAndAMistypedAddressShowsAll() {
    for (var one :
        Map.of("?lanes=A,P", List.of("A", "P"), "?lanes=x", List.of("E", "B", "A", "P"))
            .entrySet()) {
      try (var screen = new Stage(node, 3, Stage.officeWith(one.getKey()))) {
        screen.at("09:41:00").show("idle");
        assertThat(screen.page().locator(".band b").allInnerTexts()).isEqualTo(one.getValue());
        if (one.getValue().size() == 2) {
          assertThat(screen.text("#hero")).contains("A-047").doesNotContain("B-031");
          screen.look("lanes-a-p");
        }
      }
    }
  }

  /** One live region, headings for the lanes, and arrows that say what they mean. */
  @Test
  void aScreenReaderIsToldCallsAndFindsTheLanes() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").show("same");
      assertThat(screen.page().locator("[aria-live], [role=status], [role=alert]").count()).isOne();
      assertThat(
              screen.page().locator("h2").allInnerTexts().stream()
                  .map(t -> t.replaceAll("\\s+", " ")))
          .contains("E e-Klaim", "B Online", "A Langsung", "P Prioritas");
      assertThat(screen.page().locator(".to").first().getAttribute("aria-hidden"))
          .isEqualTo("true");
    }
  }
}
