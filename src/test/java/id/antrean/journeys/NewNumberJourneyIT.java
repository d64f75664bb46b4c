package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Media;
import id.antrean.testkit.Antrean;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Monday, 09.20: the guard gives numbers to those who come without one. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class NewNumberJourneyIT extends DoorJourney {
  @Test
  void aMobileThatHasANumberIsAskedAboutAndWhoHasBookedIsCheckedIn() {
    var first = visits.walkIn("PRIORITY", "081234500001").getString("number");
    asksForANumber("081234500001");
    assertThat(guard.cover()).containsText("Sudah ada " + first + " dengan HP ini.");
    assertThat(guard.coverButtons()).isEqualTo("Beri nomor kedua, Tidak, tetap " + first);
    assertThat(guard.cover()).not().containsText("kode ini"); // a question is no fault
    guard.lookClosely("second-1-in-line");
    guard.press("Beri nomor kedua");
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    assertThat(guard.coverNumber()).isNotEqualTo(first);
    guard.closeCover();

    var number = visits.at("09:30").getString("number");
    asksForANumber(visits.phone());
    assertThat(guard.cover()).containsText(number + " dipesan dengan HP ini, hari ini 09.30.");
    guard.lookClosely("second-2-booked");
    guard.press("Terima " + number);
    assertThat(guard.cover()).containsText("Cocokkan dengan KTP");
    guard.press("Terima");
    assertThat(guard.cover()).containsText("Diterima");
  }

  @Test
  void outsideTheHoursForNumbersTheGuardIsAskedOnce() {
    numbersFrom("10:00");
    try {
      guard.tab("Nomor baru");
      guard.press("Klaim JHT");
      assertThat(guard.cover()).containsText("Nomor dibagikan mulai pukul 10.00.");
      assertThat(guard.coverButtons()).isEqualTo("Tetap beri nomor, Tidak jadi");
      guard.lookClosely("outside-hours");
      guard.press("Tetap beri nomor");
      assertThat(guard.cover()).containsText("Nomor sudah keluar");
      guard.closeCover();
    } finally {
      numbersFrom("07:30");
    }
  }

  private static void numbersFrom(String time) {
    nodes.database().update("UPDATE branch_policy SET walk_in_from = $1::text::time", time);
    nodes.main(0).rooms().branches().reload();
  }

  private static void asksForANumber(String phone) {
    guard.tab("Nomor baru");
    guard.field("HP untuk SMS").fill(phone);
    guard.press("Klaim JHT");
    assertThat(guard.cover()).isVisible();
  }

  /** One finger beside the key, and a stranger's place would be gone (D18). */
  @Test
  @Tag("long")
  void aClaimThatHasANumberIsAskedAboutBeforeThatNumberEnds() {
    var first = claims("EK-2026-0007");
    guard.closeCover();
    claims("EK-2026-0007");
    assertThat(guard.cover()).containsText("Nomor klaim ini sudah dipakai " + first + ".");
    assertThat(guard.coverButtons())
        .isEqualTo("Ganti " + first + " dengan nomor baru, Cetak, Periksa nomor klaim");
    guard.lookClosely("claim-in-line");
    guard.press("Periksa nomor klaim");
    assertThat(guard.cover()).isHidden();
    guard.press("Klaim JHT");
    guard.press("Ganti " + first + " dengan nomor baru");
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    assertThat(guard.coverNumber()).startsWith("E-").isNotEqualTo(first);
    guard.closeCover();
  }

  /** The number that is shown then. */
  private static String claims(String reference) {
    guard.tab("Nomor baru");
    guard.button(Pattern.compile("^Punya e-Klaim")).click();
    guard.field("Nomor klaim").fill(reference);
    guard.field("Tanggal disetujui").fill("2026-11-20");
    guard.press("Klaim JHT");
    assertThat(guard.cover()).isVisible();
    return guard.coverNumber();
  }

  @Test
  @Tag("long")
  void whoseApprovalIsTooOldIsToldWhyAndOfferedANumberOfLaneA() {
    guard.tab("Nomor baru");
    guard.button(Pattern.compile("^Punya e-Klaim")).click();
    guard.field("Nomor klaim").fill("EK-2026-0001");
    guard.field("Tanggal disetujui").fill("2026-01-05");
    guard.press("Klaim JHT");
    assertThat(guard.page().getByText("Batas waktu kedatangan e-Klaim ini sudah lewat"))
        .isVisible();
    guard.lookClosely("e-klaim-too-old");
    guard.press("Klaim JHT");
    assertThat(guard.coverNumber()).startsWith("A-");
    guard.closeCover();
  }

  @Test
  @Tag("long")
  void whenNumbersAreUsedUpThreeSurePlacesAreOffered() {
    var spent = "UPDATE branch_day SET walk_in_given = walk_in_quota";
    visits.walkIn("WALK_IN");
    nodes.database().update(spent);
    guard.tab("Nomor baru");
    guard.press("Klaim JHT");
    assertThat(guard.cover().locator("h2"))
        .hasText(Pattern.compile("Nomor datang langsung habis \\((\\d+) dari \\1\\)\\."));
    assertThat(guard.cover().locator(".cover-list button")).hasCount(3);
    guard.lookClosely("quota-spent");
    guard.press("Kembali");
    nodes.database().update("UPDATE branch_day SET walk_in_given = 1");
  }

  /** Numbers that come and go below must not move what is about to be pressed. */
  @Test
  @Tag("long")
  void theServicesStayWhereTheyAreWhenANumberWasGiven() {
    guard.tab("Nomor baru");
    var service = guard.button("Klaim JHT");
    double before = service.boundingBox().y;
    service.click();
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    guard.closeCover();
    assertThat(guard.button(Pattern.compile("^Urungkan"))).isVisible();
    assertThat(service.boundingBox().y).isEqualTo(before);
    guard.lookClosely("number-given-undo");
  }

  @Test
  @Tag("long")
  void theNextVisitorFindsThePageFromItsTop() {
    guard.tab("Nomor baru");
    var english = guard.button(Pattern.compile("^English")).boundingBox();
    assertThat(guard.button("Klaim JHT").boundingBox().y - english.y - english.height)
        .as("room between two buttons")
        .isGreaterThanOrEqualTo(8);
    guard.button(Pattern.compile("^Saya tidak yakin")).click();
    guard.closeCover();
    assertThat(guard.button(Pattern.compile("^Prioritas"))).isInViewport();
  }

  @Test
  @Tag("long")
  void aTicketOnPaperIsEightyMillimetresWideAndHasNoColour() {
    guard.page().evaluate("() => { window.print = () => {}; }");
    guard.tab("Nomor baru");
    guard.press("Klaim JHT");
    guard.press("Cetak");
    assertThat(guard.page().locator("#paper .paper-number")).containsText("A-");
    assertThat(guard.cover()).containsText("Kertas tidak keluar? Tulis A-");
    guard.look("paper-fault");
    guard.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    guard.page().setViewportSize(302, 640);
    var paper = guard.page().locator("#paper").boundingBox();
    assertThat(paper.width * 25.4 / 96).as("millimetres").isBetween(60.0, 72.5);
    assertThat(guard.page().locator("#paper .paper-number").boundingBox().height * 25.4 / 96)
        .isGreaterThan(20);
    guard
        .page()
        .screenshot(new ScreenshotOptions().setPath(Path.of("target/screens/paper-80mm.png")));
    guard.page().setViewportSize(360, 640);
    guard.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
    guard.closeCover();
  }
}
