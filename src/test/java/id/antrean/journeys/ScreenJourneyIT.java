package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Access;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import java.util.ArrayList;
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
          idle            | 09:41:00 | 3  | Sedang dipanggil Loket 1 sejak 09.36 E-014 Loket 2 sejak 09.37 A-047
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
          early-called    | 07:14:00 | 3  | Sedang dipanggil Loket 2 sejak 07.10 A-001
          no-call-yet     | 09:41:00 | 3  | Belum ada panggilan Tunggu nomor Anda di layar ini.
          called-e        | 09:41:00 | 3  | E-015 LOKET 1
          called-one      | 09:41:00 | 1  | B-031 Silakan maju
          recalled        | 09:41:00 | 3  | B-031 Panggilan ke-2 LOKET 3
          same            | 09:41:00 | 3  | B-032 Loket 4 B-031 Loket 3
          one             | 09:41:00 | 1  | Sedang dipanggil sejak 09.38 B-031
          two             | 09:41:00 | 3  | Pindai untuk melihat kantor ini di HP
          three           | 09:41:00 | 3  | B-032 B-033 B-034 B-035
          eight           | 09:41:00 | 8  | P-027 Loket 8 P-023 Loket 4
          after-hours     | 15:12:00 | 3  | Kantor sudah tutup Yang sudah punya nomor tetap dilayani.
          holiday         | 20:10:00 | 3  | Tutup Kelahiran Yesus Kristus (Natal) Buka lagi Senin, 28
          opening-waiting | 07:41:00 | 3  | Buka pukul 08.00 WIB 1 Lapor ke satpam
          called-long     | 09:41:00 | 3  | A-1024 LOKET 12
          break           | 12:05:00 | 3  | Istirahat sampai pukul 13.00 WIB Nomor Anda tetap berlaku.
          no-lanes        | 09:41:00 | 3  | Belum ada nomor hari ini
          seven           | 09:41:00 | 7  | P-007 LOKET 7
          nobody-waits    | 09:41:00 | 4  | P-014 Loket 4 0 menunggu
          forty-two-wait  | 09:41:00 | 4  | Loket 3 Berikutnya B-060 B-061 12 menunggu
          moved           | 09:41:00 | 4  | P-007 (A-040) LOKET 4
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

  /** Not only the latest of a lane, and not only for the minute after the call. */
  @Test
  void whoeverIsCalledFindsNumberAndCounterOnEveryShapeOfScreen() {
    try (var screen = new Stage(node, 7)) {
      assertThat(unreadable(screen, "seven", "eight-in-one", "moved-of-many", "fifteen")).isEmpty();
      screen.at("09:41:02").show("seven").pass(61);
      assertThat(screen.text("#hero"))
          .startsWith("Sedang dipanggil Loket 1 sejak 09.40 P-003 Loket 2 sejak 09.40 E-026");
      screen.page().evaluate("() => document.querySelectorAll('.cells').forEach(e => e.remove())");
      screen.page().evaluate("() => document.querySelector('.pair').remove()");
      assertThat(screen.unreadable()).as("the check itself").isNotEmpty();
    }
  }

  @Test
  @Tag("long")
  void alsoInOtherCrowds() {
    try (var screen = new Stage(node, 7)) {
      assertThat(
              unreadable(
                  screen,
                  "six-and-two",
                  "four-and-three",
                  "nobody-waits",
                  "forty-two-wait",
                  "forty-two-wait-for-the-first",
                  "moved",
                  "moved-of-two",
                  "twenty"))
          .isEmpty();
    }
  }

  /** In the moment of the call and a minute later, when the counters stand in its place. */
  private static List<String> unreadable(Stage screen, String... states) {
    var all = new ArrayList<String>();
    for (var state : states) {
      all.addAll(screen.at("09:41:02").show(state).unreadable(state));
      all.addAll(screen.pass(61).unreadable(state + "-later"));
    }
    return all;
  }

  @Test
  void aNumberGivenByATransferIsShownWithTheOneBefore() {
    try (var screen = new Stage(node, 4)) {
      screen.at("09:41:00").show("moved");
      assertThat(screen.text("#hero")).isEqualTo("P-007 (A-040) LOKET 4");
      assertThat(screen.text("#lanes")).contains("P-007 (A-040)", "A-048");
      var notices = new ArrayList<String>();
      for (int i = 0; i < 6; i++) {
        notices.add(screen.pass(10).text("#bar"));
      }
      assertThat(notices)
          .contains("Nomor A-041 sekarang P-009.", "Nomor B-012 sekarang A-049.")
          .doesNotContain("Nomor A-040 sekarang P-007.");
    }
  }

  @Test
  void aScreenOfNoBranchSaysSoKindlyAndGoesOnWhenThereIsOne() {
    try (var screen = new Stage(node, 3, "/display/kantor-mana")) {
      screen.pass(10);
      assertThat(screen.text("main")).contains("Layar ini belum diatur.", "kantor-mana");
      assertThat(screen.page().getByText("Pilih kantor").getAttribute("href"))
          .isEqualTo("/display");
      screen.look("unknown-branch");
      screen.at("09:41:00").show("idle");
      assertThat(screen.text("main")).contains("Sedang dipanggil");
    }
  }

  @Test
  @Tag("long")
  void aScreenWithoutAnOfficeIsChosenFromTheList() {
    try (var browser = Browser.desktop(node)) {
      var page = browser.page();
      page.navigate("/display");
      page.getByLabel("Nama kota atau kantor").fill("semarang pem");
      page.getByText("Cari", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".rows strong").allInnerTexts()).containsExactly("Semarang Pemuda");
      PageChecks.look(browser, page, "screens", Size.PHONE);
      Access.check(page, "screens");
      page.locator(".rows a").click();
      page.waitForURL("**/display/semarang-pemuda");
      page.navigate("/display?q=xyzzy");
      assertThat(page.locator("main").innerText())
          .contains("Tidak ada kantor bernama \"xyzzy\"", "Lihat semua kantor");
    }
  }

  /** Read from the street, so as bright as by day, and nothing beside the middle. */
  @Test
  void aClosedScreenIsBrightAndCentred() {
    try (var screen = new Stage(node)) {
      screen.at("20:10:00").show("closed");
      for (var part : List.of(".message-title", ".message-hint", ".message .code")) {
        assertThat(number(screen, part, "e => Number(getComputedStyle(e).opacity)")).isEqualTo(1);
        var middle =
            "e => { const { left, right } = e.getBoundingClientRect(); return (left + right) / 2; }";
        assertThat(number(screen, part, middle)).isCloseTo(960, within(1.0));
      }
    }
  }

  private static double number(Stage screen, String selector, String expression) {
    return ((Number) screen.page().locator(selector).evaluate(expression)).doubleValue();
  }

  @Test
  @Tag("long")
  void twoScreensShareTheLanesAndAMistypedAddressShowsAll() {
    for (var one :
        Map.of("?lanes=A,P", List.of("A", "P"), "?lanes=x", List.of("E", "B", "A", "P"))
            .entrySet()) {
      try (var screen = new Stage(node, 3, Stage.officeWith(one.getKey()))) {
        screen.at("09:41:00").show("idle");
        assertThat(screen.page().locator(".band b").allInnerTexts()).isEqualTo(one.getValue());
        if (one.getValue().size() == 2) {
          screen.show("one-next").lookUpright("lanes-a-p");
          var next =
              screen.page().locator(".panel .next-label, .panel .next-numbers li:only-child");
          assertThat(next.evaluateAll(MIDDLES)).as("P-002 below its label").isEqualTo(1);
          screen.show("idle");
          assertThat(screen.text("#hero")).contains("A-047").doesNotContain("B-031");
          screen.look("lanes-a-p");
        }
      }
    }
  }

  /** How many middles of panels the label and the only next number of lane P have: one. */
  private static final String MIDDLES =
      """
      nodes => new Set(nodes.slice(1).map(node => {
        const { left, right } = node.getBoundingClientRect();
        return Math.round((left + right) / 4);
      })).size
      """;

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
