package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the lobby's screen changes to which picture, and what it says aloud. */
@Antrean(browser = true, shared = true)
class ScreenChangesJourneyIT {
  private static Http node;

  @BeforeAll
  static void start(Nodes nodes) {
    node = nodes.http(0);
  }

  @Test
  void aCallStaysEightSecondsAndIsHistoryAfterAMinute() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").show("no-call-yet");
      screen.say("boards.with(['B-031', 3, '09:41:00'])");
      assertThat(screen.text("#hero")).isEqualTo("B-031 LOKET 3");
      screen.pass(58);
      assertThat(screen.text("#hero")).isEqualTo("B-031 LOKET 3");
      screen.pass(3);
      assertThat(screen.text("#hero")).startsWith("Sedang dipanggil Loket 3 sejak 09.41 B-031");
    }
  }

  @Test
  void twoCallsWithinTwoSecondsAreBothAnnouncedInTheirOrder() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with()");
      screen.page().evaluate("() => { stage.zero = performance.now(); }");
      screen.say("boards.with(['B-031', 3, '09:41:00'])").pass(1);
      screen.say("boards.with(['B-031', 3, '09:41:00'], ['E-015', 1, '09:41:01'])");
      assertThat(screen.text("#lanes")).contains("B-031 Loket 3", "E-015 Loket 1");
      assertThat(screen.text("#hero")).isEqualTo("B-031 LOKET 3");
      screen.look("two-calls-first");
      screen.pass(8);
      assertThat(screen.text("#hero")).isEqualTo("E-015 LOKET 1");
      screen.look("two-calls-second");
      assertThat(screen.announced())
          .containsExactly(
              "0 Nomor antrean B-031. Silakan ke loket 3.",
              "8 Nomor antrean E-015. Silakan ke loket 1.");
    }
  }

  @Test
  @Tag("long")
  void aCrowdOfCallsIsToldFasterAndTheOldestOfTooManyAreOnlyShown() {
    try (var screen = new Stage(node, 5)) {
      screen.at("09:41:00").say("boards.rush(0, '09:41:00')");
      screen.page().evaluate("() => { stage.zero = performance.now(); }");
      screen.say("boards.rush(5, '09:41:00')").pass(40);
      assertThat(screen.announced().stream().map(one -> one.replaceAll(" .*", "")))
          .as("four behind and three behind: 4 s each; fewer: 8 s")
          .containsExactly("0", "4", "8", "16", "24");
    }
    try (var screen = new Stage(node, 9)) {
      screen.at("09:41:00").say("boards.rush(0, '09:41:00')");
      screen.say("boards.rush(9, '09:41:00')").pass(60);
      assertThat(screen.announced().stream().map(one -> one.replaceAll(".* (A-\\d+).*", "$1")))
          .as("the six newest, and the one that they wait for")
          .containsExactly("A-103", "A-104", "A-105", "A-106", "A-107", "A-108", "A-109");
    }
  }

  @Test
  void aVisitorWhoIsCalledAgainIsShownAgainAtOnce() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with(['B-031', 3, '09:41:00'])").pass(2);
      screen.say("boards.with(['B-031', 3, '09:41:02', 2])");
      assertThat(screen.text("#hero")).contains("Panggilan ke-2");
      assertThat(screen.announced().getLast()).contains("Panggilan ulang. Nomor antrean B-031.");
    }
  }

  /** Served to the end within seconds, absent, undone, or sent on to another counter. */
  @Test
  void theHeroLineNeverContradictsThePanels() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with(['B-031', 3, '09:41:00', 2])").pass(1);
      screen.say("boards.with(['B-032', 3, '09:41:02'])");
      assertThat(screen.text("#hero")).isEqualTo("B-032 LOKET 3");
      screen.say("boards.with(['B-032', 4, '09:41:05'])");
      assertThat(screen.text("#hero")).isEqualTo("B-032 LOKET 4");
      screen.say("boards.with()");
      assertThat(screen.text("#hero"))
          .isEqualTo("Belum ada panggilan Tunggu nomor Anda di layar ini.");
    }
  }

  @Test
  void aNodeThatLagsCannotBringOldNumbersBack() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with(['B-031', 3, '09:38:00'])");
      screen.say("boards.with(['B-032', 3, '09:41:00'])");
      screen.say("boards.older(boards.with(['B-031', 3, '09:38:00']))").pass(20);
      assertThat(screen.text("#lanes")).contains("B-032").doesNotContain("B-031");
    }
  }

  @Test
  @Tag("long")
  void aLostLinkIsToldAtTwentySecondsAtThirtyAndAtFiveMinutes() {
    try (var screen = new Stage(node)) {
      screen.at("09:40:00").say("boards.with()").pass(1);
      screen.say("boards.with(['B-031', 3, '09:40:01'])").pass(1);
      screen.linked(false).pass(18);
      assertThat(screen.page().locator("#link").textContent()).isEmpty();
      screen.pass(7);
      assertThat(screen.text("#link")).isEqualTo("Menyambung kembali");
      screen.look("reconnecting");
      screen.lookUpright("reconnecting");
      screen.pass(10);
      assertThat(screen.text("#bar"))
          .matches(
              "Data pukul 09\\.40 WIB\\. Layar tidak tersambung\\. Dengarkan panggilan petugas\\.");
      assertThat(screen.text("#hero")).isEqualTo("Dengarkan panggilan petugas");
      assertThat(screen.text("#lanes")).contains("B-031");
      screen.look("stale");
      screen.lookUpright("stale");
      screen.pass(270);
      assertThat(screen.page().locator("#lanes").isVisible()).isFalse();
      assertThat(screen.text("main")).contains("Layar tidak tersambung").doesNotContain("B-031");
      screen.look("lost");
      screen.lookUpright("lost");
      screen.linked(true).pass(10);
      screen.say("boards.with(['E-015', 1, '09:43:00'], ['B-032', 3, '09:44:00'])");
      assertThat(screen.text("#hero"))
          .isEqualTo("Sedang dipanggil Loket 1 sejak 09.43 E-015 Loket 3 sejak 09.44 B-032");
      assertThat(screen.announced()).as("nobody is called out late").hasSize(1);
    }
  }

  @Test
  void aNewNoticeIsShownAtOnceAndStaysLonger() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with()").pass(12);
      screen.say("({ ...boards.with(), notices: ['AC rusak. Pakai ruang timur.'] })");
      assertThat(screen.text("#bar")).isEqualTo("AC rusak. Pakai ruang timur.");
      screen.pass(20);
      assertThat(screen.text("#bar")).isEqualTo("AC rusak. Pakai ruang timur.");
      screen.pass(11);
      assertThat(screen.text("#bar")).isNotEqualTo("AC rusak. Pakai ruang timur.");
    }
  }

  @Test
  void noticesChangeByACutEveryTenSeconds() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").show("notices");
      var read = new ArrayList<String>();
      for (int i = 0; i < 6; i++) {
        read.add(screen.text("#bar"));
        if (read.getLast().startsWith("Punya e-Klaim")) {
          screen.look("notice-long");
        }
        screen.pass(10);
      }
      assertThat(read.subList(0, 5))
          .containsExactlyInAnyOrder(
              "Sabtu, 28 November 2026, kantor ini tutup.",
              "Punya e-Klaim? Minta nomor E kepada satpam. Bawa surat persetujuan dan KTP asli yang masih berlaku.",
              "Datang langsung hari ini: sisa\u00a012\u00a0nomor",
              "Nomor Anda terlewat? Lapor ke satpam.",
              "Layanan ini gratis. Jangan membayar calo.");
      assertThat(read.get(5)).isEqualTo(read.get(0));
    }
  }

  /**
   * A screen without ?suara=1 is mute until then, and goes on speaking after the reload at night.
   */
  @Test
  @Tag("long")
  void aPressOnTheScreenTurnsItsVoiceOn() {
    try (var screen = new Stage(node)) {
      screen.at("09:41:00").say("boards.with()").pass(1);
      assertThat(screen.text("#speak")).isEqualTo("Nyalakan suara");
      screen.say("boards.with(['B-031', 3, '09:41:01'])").pass(20);
      assertThat(screen.number("stage.loaded")).as("clips of a mute screen").isZero();
      screen.page().locator("#speak").press("Enter");
      screen.waitFor("stage.played", 1);
      assertThat(screen.pass(1).text("#speak")).isEqualTo("Suara menyala");
      assertThat(screen.page().url()).endsWith("/display/semarang-pemuda?suara=1");
      screen.pass(5);
      var sign = screen.page().locator("#speak.is-on");
      assertThat(sign.locator(".icon").isVisible()).as("a sign that it speaks stays").isTrue();
      assertThat(sign.locator("span").isVisible()).isFalse();
      assertThat(sign.getAttribute("title")).isEqualTo("Suara menyala");
      screen.look("speaks");
      screen.lookUpright("speaks");
    }
  }

  @Test
  @Tag("long")
  void theScreenThatSpeaksIsSilentInTheBreak() {
    try (var screen = new Stage(node, 3, Stage.officeWith("?suara=1"))) {
      screen.at("11:59:00").pass(5).say("boards.with()").pass(1);
      screen.waitFor("stage.loaded", 47);
      screen.say("boards.with(['B-031', 3, '11:59:05'])").pass(20);
      int played = screen.number("stage.played");
      assertThat(played).isGreaterThan(10);
      screen.say(
          "({ ...boards.with(['B-032', 3, '11:59:20']), state: 'BREAK', opensAt: boards.at('13:00:00') })");
      screen.pass(20);
      assertThat(screen.text("#hero")).isEqualTo("B-032 LOKET 3");
      assertThat(screen.number("stage.played")).isEqualTo(played);
      screen.page().evaluate("() => { AudioContext.blocked = true; }");
      screen.pass(1);
      assertThat(screen.text("#sound")).isEqualTo("Suara mati. Tekan sekali untuk menyalakan.");
      screen.look("sound-off");
      screen.lookUpright("sound-off");
      screen.page().keyboard().press("Space");
      screen.pass(1);
      assertThat(screen.text("#sound")).isEmpty();
      assertThat(screen.number("stage.played"))
          .as("a chime says that it worked")
          .isEqualTo(played + 1);
    }
  }

  @Test
  @Tag("long")
  void monthsWithoutATouch() {
    try (var screen = new Stage(node)) {
      screen.at("09:00:00").show("idle").pass(601);
      screen.pass(60);
      assertThat((String) screen.page().evaluate("() => document.body.style.transform"))
          .isEqualTo("translate(-2px, 0px)");
      screen.pass(2 * 3_600);
      assertThat(screen.number("stage.reloads")).as("while it is of use").isZero();
      screen.page().evaluate("() => { stage.frozen = true; }");
      screen.pass(200);
      assertThat(screen.number("stage.reloads")).as("no frame for two minutes").isPositive();
    }
    try (var screen = new Stage(node)) {
      screen.at("01:00:00").show("closed").pass(7_100);
      assertThat(screen.number("stage.reloads")).as("before 03.00").isZero();
      screen.pass(200);
      assertThat(screen.number("stage.reloads")).as("at 03.00").isPositive();
    }
    try (var screen = new Stage(node)) {
      screen.at("01:00:00").show("idle").pass(9_000);
      assertThat(screen.number("stage.reloads")).as("at 03.00, but open").isZero();
    }
  }
}
