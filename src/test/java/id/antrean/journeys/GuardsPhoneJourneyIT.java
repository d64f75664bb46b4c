package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guard's phone says, asks and spares its guard in an ordinary hour. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class GuardsPhoneJourneyIT {
  private static final Pattern UNDO = Pattern.compile("^Urungkan");

  private static Hall hall;
  private Guard guard;

  @BeforeAll
  static void start(Nodes nodes) {
    hall = Hall.open(nodes);
  }

  @BeforeEach
  void fourWait() {
    guard = hall.guard();
  }

  @AfterEach
  void goHome() {
    guard.close();
  }

  @Test
  void aVisitorWhoHasWaitedTooLongStandsOutOnTheLane() {
    var longest = guard.page().locator(".lane-star.lane .lane-wait");
    assertThat(longest).hasCSS("font-weight", "400");
    hall.nodes()
        .database()
        .update(
            "UPDATE ticket SET arrived_at = arrived_at - interval '46 minutes'"
                + " WHERE lane = 'PRIORITY'");
    guard.page().reload();
    assertThat(longest).containsText("46 mnt");
    assertThat(longest).hasCSS("font-weight", "700");
    guard.lookClosely("long-wait");
  }

  /** "Has my number been called?" is what people ask a guard most. */
  @Test
  void anyNumberOfTodayIsFoundOnAPageOfItsOwn() {
    guard.call();
    var number = guard.called();
    var rows = guard.page().locator(".rows .row");
    guard.press("Daftar");
    assertThat(guard.page().locator(".lanes")).isHidden();
    assertThat(rows).hasCount(3);
    guard.lookClosely("list");
    guard.field("Cari nomor").fill(number.replace("-", ""));
    assertThat(rows).hasCount(1);
    assertThat(rows.first()).containsText(number);
    assertThat(rows.first()).containsText(Pattern.compile("dipanggil 09.2\\d →\\sLoket\\s1"));
    guard.field("Cari nomor").fill("B-999");
    assertThat(guard.page().getByText("B-999 tidak ada dalam antrean hari ini. Periksa tanggal"))
        .isVisible();
    guard.lookClosely("list-none");
    guard.press("Kembali ke panggilan");
    assertThat(guard.page().locator(".lanes")).isVisible();
  }

  @Test
  void aNumberOfAnotherDayIsFoundOnItsDay() {
    var number = hall.visits().onAnotherDay().getString("number");
    guard.press("Daftar");
    guard.field("Cari nomor").fill(number);
    assertThat(guard.page().locator(".list-empty"))
        .containsText(number + " adalah nomor Selasa, 24 November 2026, pukul ");
    guard.lookClosely("list-other-day");
  }

  /** D30: what a guard presses between two calls is whole and on the screen. */
  @ParameterizedTest
  @CsvSource({"320,568", "360,640", "640,360", "768,1024"})
  void theCountersAndTheLargeButtonAreInTheScreen(int width, int height) {
    var page = guard.page();
    page.setViewportSize(width, height);
    for (var part : List.of(guard.next(), page.locator(".counter").first())) {
      assertThat(part).isInViewport(new IsInViewportOptions().setRatio(0.99));
    }
    guard.call();
    assertThat(guard.next()).hasText("Mulai");
    assertThat(guard.next()).isInViewport(new IsInViewportOptions().setRatio(0.99));
    guard.lookClosely("fits-" + width);
  }

  @Test
  void absenceIsAskedInPlaceBeforeTheThirdRecallAndNothingElseIsAsked() {
    guard.call();
    guard.press("Tidak hadir");
    assertThat(guard.button("Yakin? Tidak hadir")).isVisible();
    guard.lookClosely("sure");
    assertThat(hall.called()).as("nothing happened yet").isOne();
    if (!guard.button("Yakin? Tidak hadir").isVisible()) {
      guard.press("Tidak hadir"); // the look took longer than the question stays
    }
    guard.page().waitForTimeout(600); // a trembling thumb is no second press
    guard.press("Yakin? Tidak hadir");
    assertThat(guard.page().locator(".card-when")).containsText("tidak hadir");
    assertThat(guard.button(UNDO)).containsText("5 menit");
    guard.lookClosely("absent");
    guard.button(UNDO).click();
    assertThat(guard.page().locator(".card-when")).containsText("dipanggil");
    for (int recall = 1; recall <= 3; recall++) {
      guard.button(Pattern.compile("^Panggil ulang")).click();
      assertThat(guard.button(Pattern.compile("^Panggil ulang"))).containsText(recall + "/3");
      guard.page().waitForTimeout(3_000); // before that it is one press that trembled
    }
    guard.press("Tidak hadir");
    assertThat(guard.page().locator(".card-when")).containsText("tidak hadir");
  }

  @Test
  void onlyWhatHappenedIsReadOutNotEverySecond() {
    guard.call();
    assertThat(guard.page().locator(".card > [role=status]")).hasText("P-001, Loket 1, dipanggil");
    assertThat(guard.button(UNDO).locator("xpath=ancestor::*[@aria-live or @role='status']"))
        .hasCount(0);
  }

  @Test
  void theLeftHandHasTheSideButtonsOnItsSide() {
    guard.call();
    double right = guard.button("Tunda").boundingBox().x;
    guard.page().locator("summary").first().click();
    guard.press("Tangan kiri");
    guard.page().locator("summary").first().click();
    assertThat(guard.button("Tunda").boundingBox().x).isLessThan(right);
    assertThat(guard.button(UNDO)).hasCSS("direction", "ltr"); // "9 detik", not "detik 9"
    guard.lookClosely("left-hand");
    guard.page().locator("summary").first().click();
    guard.look("menu");
  }

  @Test
  void thePhoneStaysAwakeLightsThePaperAndCanBeMuted() {
    var page = guard.page();
    page.waitForFunction("() => window.locks > 0");
    guard.tab("Datang");
    guard.press("Lampu");
    guard.press("Lampu");
    assertThat((List<?>) page.evaluate("() => lamp")).isEqualTo(List.of(true, false));
    guard.tab("Panggil");
    guard.call();
    page.waitForFunction("() => window.tones > 0");
    page.locator("summary").first().click();
    guard.press("Bunyi tombol");
    page.locator("summary").first().click();
    int before = (int) page.evaluate("() => tones");
    guard.press("Mulai");
    assertThat(page.locator(".card-when")).containsText("Dilayani sejak");
    assertThat((int) page.evaluate("() => tones")).isEqualTo(before);
  }

  @Test
  void anEmptyHallIsSeenAndSaidInASentence() {
    hall.visits().nobodyHere();
    hall.visits().walkIn("WALK_IN");
    guard.chooseCounter("Loket 2");
    guard.call();
    guard.press("Mulai");
    assertThat(guard.button("Selesai")).hasCount(1); // nobody could be called next
    guard.press("Selesai");
    assertThat(guard.button("Panggil berikutnya"))
        .not()
        .hasClass(Pattern.compile("primary")); // it would be refused, so it does not shout
    guard.press("Panggil berikutnya");
    assertThat(
            guard
                .page()
                .getByText("Tidak ada yang menunggu", new Page.GetByTextOptions().setExact(false))
                .first())
        .isVisible();
    guard.lookClosely("hall-empty");
  }
}
