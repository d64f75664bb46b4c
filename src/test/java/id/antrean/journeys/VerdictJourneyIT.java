package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.TestPeople;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday, 09.20, at the door: each answer fills the screen and says what to do next. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class VerdictJourneyIT extends DoorJourney {
  private static String token(String who) {
    return switch (who) {
      case "on-time" -> visits.at("09:30").getString("checkInToken");
      case "early" -> visits.at("11:00").getString("checkInToken");
      case "late" -> visits.at("08:30").getString("checkInToken");
      case "wrong-day" -> visits.onAnotherDay().getString("checkInToken");
      case "wrong-branch" -> visits.atAnotherBranch().getString("checkInToken");
      case "cancelled" -> visits.cancelled().getString("checkInToken");
      case "already-in" -> visits.alreadyIn().getString("checkInToken");
      case "pass-expired" -> visits.withoutPass().getString("checkInToken");
      default -> "0000000000000";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on-time      | rgb(23, 128, 69)   | Diterima             | Persilakan menunggu          | Cetak, Selesai
          late         | rgb(255, 209, 102) | Terlambat            | Nomor tetap berlaku          | Kembali, Pilih jadwal baru, Terima, setelah yang tepat waktu
          unknown      | rgb(122, 12, 18)   | Kode tidak dikenal   | Coba ketik nomor             | Beri nomor datang langsung, Ketik nomor
          wrong-branch | rgb(122, 12, 18)   | Bukan kantor ini     | Jadwal di Surakarta          | Kembali, Beri nomor datang langsung, Pindahkan ke sini
          """)
  void eachAnswerFillsTheScreenWithColourIconWordsAndWhatToDoNext(
      String who, String colour, String head, String words, String buttons) {
    fillsTheScreen(who, colour, head, words, buttons);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          early        | rgb(255, 209, 102) | Terlalu awal         | Jadwal pukul 11.00           | Minta datang lagi nanti, Terima, dipanggil sesuai jam
          wrong-day    | rgb(122, 12, 18)   | Bukan hari ini       | Jadwal Selasa, 24 November   | Kembali, Pindah jadwal, Beri nomor datang langsung
          cancelled    | rgb(122, 12, 18)   | Sudah dibatalkan     | Sudah dibatalkan Senin       | Kembali, Pesan jadwal baru, Beri nomor datang langsung
          already-in   | rgb(31, 78, 140)   | Sudah lapor          | Sudah lapor pukul 09.2       | Cetak, Selesai
          pass-expired | rgb(255, 209, 102) | Batas waktu kedatangan lewat | lewat Minggu, 22 November | Kembali, Beri nomor datang langsung, Pesan jadwal baru
          """)
  void soDoTheOtherAnswers(String who, String colour, String head, String words, String buttons) {
    fillsTheScreen(who, colour, head, words, buttons);
  }

  private static void fillsTheScreen(
      String who, String colour, String head, String words, String buttons) {
    arrives(token(who));
    assertThat(guard.cover().locator("h2")).hasText(head);
    assertThat(guard.cover()).containsText(words);
    assertThat(guard.cover()).hasCSS("background-color", colour);
    assertThat(guard.cover().locator("svg.icon")).isVisible();
    var box = guard.cover().boundingBox();
    assertThat(box.width).isEqualTo(360);
    assertThat(box.height).isEqualTo(640);
    assertThat(guard.coverButtons()).isEqualTo(buttons);
    var primary = guard.cover().locator(".cover-buttons .button").last();
    assertThat(primary.boundingBox().height).as("the primary button").isGreaterThanOrEqualTo(96);
    nothingScrolls();
    guard.lookClosely("verdict-" + who);
    guard.button(Pattern.compile("^(Kembali|Selesai|Minta datang|Ketik nomor)")).last().click();
    assertThat(guard.cover()).isHidden();
  }

  /** A guard with forty people before them reads what they see, and no further. */
  private static void nothingScrolls() {
    for (var part : List.of(guard.cover(), guard.cover().locator(".cover-body"))) {
      var hidden = part.evaluate("e => Math.max(0, e.scrollHeight - e.clientHeight)");
      assertThat(((Number) hidden).intValue()).as("out of sight").isLessThanOrEqualTo(1);
    }
  }

  /** D30: on a still smaller phone words may scroll, buttons may not. */
  @ParameterizedTest
  @Tag("long")
  @CsvSource({"320,568", "360,640", "640,360"})
  void theButtonsOfTheLongestAnswersAreOnTheScreenOfEachPhone(int width, int height) {
    for (var who : List.of("wrong-branch", "wrong-day", "early", "pass-expired")) {
      arrives(token(who));
      guard.page().setViewportSize(width, height);
      for (var button : guard.cover().locator(".cover-buttons .button").all()) {
        assertThat(button).isInViewport(new IsInViewportOptions().setRatio(1));
      }
      guard.lookClosely("verdict-" + who + "-" + width);
      guard.page().setViewportSize(360, 640);
      guard.page().keyboard().press("Escape");
      assertThat(guard.cover()).isHidden();
    }
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({"320,568", "360,640", "640,360"})
  void everyKeyOfTheKeypadIsOnTheScreenAlsoBesideANoticeOrTheUndo(int width, int height) {
    arrives(token("on-time"));
    guard.closeCover();
    guard.page().setViewportSize(width, height);
    guard.press("Nomor");
    assertThat(guard.button(Pattern.compile("^Urungkan"))).isInViewport();
    keysAreWhole();
    guard.press("Periksa");
    assertThat(guard.page().getByText("Tekan huruf jalur, lalu 3 angka.")).isInViewport();
    keysAreWhole();
    guard.lookClosely("keys-" + width);
    guard.page().setViewportSize(360, 640);
  }

  private static void keysAreWhole() {
    var dock = guard.page().locator(".arrive-view .dock").boundingBox();
    for (var key : guard.page().locator(".key:visible, .ways .button").all()) {
      var box = key.boundingBox();
      assertThat(box.height).as(key.innerText()).isGreaterThanOrEqualTo(48);
      assertThat(box.y + box.height <= dock.y || box.x >= dock.x + dock.width)
          .as("%s is not covered", key.innerText())
          .isTrue();
      assertThat(key).isInViewport(new IsInViewportOptions().setRatio(1));
    }
  }

  @Test
  @Tag("long")
  void whoWasServedAndComesAgainIsToldSoInTheHeading() {
    var given = visits.walkIn("PRIORITY").getString("number");
    nodes
        .database()
        .update(
            "UPDATE ticket SET state = 'COMPLETED', ended_at = arrived_at WHERE lane = 'PRIORITY'");
    guard.tab("Datang");
    guard.press("Nomor");
    guard.field("Nomor antrean").fill(given);
    guard.press("Periksa");
    assertThat(guard.cover().locator("h2")).hasText("Sudah selesai dilayani");
    guard.lookClosely("verdict-served");
    guard.page().keyboard().press("Escape");
  }

  private static void arrives(String token) {
    guard.tab("Datang");
    guard.press("Pindai");
    guard.field("Kode dari QR").fill(token);
    guard.press("Periksa");
    assertThat(guard.cover()).isVisible();
  }

  @Test
  @Tag("long")
  void aVisitorOnTimeIsInAndTheScreenIsReadyForTheNextByItself() {
    arrives(token("on-time"));
    assertThat(guard.cover()).containsText("Diterima");
    assertThat(guard.cover()).isHidden(new IsHiddenOptions().setTimeout(5_000));
    assertThat(guard.button(Pattern.compile("^Urungkan"))).containsText("detik");
  }

  @Test
  @Tag("long")
  void earlyAndLateOnesAreTakenInAfterOneMoreTap() {
    for (var who : List.of("early", "late")) {
      arrives(token(who));
      guard.cover().locator(".cover-buttons .button").last().click();
      assertThat(guard.cover().locator("h2")).hasText("Diterima");
      guard.closeCover();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "late, Pilih jadwal baru",
    "wrong-branch, Pindahkan ke sini",
    "wrong-day, Pindah jadwal"
  })
  @Tag("long")
  void aVisitorLateOrOnAnotherDayOrFromAnotherOfficeGetsATimeHere(String who, String button) {
    arrives(token(who));
    guard.press(button);
    assertThat(guard.cover()).containsText("Nomor lama tidak berlaku setelah dipindah.");
    guard.lookClosely("move-here-" + who + "-times");
    guard.cover().locator(".cover-list .button").first().click();
    assertThat(guard.cover().locator("h2")).hasText("Jadwal sudah dipindah");
    assertThat(guard.cover()).containsText("B-");
    guard.lookClosely("move-here-" + who + "-done");
    guard.closeCover();
  }

  @Test
  @Tag("long")
  void aCancelledOneIsBookedAgainAtTheDoor() {
    arrives(token("cancelled"));
    guard.press("Pesan jadwal baru");
    assertThat(guard.cover().locator("h2")).hasText("Untuk layanan apa?");
    guard.lookClosely("verdict-cancelled-service");
    guard.press("Klaim JHT");
    assertThat(guard.cover().locator(".cover-list button")).hasCount(3);
    guard.lookClosely("verdict-cancelled-places");
    guard.cover().locator(".cover-list button").first().click();
    guard.cover().getByLabel("NIK").fill(TestPeople.nik(7_900));
    guard.cover().getByLabel("Nomor KPJ").fill("12345678901");
    guard.cover().getByLabel("Nama lengkap").fill("Budi Santoso");
    guard.cover().getByLabel("Nomor HP").fill("081234567891");
    guard.press("Pesan tempat ini");
    assertThat(guard.cover()).containsText("Tempat sudah dipesan");
    guard.closeCover();
  }

  /**
   * Spec of the thumb: 96 for what is pressed most, 64 for the rest of the work, 48 for the bar.
   */
  @Test
  @Tag("long")
  void everyTargetIsAsLargeAsAThumb() {
    visits.walkIn("PRIORITY");
    guard.tab("Panggil");
    guard.call();
    sizes(guard.page().locator(".primary.huge:visible"), 96);
    sizes(guard.page().locator(".actions .button:visible, .tab, .lane:visible"), 64);
    guard.lookClosely("thumb-call");
    guard.press("Mulai");
    guard.press("Selesai");
    guard.tab("Datang");
    guard.press("Nomor");
    sizes(guard.page().locator(".primary.huge:visible"), 96);
    sizes(guard.page().locator(".key:visible"), 64);
    guard.lookClosely("thumb-keys");
    guard.tab("Nomor baru");
    sizes(guard.page().locator(".service:visible, .toggle:visible"), 64);
    guard.lookClosely("thumb-new");
  }

  private static void sizes(Locator targets, int least) {
    var heights = targets.all().stream().map(one -> one.boundingBox().height).toList();
    assertThat(heights).isNotEmpty().allSatisfy(h -> assertThat(h).isGreaterThanOrEqualTo(least));
    var bottom =
        targets.all().stream().mapToDouble(one -> one.boundingBox().y + one.boundingBox().height);
    if (least == 96) {
      assertThat(bottom.max().orElseThrow()).as("above the tabs").isLessThanOrEqualTo(576);
    }
  }
}
