package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
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

  private static Nodes nodes;
  private static Hall hall;
  private final List<String> keys = new ArrayList<>();
  private Guard guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    hall = Hall.open(nodes);
  }

  @BeforeEach
  void fourWait() {
    guard = hall.guard();
    guard.page().onRequest(request -> keepKey(request, "/calls"));
  }

  private void keepKey(Request request, String path) {
    if (request.url().endsWith(path)) {
      keys.add(request.headers().get("idempotency-key"));
    }
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
    assertThat(hall.called()).isOne();
    assertThat(keys.size()).isGreaterThan(1);
    assertThat(Set.copyOf(keys)).as("one intention, one request key").hasSize(1);
  }

  @Test
  @Tag("long")
  void aLongLossShowsTheLastListAndCoversNoButton() {
    guard.loseLink();
    guard.press("Panggil berikutnya");
    assertThat(guard.page().getByText("Panggil dengan suara memakai daftar ini.")).isVisible();
    assertThat(guard.page().locator(".known")).containsText("A-001 A-002 A-003");
    assertThat(guard.page().locator("#offline")).containsText("Daftar terakhir di bawah.");
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
    assertThat(hall.called()).isOne();
    assertThat(Set.copyOf(keys)).hasSize(1);
    assertThat(guard.page().locator(".known")).isHidden();
  }

  /** There is no list to call from, and the number may be out. */
  @Test
  @Tag("long")
  void aNumberThatGotLostIsGivenOnceByTheSecondPress() {
    guard.page().onRequest(request -> keepKey(request, "/tickets"));
    guard.tab("Nomor baru");
    guard.loseLink();
    guard.press("Klaim JHT");
    assertThat(guard.page().getByText("Nomor belum tentu keluar.")).isVisible();
    assertThat(guard.page().locator("#offline")).hasText(Pattern.compile("sejak 09\\.2\\d\\.$"));
    guard.lookClosely("link-lost-number");
    guard.findLink();
    assertThat(guard.page().locator("#link")).hasText("Tersambung");
    guard.press("Klaim JHT");
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    assertThat(keys.size()).isGreaterThan(1);
    assertThat(Set.copyOf(keys)).as("one intention, one request key").hasSize(1);
  }

  @Test
  @Tag("long")
  void aTapInAnEndedSessionIsDoneAfterSigningIn() {
    guard.page().route(LISTS, Route::abort); // else they may notice the end before the tap
    guard.page().waitForTimeout(500);
    nodes.database().update("DELETE FROM staff_session");
    guard.press("Panggil berikutnya");
    assertThat(guard.page().getByText("Sesi berakhir. Masuk lagi, tindakan Anda diteruskan."))
        .isVisible();
    guard.lookClosely("session-ended");
    assertThat(hall.called()).isZero();
    guard.page().getByLabel("Kata sandi").fill(Nodes.PASSWORD);
    guard.page().getByLabel("Buat PIN").fill("1234");
    guard.press("Masuk");
    assertThat(guard.page().getByText("PIN ini mudah ditebak.")).isVisible();
    guard.page().getByLabel("Buat PIN").fill(Guard.PIN);
    guard.page().unroute(LISTS);
    guard.press("Masuk");
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(hall.called()).isOne();
    assertThat(keys).hasSize(2);
    assertThat(Set.copyOf(keys)).hasSize(1);
  }

  @Test
  @Tag("long")
  void aTapOnAScreenThatWasLeftAloneIsDoneAfterThePin() {
    tapOnTheLockedScreen();
    assertThat(guard.page().getByText("Layar ini milik guard.")).isVisible();
    unlock("");
    assertThat(guard.page().getByText("PIN harus 4 angka.")).isVisible();
    guard.lookClosely("locked");
    unlock("9999");
    assertThat(guard.page().getByText("PIN salah. Masih bisa dicoba 4 kali lagi.")).isVisible();
    guard.lookClosely("locked-wrong-pin");
    assertThat(hall.called()).isZero();
    unlock(Guard.PIN);
    assertThat(guard.page().locator(".card-number")).containsText("→");
    assertThat(hall.called()).isOne();
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
    assertThat(hall.called()).isOne();
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
    assertThat(hall.called()).isOne();
  }

  /** D35: within three seconds it is one press that trembled, and that is said. */
  @Test
  @Tag("long")
  void aPressThatIsNotCountedSaysSo() {
    guard.call();
    var again = guard.button(Pattern.compile("^Panggil ulang"));
    again.click();
    assertThat(again).containsText("1/3");
    again.click();
    assertThat(guard.page().getByText("Sudah dikerjakan, sekali saja.")).isVisible();
    assertThat(again).containsText("1/3");
  }

  @Test
  @Tag("long")
  void aLaneIsChosenForOneCallOnly() {
    var walkIns = guard.page().locator(".lane.lane-circle");
    walkIns.click();
    assertThat(walkIns).hasAttribute("aria-pressed", "true");
    guard.lookClosely("one-lane");
    guard.press("Panggil Langsung");
    assertThat(guard.page().locator(".card-number")).containsText("A-001");
    assertThat(guard.page().locator(".card-reason")).containsText("Langsung");
    assertThat(walkIns).hasAttribute("aria-pressed", "false");
    assertThat(guard.button("Mulai")).isVisible();
  }

  @Test
  @Tag("long")
  void aCallIsTakenBackWithinTenSecondsThatAreCountedInWords() {
    guard.call();
    assertThat(guard.button(UNDO))
        .hasText(Pattern.compile("Urungkan panggilan \\S+ *(10|[1-9]) detik"));
    guard.button(UNDO).click();
    assertThat(guard.page().getByText("Belum ada panggilan di loket ini.")).isVisible();
    assertThat(hall.called()).isZero();
  }

  @Test
  @Tag("long")
  void aClosedCounterOffersNothingButToOpenIt() {
    guard.chooseCounterClosed("Loket 3");
    assertThat(guard.button("Buka Loket 3")).isVisible();
    assertThat(guard.page().locator(".actions .button:visible")).hasCount(0);
    guard.lookClosely("counter-closed");
  }
}
