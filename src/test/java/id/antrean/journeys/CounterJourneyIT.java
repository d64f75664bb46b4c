package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on the screen of a counter: whole, in its place, and nobody else's. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class CounterJourneyIT {
  private static Nodes nodes;
  private static Visits visits;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = new Visits(nodes);
  }

  @BeforeEach
  void fourWait() {
    visits.nobodyHere();
    nodes.database().update("UPDATE counter SET open = false");
    List.of("WALK_IN", "WALK_IN", "WALK_IN", "WALK_IN").forEach(visits::walkIn);
  }

  @Test
  void thePapersOfTheReasonAndUndoAreSeenWithoutScrollingOnALowDesk() {
    visits.open(7);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      var page = officer.page();
      officer.call();
      var undo = officer.button(Pattern.compile("Urungkan panggilan"));
      var top = box(page.locator(".card")).y;
      assertThat(box(undo).y).isGreaterThan(top);
      assertThat(bottom(undo)).isLessThan(box(page.locator(".card-reason")).y + 1);
      page.locator(".card-about").getByRole(AriaRole.COMBOBOX).selectOption("RESIGNED");
      var last = page.locator(".card-about li").last();
      assertThat(bottom(last)).isLessThanOrEqualTo(box(page.locator(".actions")).y);
      officer.press("Alihkan");
      assertThat(undo).isVisible();
      assertThat(bottom(undo)).isLessThan(box(page.locator(".transfer")).y);
      officer.lookClosely("counter-1-papers");
      page.keyboard().press("Escape");
      officer.ready();
      officer.press("Mulai");
      officer.press(Pattern.compile("Tampilkan data diri"));
      assertThat(page.locator(".facts")).not().isEmpty();
      assertThat(last).isVisible();
      officer.press(Pattern.compile("Sembunyikan data"));
      assertThat(page.locator(".facts")).isEmpty();
      page.reload(); // as another language does
      assertThat(page.locator(".card-about")).containsText("Paklaring");
    }
  }

  @Test
  void onAPhoneUndoStandsWholeAboveTheDockAndMovesNothing() {
    visits.open(7);
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      var page = guard.page();
      var dock = page.locator(".call-view .dock");
      var before = box(dock);
      guard.call();
      var undo = guard.button(Pattern.compile("Urungkan panggilan"));
      assertThat(undo).isVisible();
      assertThat(box(dock).y).isEqualTo(before.y);
      assertThat(bottom(undo)).isLessThanOrEqualTo(before.y);
      for (var act : page.locator(".actions .button:visible").all()) {
        assertThat(bottom(act)).as(act.innerText()).isLessThanOrEqualTo(box(undo).y);
      }
      guard.lookClosely("counter-2-undo");
    }
  }

  /** The large button would finish a colleague's visitor. */
  @Test
  void whoeverSignsInStandsAtAFreeCounterAndStaysThere() {
    visits.open(2);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      officer.call();
      try (var guard = new Guard(nodes.http(0)).signedIn()) {
        var chosen = guard.page().locator(".counter[aria-pressed=true]");
        assertThat(chosen).containsText("2");
        guard.call();
        assertThat(guard.called()).isNotEqualTo(officer.called());
        guard.startOver();
        assertThat(chosen).containsText("2");
        assertThat(chosen).containsText(guard.called());
      }
    }
  }

  @Test
  void aTransferToABusyCounterIsRefusedAtTheFormInItsOwnWords() {
    visits.open(2);
    try (var guard = new Guard(nodes.http(0)).signedIn();
        var officer = Guard.officer(nodes.http(0))) {
      guard.call();
      officer.signedIn().call();
      officer.press("Alihkan");
      var form = officer.page().locator(".transfer");
      var first = form.locator("option[value='counter:" + Visits.OFFICE + "-1']");
      assertThat(first).hasText("Loket 1 · sedang dipakai");
      assertThat(first).hasAttribute("disabled", "");
      var number = officer.called();
      officer.page().locator("#branch").click();
      officer.page().keyboard().press("m"); // keys act on the open form only
      officer.page().waitForTimeout(300);
      assertThat(officer.page().locator(".card-when")).containsText("dipanggil");
      assertThat(officer.called()).isEqualTo(number);
      first.evaluate("one => { one.disabled = false; }"); // it was free when the form was opened
      form.locator("select").first().selectOption("counter:" + Visits.OFFICE + "-1");
      form.locator("select").last().selectOption("Perlu petugas lain");
      form.locator(".primary").click();
      assertThat(form.locator(".notice"))
          .containsText("Loket 1 sedang memanggil " + guard.called() + ". Pilih loket lain");
      assertThat(form.locator(".primary")).isInViewport();
    }
  }

  @Test
  void aCounterThatIsClosedWhileItServesSaysWhenItClosesAndCanStayOpen() {
    visits.open(2);
    try (var officer = Guard.officer(nodes.http(0)).signedIn();
        var guard = new Guard(nodes.http(0)).signedIn()) {
      guard.chooseCounter("Loket 2");
      guard.call();
      var number = guard.called();
      var sentence = "Loket 2 tutup setelah " + number + " selesai.";
      guard.page().locator(".menu summary").click();
      guard.press("Tutup Loket 2");
      assertThat(guard.page().locator(".closing")).containsText(sentence);
      assertThat(guard.page().locator(".menu")).not().hasAttribute("open", "");
      for (var act : guard.page().locator(".actions .button:visible").all()) {
        assertThat(bottom(act))
            .as(act.innerText())
            .isLessThanOrEqualTo(box(guard.page().locator(".call-view .foot")).y);
      }
      guard.lookClosely("counter-5-closing");
      var other = officer.page().locator(".counter").filter(having("Loket 2"));
      assertThat(other).containsText("lalu tutup"); // within a moment, without being asked for
      guard.press("Batal tutup Loket 2");
      assertThat(guard.page().locator(".closing")).isHidden();
      assertThat(other).not().containsText("lalu tutup");
      guard.page().locator(".menu summary").click();
      guard.press("Tutup Loket 2");
      assertThat(guard.page().locator(".closing")).containsText(sentence);
      guard.ready();
      guard.press("Mulai");
      guard.ready();
      guard.press("Selesai"); // nobody is called next
      assertThat(guard.next()).hasText("Buka Loket 2");
      assertThat(guard.page().locator(".closing")).isHidden();
      assertThat(other).containsText("tutup");
    }
  }

  @Test
  void whoeverChoosesAColleaguesCounterIsAskedOnceWhoseItIs() {
    visits.open(3);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      officer.call();
      try (var guard = new Guard(nodes.http(0)).signedIn()) {
        var chosen = guard.page().locator(".counter[aria-pressed=true]");
        assertThat(chosen).containsText("2");
        guard.chooseCounterClosed("Loket 1");
        assertThat(guard.cover())
            .containsText(
                Pattern.compile("Loket 1 dipakai officer sejak 09[.][0-9]{2}. Tetap pakai?"));
        guard.lookClosely("counter-6-whose");
        guard.page().keyboard().press("Escape");
        assertThat(guard.cover()).isHidden();
        assertThat(chosen).containsText("2");
        guard.chooseCounterClosed("Loket 1");
        guard.press("Tetap pakai");
        assertThat(chosen).containsText("1");
        guard.chooseCounterClosed("Loket 3"); // where nobody calls
        assertThat(chosen).containsText("3");
        guard.chooseCounterClosed("Loket 1");
        assertThat(chosen).containsText("1");
      }
    }
  }

  private static Locator.FilterOptions having(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  @Test
  void aLaneKeyBeginsANewNumberAndThreeDigitsAreTheEnd() {
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      guard.tab("Datang");
      guard.press("Nomor");
      var number = guard.field("Nomor antrean");
      List.of("Online", "0", "3", "1", "4").forEach(guard::press);
      assertThat(number).hasValue("B-031");
      guard.press("Langsung");
      assertThat(number).hasValue("A-");
      var key = box(guard.button("0"));
      guard.press("Periksa");
      assertThat(guard.page().getByText("Tekan huruf jalur, lalu 3 angka.")).isVisible();
      assertThat(box(guard.button("0")).y).as("moves no key").isEqualTo(key.y);
      guard.lookClosely("counter-3-notice");
    }
  }

  /** Its last button would pull it to its end. */
  @Test
  void aLongSheetOpensAtItsTop() {
    var booking = visits.atAnotherBranch();
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      guard.tab("Datang");
      guard.press("Pindai");
      guard.field("Kode dari QR").fill("https://antrean.test/saya/" + booking.getString("code"));
      guard.press("Periksa");
      assertThat(guard.cover()).containsText("Bukan kantor ini");
      assertThat(guard.cover().locator("h2")).isInViewport();
      assertThat((int) guard.cover().evaluate("cover => cover.scrollTop")).isZero();
    }
  }

  @Test
  void whoeverLeavesLocksTheScreenAndThePinOpensItWhereItWas() {
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      var lock = guard.page().locator("#lock");
      guard.tab("Datang");
      var asked = new AtomicInteger();
      guard
          .page()
          .route(
              "**/session/lock",
              route -> {
                if (asked.getAndIncrement() == 0) {
                  route.fulfill(new Route.FulfillOptions().setStatus(503)); // busy for a moment
                } else {
                  route.resume();
                }
              });
      guard.page().locator(".menu summary").click();
      guard.press("Kunci layar");
      assertThat(lock).isVisible();
      guard.lookClosely("counter-4-lock");
      lock.getByLabel("PIN").fill(Guard.PIN);
      guard.press("Buka");
      assertThat(lock).isHidden();
      assertThat(guard.page().locator(".arrive-view")).isVisible();
    }
  }

  private static BoundingBox box(Locator one) {
    return one.boundingBox();
  }

  private static double bottom(Locator one) {
    var box = box(one);
    return box.y + box.height;
  }
}
