package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In the lobby with a phone: the page follows by itself. */
@Antrean(clock = "2026-11-24T08:00:00+07:00", counters = 2, browser = true)
class FollowJourneyIT {
  private static final int POLL_MS = 16_000;

  private static Nodes nodes;
  private static Http anybody;
  private static Http floor;
  private static long slot;
  private static int people;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    anybody = nodes.http(0);
    floor = anybody.as("admin");
    slot = TestBranch.slot(nodes.database(), "ONLINE", "08:45", 20, 31);
  }

  private static JsonObject book() {
    return anybody.post("/api/v1/bookings", TestPeople.wish(++people, slot)).json();
  }

  private static String checkIn(JsonObject booking) {
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    var path = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
    return floor
        .post(path, token.put("confirm", true))
        .json()
        .getJsonObject("ticket")
        .getString("id");
  }

  private static void call(int counter) {
    var answer =
        floor.post(
            "/api/v1/counters/" + TestBranch.BRANCH + "-" + counter + "/calls", new JsonObject());
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
  }

  private static void serveAndComplete(String ticket) {
    floor.post("/api/v1/tickets/" + ticket + "/service", new JsonObject());
    floor.post("/api/v1/tickets/" + ticket + "/completion", new JsonObject());
  }

  private static Page open(Browser browser, JsonObject booking) {
    var page = browser.page();
    page.clock().install();
    page.navigate("/t/" + booking.getString("code"));
    page.evaluate("window.sameLoad = true");
    return page;
  }

  /**
   * Moves the page's clock on until it shows these words. A jump also ends a question that is on
   * its way, as if no answer had come for 15 s, and the page then asks later.
   */
  private static void comes(Page page, Locator place, String words) {
    var answered = new LocatorAssertions.ContainsTextOptions().setTimeout(2_000);
    for (int jump = 0; jump < 5; jump++) {
      page.clock().runFor(POLL_MS);
      try {
        assertThat(place).containsText(words, answered);
        return;
      } catch (AssertionError notYet) {
        continue;
      }
    }
    assertThat(place).containsText(words);
  }

  private static void isStillTheSameLoad(Page page) {
    assertThat(page.evaluate("window.sameLoad === true")).isEqualTo(true);
  }

  @Test
  void thePositionAndTheCallArriveWithoutAPress() {
    var first = book();
    var second = book();
    try (var browser = Browser.phone(anybody)) {
      var page = open(browser, second);
      assertThat(page.locator("#antrean")).containsText("Lapor ke satpam saat Anda tiba");
      PageChecks.look(browser, page, "follow-1-before-check-in", Size.DESKTOP);

      var firstTicket = checkIn(first);
      checkIn(second);
      comes(page, page.locator("#antrean"), "1 orang di depan Anda");
      assertThat(page.locator("#antrean")).containsText("Perkiraan dipanggil pukul");
      PageChecks.look(browser, page, "follow-2-waiting", Size.DESKTOP);
      page.evaluate("window.sameLoad = true"); // the check-in made another page of it

      call(1);
      comes(page, page.locator("#antrean"), "Setelah ini nomor Anda yang dipanggil");
      assertThat(page.locator("#antrean"))
          .containsText("Jalur B terakhir memanggil " + first.getString("number") + " di Loket 1");
      PageChecks.look(browser, page, "follow-3-next", Size.DESKTOP);

      serveAndComplete(firstTicket);
      call(2);
      comes(page, page.locator("#panggil"), "Silakan ke Loket 2 sekarang");
      assertThat(page).hasTitle("Silakan ke Loket 2 sekarang - Antrean");
      assertThat(page.locator("#panggil")).hasAttribute("aria-live", "assertive");
      isStillTheSameLoad(page);
      PageChecks.look(browser, page, "follow-4-called", Size.DESKTOP);
    }
  }

  /** By the stream, long before the page would ask again: its clock stands still meanwhile. */
  @Test
  void theCallIsOnThePhoneWithinASecond() {
    var booking = book();
    checkIn(booking);
    try (var browser = Browser.phone(anybody)) {
      var page = open(browser, booking);
      page.clock().runFor(2_000); // then the stream opens
      page.waitForTimeout(300);
      floor.post(
          "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls",
          new JsonObject().put("ticket", ticketOf(booking)).put("why", "uji"));
      long from = System.nanoTime();
      assertThat(page.locator("#panggil")).hasText("Silakan ke Loket 1 sekarang");
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
      isStillTheSameLoad(page);
    } finally {
      serveAndComplete(ticketOf(booking));
    }
  }

  /** What staff take back is seen as fast as what they did. */
  @Test
  void anAbsenceAndAnEndThatAreTakenBackAreOnThePhoneWithinASecond() {
    var booking = book();
    var ticket = checkIn(booking);
    var counter = "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls";
    var called = floor.post(counter, new JsonObject().put("ticket", ticket).put("why", "uji"));
    assertThat(called.status()).as(called.body()).isLessThan(300);
    for (int recalls = 0; recalls < 3; recalls++) {
      floor.post("/api/v1/tickets/" + ticket + "/recalls", new JsonObject());
    }
    try (var browser = Browser.phone(anybody)) {
      act(ticket, "absence");
      var page = open(browser, booking);
      page.clock().runFor(2_000);
      page.waitForTimeout(300);
      assertThat(page.locator("#lapor")).containsText("untuk dipanggil lagi");
      act(ticket, "undo");
      long from = System.nanoTime();
      assertThat(page.locator("#panggil")).containsText("Silakan ke Loket 1 sekarang");
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));

      act(ticket, "service");
      act(ticket, "completion");
      page.navigate("about:blank"); // the page of before hears of it and loads itself again
      page.navigate("/t/" + booking.getString("code"));
      page.clock().runFor(2_000);
      page.waitForTimeout(300);
      assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("sudah selesai");
      act(ticket, "undo");
      from = System.nanoTime();
      assertThat(page.locator("#antrean")).containsText("Loket 1");
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
    } finally {
      serveAndComplete(ticket);
    }
  }

  private static void act(String ticket, String step) {
    var answer = floor.post("/api/v1/tickets/" + ticket + "/" + step, new JsonObject());
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
  }

  /** The paper's own page, by the stream of the board. */
  @Test
  void theCallOfANumberFromTheDoorIsOnThePhoneWithinASecond() {
    var wish = new JsonObject().put("service", "JHT").put("lane", "WALK_IN");
    var ticket = floor.post("/api/v1/branches/" + TestBranch.BRANCH + "/tickets", wish).json();
    try (var browser = Browser.phone(anybody)) {
      var page = browser.page();
      page.clock().install();
      page.waitForResponse(
          answer -> answer.url().endsWith("/board/stream"),
          () -> page.navigate("/n/" + ticket.getString("token")));
      page.waitForTimeout(300);
      page.evaluate("window.sameLoad = true");
      floor.post(
          "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls",
          new JsonObject().put("ticket", ticket.getString("id")).put("why", "uji"));
      long from = System.nanoTime();
      assertThat(page.locator("#panggil")).hasText("Silakan ke Loket 1 sekarang");
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
      assertThat(page).hasTitle("Silakan ke Loket 1 sekarang - Antrean");
      isStillTheSameLoad(page);
    } finally {
      serveAndComplete(ticket.getString("id"));
    }
  }

  private static String ticketOf(JsonObject booking) {
    return nodes
        .database()
        .first(
            row -> row.getUUID("id").toString(),
            "SELECT id FROM ticket WHERE lane = 'ONLINE' AND number = $1",
            Integer.parseInt(booking.getString("number").substring(2)))
        .orElseThrow();
  }

  @Test
  @Tag("long")
  void aLostLinkIsSaidAndTheNumbersStay() {
    var booking = book();
    try (var browser = Browser.phone(anybody)) {
      var page = open(browser, booking);
      browser.context().setOffline(true);
      assertThat(page.locator("#tanpa-internet")).hasText("HP Anda tidak tersambung internet.");
      page.clock().runFor(POLL_MS);
      assertThat(page.locator("#basi")).containsText("Belum diperbarui");
      assertThat(page.locator(".ticket .number")).hasText(booking.getString("number"));
      PageChecks.look(browser, page, "follow-5-stale", Size.DESKTOP);
      browser.context().setOffline(false);
      assertThat(page.locator("#tanpa-internet")).isEmpty();
      assertThat(page.locator("#basi")).isEmpty();
      isStillTheSameLoad(page);
    }
  }

  @Test
  void aPageThatNobodyLooksAtAsksNothing() {
    var booking = book();
    try (var browser = Browser.phone(anybody)) {
      var page = open(browser, booking);
      page.evaluate(
          """
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
          document.dispatchEvent(new Event('visibilitychange'));
          """);
      var asked = new int[1];
      page.onRequest(request -> asked[0] += request.headers().containsKey("x-part") ? 1 : 0);
      page.clock().runFor(10 * POLL_MS);
      assertThat(asked[0]).isZero();
      page.evaluate(
          """
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
          document.dispatchEvent(new Event('visibilitychange'));
          """);
      page.waitForCondition(() -> asked[0] > 0);
    }
  }

  @Test
  void whatWasCancelledElsewhereShowsHereToo() {
    var booking = book();
    try (var browser = Browser.phone(anybody)) {
      var page = open(browser, booking);
      var path = "/api/v1/bookings/" + booking.getString("code");
      var cancelled = anybody.send("DELETE", path, null, UUID.randomUUID().toString());
      assertThat(cancelled.status()).isLessThan(300);
      comes(
          page,
          page.getByRole(AriaRole.HEADING).first(),
          "Antrean " + booking.getString("number") + " sudah dibatalkan");
      PageChecks.look(browser, page, "follow-6-cancelled-elsewhere", Size.DESKTOP);
    }
  }
}
