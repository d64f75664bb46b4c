package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can become of a booking: each time its page says what happened and what to do now. */
@Antrean(clock = "2026-11-24T08:00:00+07:00", counters = 1, browser = true)
class TicketStatesJourneyIT {
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

  private static JsonObject book(long slot) {
    var made = anybody.post("/api/v1/bookings", TestPeople.wish(++people, slot));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json();
  }

  /** Arrived and called to the only counter. */
  private static String call(JsonObject booking) {
    var arrival = new JsonObject().put("token", booking.getString("checkInToken"));
    var checkIns = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
    var ticket = floor.post(checkIns, arrival.put("confirm", true)).json();
    callNext();
    return ticket.getJsonObject("ticket").getString("id");
  }

  private static void callNext() {
    var called =
        floor.post("/api/v1/counters/" + TestBranch.BRANCH + "-1/calls", new JsonObject()).status();
    assertThat(called).isEqualTo(201);
  }

  private static void step(String ticket, String verb) {
    var done = floor.post("/api/v1/tickets/" + ticket + "/" + verb, new JsonObject());
    assertThat(done.status()).as(verb + ": " + done.body()).isLessThan(300);
  }

  private static Participant holder() {
    return new Participant(Browser.phone(anybody), new KnownDigits(), people);
  }

  /** From an empty page: the ticket hears of each step and loads itself again meanwhile. */
  private static Locator open(Participant someone, JsonObject booking) {
    someone.page().navigate("about:blank");
    someone.page().navigate("/t/" + booking.getString("code"));
    return someone.page().getByRole(AriaRole.MAIN);
  }

  @Test
  @Tag("long")
  void whoWasCalledIsServedPutAsideAndDone() {
    var booking = book(slot);
    var ticket = call(booking);
    try (var someone = holder()) {
      assertThat(open(someone, booking)).containsText("Silakan ke Loket 1 sekarang");
      someone.look("ticket-1-called");
      step(ticket, "service");
      assertThat(open(someone, booking)).containsText("Anda sedang dilayani di Loket 1.");
      someone.look("ticket-2-served");
      step(ticket, "hold");
      assertThat(open(someone, booking)).containsText("Nomor Anda ditunda.");
      someone.look("ticket-3-put-aside");
      step(ticket, "return");
      assertThat(open(someone, booking)).containsText("Setelah ini nomor Anda yang dipanggil");
      someone.look("ticket-4-next");
      callNext();
      step(ticket, "service");
      step(ticket, "completion");
      open(someone, booking);
      someone.reads("Antrean ini sudah selesai");
      someone.look("ticket-5-done");
    }
  }

  @Test
  @Tag("long")
  void whoDidNotComeReadsWhenTheCallsWereAndWhatToDo() {
    var booking = book(slot);
    var ticket = call(booking);
    step(ticket, "recalls");
    step(ticket, "absence");
    try (var someone = holder()) {
      assertThat(open(someone, booking))
          .containsText(
              Pattern.compile(
                  "Anda dipanggil (2 kali, )?pukul 08\\.\\d\\d(–08\\.\\d\\d)? WIB\\.\\s+"
                      + "Lapor ke satpam hari ini untuk dipanggil lagi"));
      assertThat(someone.page().locator(".ticket .qr")).isVisible(); // for the guard, once more
      someone.look("ticket-6-absent");
    }
  }

  @Test
  @Tag("long")
  void anSmsThatDidNotArriveIsSaid() {
    var booking = book(slot);
    try (var someone = holder()) {
      someone.nextSms("Bawa KTP asli");
      nodes.database().run("UPDATE message SET state = 'FAILED'");
      assertThat(open(someone, booking)).containsText("SMS belum sampai. Catat nomor di atas.");
      assertThat(someone.button("Kirim ulang SMS")).isVisible();
      someone.look("ticket-7-sms-failed");
    }
  }

  @Test
  @Tag("long")
  void theCodeGrowsForAnOldScannerAndShrinksAgain() {
    var booking = book(slot);
    try (var someone = holder()) {
      open(someone, booking);
      var code = someone.page().locator(".ticket .qr");
      double before = code.boundingBox().width;
      someone.press("Perbesar kode QR");
      assertThat(code.boundingBox().width).isGreaterThan(before * 1.3);
      someone.look("ticket-8-large-code");
      someone.press("Perkecil kode QR");
      assertThat(code.boundingBox().width).isEqualTo(before);
    }
  }

  @Test
  void onPaperItIsBlackOnWhiteAndFitsTheNarrowRoll() {
    var booking = book(slot);
    try (var someone = holder()) {
      open(someone, booking);
      var page = someone.page();
      page.evaluate("() => { document.documentElement.dataset.contrast = 'high'; }");
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
      page.setViewportSize(219, 640); // 58 mm
      assertThat(page.locator(".ticket .badge")).hasCSS("color", "rgb(0, 0, 0)");
      assertThat(page.locator(".ticket .hint").first()).hasCSS("color", "rgb(70, 84, 95)");
      assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
      assertThat(someone.button("Perbesar kode QR")).isHidden();
      assertThat((int) page.evaluate("() => document.scrollingElement.scrollWidth"))
          .isLessThanOrEqualTo(219);
      page.screenshot(PageChecks.picture("ticket-on-a-narrow-roll"));
    }
  }

  @Test
  @Tag("long")
  void aCancelledTicketSaysSince() {
    var booking = book(slot);
    anybody.delete("/api/v1/bookings/" + booking.getString("code"));
    try (var someone = holder()) {
      assertThat(open(someone, booking))
          .containsText(
              Pattern.compile("Dibatalkan Selasa, 24 November 2026, pukul 08\\.\\d\\d WIB\\."));
      someone.look("ticket-9-cancelled");
    }
  }

  @Test
  @Tag("long")
  void afterTheCutOffAnotherDayIsOneStepAway() {
    var closing = TestBranch.slot(nodes.database(), "ONLINE", "09:30", 5, 61);
    TestBranch.slot(nodes.database(), 3, 5, 301);
    var booking = book(closing);
    nodes
        .database()
        .run(
            """
            UPDATE slot SET starts_at = starts_at - interval '2 hours',
              closes_at = closes_at - interval '2 hours' WHERE id = $1
            """,
            closing);
    try (var someone = holder()) {
      assertThat(open(someone, booking)).not().containsText("Pindah jadwal");
      assertThat(someone.page().locator("#terlambat"))
          .containsText("Anda masih boleh datang hari ini");
      someone.look("move-5-after-cut-off");
      someone.follow("Pilih hari lain");
      someone.follow("Jumat, 27 November");
      someone.choose("09.00–09.30 WIB");
      someone.press("Lanjut");
      someone.press("Pindah jadwal");
      assertThat(someone.page().locator(".success")).containsText("Jadwal sudah pindah");
    }
  }

  @Test
  @Tag("long")
  void aTimeThatFilledDuringAMoveLeavesTheOldOneAsItWas() {
    var last = TestBranch.slot(nodes.database(), 2, 1, 201);
    var booking = book(slot);
    try (var someone = holder()) {
      open(someone, booking);
      someone.follow("Pindah jadwal");
      someone.follow("Kamis, 26 November");
      someone.choose("09.00–09.30 WIB");
      someone.press("Lanjut");
      book(last);
      someone.press("Pindah jadwal");
      assertThat(someone.page().locator(".summary"))
          .containsText("Jadwal lama Anda tidak berubah.");
      assertThat(someone.page().locator(".slots")).containsText("Penuh");
      someone.look("move-6-time-gone");
      assertThat(open(someone, booking)).containsText("pukul 08.45–09.15 WIB");
      assertThat(someone.page().locator(".ticket .number")).hasText(booking.getString("number"));
    }
  }

  @Test
  void withoutInternetTheFirstPageSaysSo() {
    try (var someone = new Participant(Browser.phone(anybody), new KnownDigits(), 0)) {
      someone.page().navigate("/");
      someone.page().context().setOffline(true);
      assertThat(someone.page().locator("#tanpa-internet"))
          .hasText("HP Anda tidak tersambung internet.");
      someone.look("home-offline");
    }
  }
}
