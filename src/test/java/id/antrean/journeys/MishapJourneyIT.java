package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A guard's bad minutes: no link, an ended session, a slip of the thumb. No tap is lost. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class MishapJourneyIT {
  private static final Pattern LISTS = Pattern.compile("/(tickets\\?|counters$)");
  private static final Pattern UNDO = Pattern.compile("^Urungkan");

  /** A phone with a lamp and a lock for its screen, and a loudspeaker that counts. */
  private static final String PHONE = Script.of("phone-hardware");

  private static Nodes nodes;
  private static Visits visits;
  private final List<String> keys = new ArrayList<>();
  private Guard guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = new Visits(nodes);
    nodes.database().update("UPDATE counter SET open = false");
    visits.open(2);
  }

  @BeforeEach
  void fourWait() {
    visits.nobodyHere();
    List.of("WALK_IN", "WALK_IN", "WALK_IN", "PRIORITY").forEach(visits::walkIn);
    guard = new Guard(nodes.http(0), PHONE).signedIn();
    guard
        .page()
        .onRequest(
            request -> {
              if (request.url().endsWith("/calls")) {
                keys.add(request.headers().get("idempotency-key"));
              }
            });
    assertThat(guard.page().locator(".lane-star.lane")).containsText("1 menunggu");
  }

  @AfterEach
  void goHome() {
    guard.close();
  }

  @Test
  void aTapWhileTheLinkIsLostIsDoneOnceWhenItIsBack() {
    guard.loseLink();
    guard.press("Panggil berikutnya");
    assertThat(guard.page().locator(".primary.huge:visible"))
        .hasAttribute("data-doing", "Memanggil…");
    assertThat(guard.page().locator("#offline")).containsText("Tidak tersambung sejak 09.2");
    guard.findLink();
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
    assertThat(keys.size()).isGreaterThan(1);
    assertThat(Set.copyOf(keys)).as("one intention, one request key").hasSize(1);
  }

  @Test
  @Tag("long")
  void aLongLossShowsTheLastListAndCoversNoButton() {
    guard.loseLink();
    guard.press("Panggil berikutnya");
    assertThat(guard.page().getByText("Panggil dengan suara memakai daftar ini.")).isVisible();
    assertThat(guard.page().locator(".known")).containsText("A-001  A-002  A-003");
    assertThat(guard.page().locator("#offline")).hasCSS("background-color", "rgb(255, 209, 102)");
    var banner = guard.page().locator("#offline").boundingBox();
    for (var button : guard.page().locator("button:visible").all()) {
      var box = button.boundingBox();
      assertThat(box.y + box.height <= banner.y + 1 || box.y >= banner.y + banner.height - 1)
          .as(button.innerText())
          .isTrue();
    }
    guard.lookClosely("link-lost");
    guard.findLink();
    assertThat(guard.page().locator("#link")).hasText("Tersambung");
    guard.press("Panggil berikutnya");
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
    assertThat(Set.copyOf(keys)).hasSize(1);
    assertThat(guard.page().locator(".known")).isHidden();
  }

  @Test
  void aTapInAnEndedSessionIsDoneAfterSigningIn() {
    guard.page().route(LISTS, Route::abort); // else they may notice the end before the tap
    guard.page().waitForTimeout(500);
    nodes.database().update("DELETE FROM staff_session");
    guard.press("Panggil berikutnya");
    assertThat(guard.page().getByText("Sesi berakhir. Masuk lagi, tindakan Anda diteruskan."))
        .isVisible();
    guard.lookClosely("session-ended");
    assertThat(called()).isZero();
    guard.page().getByLabel("Kata sandi").fill(Nodes.PASSWORD);
    guard.page().getByLabel("Buat PIN").fill("1234");
    guard.press("Masuk");
    assertThat(guard.page().getByText("PIN ini mudah ditebak.")).isVisible();
    guard.page().getByLabel("Buat PIN").fill(Guard.PIN);
    guard.page().unroute(LISTS);
    guard.press("Masuk");
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
    assertThat(keys).hasSize(2);
    assertThat(Set.copyOf(keys)).hasSize(1);
  }

  @Test
  void aTapOnAScreenThatWasLeftAloneIsDoneAfterThePin() {
    tapOnTheLockedScreen();
    guard.lookClosely("locked");
    unlock("9999");
    assertThat(guard.page().getByText("PIN salah. Masih bisa dicoba 4 kali lagi.")).isVisible();
    guard.lookClosely("locked-wrong-pin");
    assertThat(called()).isZero();
    unlock(Guard.PIN);
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
    assertThat(Set.copyOf(keys)).as("one intention, one request key").hasSize(1);
  }

  @Test
  @Tag("long")
  void afterFiveWrongPinsThePasswordIsAskedAndTheTapIsStillDone() {
    tapOnTheLockedScreen();
    for (int left = 4; left > 0; left--) {
      unlock("9999");
      assertThat(guard.page().getByText("Masih bisa dicoba " + left + " kali lagi.")).isVisible();
    }
    unlock("9999");
    assertThat(guard.page().locator("#lock")).isHidden();
    assertThat(guard.page().getByLabel("Nama pengguna")).hasValue("guard");
    guard.signIn(Nodes.PASSWORD);
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
  }

  @Test
  @Tag("long")
  void aLockedScreenCanBeSignedOutOfWithoutItsPin() {
    tapOnTheLockedScreen();
    guard.page().reload();
    guard.page().locator("#lock-out").click();
    assertThat(guard.page().getByLabel("Nama pengguna")).isVisible();
    assertThat(guard.page().locator("#lock")).isHidden();
  }

  private void tapOnTheLockedScreen() {
    guard.page().route(LISTS, Route::abort); // else they may notice the lock before the tap
    guard.page().waitForTimeout(500);
    nodes.database().update("UPDATE staff_session SET seen_at = seen_at - interval '15 minutes'");
    guard.press("Panggil berikutnya");
    assertThat(guard.page().locator("#lock h1")).hasText("Layar terkunci");
    guard.page().unroute(LISTS);
  }

  private void unlock(String pin) {
    var field = guard.page().locator("#lock").getByLabel("PIN");
    field.fill(pin);
    guard.press("Buka");
  }

  @Test
  void aDoublePressIsOneCall() {
    guard.button("Panggil berikutnya").dblclick();
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(called()).isOne();
  }

  @Test
  void aLaneIsChosenForOneCallOnly() {
    var walkIns = guard.page().locator(".lane.lane-circle");
    walkIns.click();
    assertThat(walkIns).hasAttribute("aria-pressed", "true");
    guard.lookClosely("one-lane");
    guard.press("Panggil Langsung");
    assertThat(guard.page().locator(".card-number")).containsText("A-001");
    assertThat(guard.page().locator(".card-reason")).containsText("Langsung");
    assertThat(walkIns).hasAttribute("aria-pressed", "false");
    assertThat(guard.button("Panggil berikutnya")).isVisible();
  }

  @Test
  @Tag("long")
  void aVisitorWhoHasWaitedTooLongStandsOutOnTheLane() {
    var longest = guard.page().locator(".lane-star.lane .lane-wait");
    assertThat(longest).hasCSS("font-weight", "400");
    nodes
        .database()
        .update(
            "UPDATE ticket SET arrived_at = arrived_at - interval '46 minutes'"
                + " WHERE lane = 'PRIORITY'");
    guard.page().reload();
    assertThat(longest).containsText("46 mnt");
    assertThat(longest).hasCSS("font-weight", "700");
    guard.lookClosely("long-wait");
  }

  @Test
  @Tag("long")
  void absenceIsAskedInPlaceBeforeTheThirdRecallAndNothingElseIsAsked() {
    guard.call();
    guard.press("Tidak hadir");
    assertThat(guard.button("Yakin? Tidak hadir")).isVisible();
    guard.lookClosely("sure");
    assertThat(called()).as("nothing happened yet").isOne();
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
  void aCallIsTakenBackWithinTenSecondsThatAreCountedInWords() {
    guard.call();
    assertThat(guard.button(UNDO)).hasText(Pattern.compile("Urungkan *(10|[1-9]) detik"));
    guard.button(UNDO).click();
    assertThat(guard.page().getByText("Belum ada panggilan di loket ini.")).isVisible();
    assertThat(called()).isZero();
  }

  @Test
  @Tag("long")
  void onlyWhatHappenedIsReadOutNotEverySecond() {
    guard.call();
    assertThat(guard.page().locator(".card [role=status]")).hasText("P-001, Loket 1, dipanggil");
    assertThat(guard.button(UNDO).locator("xpath=ancestor::*[@aria-live or @role='status']"))
        .hasCount(0);
  }

  @Test
  @Tag("long")
  void theLeftHandHasTheSideButtonsOnItsSide() {
    guard.call();
    double right = guard.button("Tidak hadir").boundingBox().x;
    guard.page().locator("summary").first().click();
    guard.look("menu");
    guard.press("Tangan kiri");
    guard.page().locator("summary").first().click();
    assertThat(guard.button("Tidak hadir").boundingBox().x).isLessThan(right);
    assertThat(guard.button(UNDO)).hasCSS("direction", "ltr"); // "9 detik", not "detik 9"
    guard.lookClosely("left-hand");
  }

  @Test
  @Tag("long")
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
    assertThat(page.locator(".card-when")).containsText("sedang dilayani");
    assertThat((int) page.evaluate("() => tones")).isEqualTo(before);
  }

  @Test
  void aClosedCounterOffersNothingButToOpenIt() {
    guard.chooseCounterClosed("Loket 3");
    assertThat(guard.button("Buka Loket 3")).isVisible();
    assertThat(guard.page().locator(".actions .button:visible")).hasCount(0);
    guard.lookClosely("counter-closed");
  }

  @Test
  @Tag("long")
  void anEmptyHallAndACounterThatIsTakenAreSaidInSentences() {
    guard.call();
    guard.page().waitForTimeout(3_000); // before that it is the same press
    guard.press("Panggil berikutnya");
    assertThat(guard.page().getByText("P-001 sudah dipanggil ke Loket 1"))
        .isInViewport(new IsInViewportOptions().setRatio(0.95));
    guard.lookClosely("counter-taken");
    visits.nobodyHere();
    visits.walkIn("WALK_IN");
    guard.chooseCounter("Loket 2");
    guard.call();
    guard.press("Mulai");
    guard.press("Selesai");
    guard.press("Panggil berikutnya");
    assertThat(
            guard
                .page()
                .getByText(
                    "Tidak ada yang menunggu",
                    new com.microsoft.playwright.Page.GetByTextOptions().setExact(false))
                .first())
        .isVisible();
    guard.lookClosely("hall-empty");
  }

  private static int called() {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM ticket WHERE state = 'CALLED'")
        .orElseThrow();
  }
}
