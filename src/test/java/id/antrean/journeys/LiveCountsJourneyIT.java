package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What scripts add while somebody chooses, and what is left when they break. */
@Antrean(counters = 2, browser = true)
class LiveCountsJourneyIT {
  private static final int POLL_MS = 16_000;
  private static final String TIMES =
      "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED&tanggal=" + TestBranch.DAY;

  private static Nodes nodes;
  private static int people = 100;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  private static void take(long slot) {
    var answer = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(++people, slot));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    agedASecond();
  }

  private static long slot(String starts, int places, int firstNumber) {
    var slot = TestBranch.slot(nodes.database(), "ONLINE", starts, places, firstNumber);
    agedASecond();
    return slot;
  }

  /** The figures on pages may be a second old. */
  private static void agedASecond() {
    try {
      Thread.sleep(1_100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Locator line(Page page, String time) {
    return page.locator(".slots .radio").filter(new Locator.FilterOptions().setHasText(time + "–"));
  }

  @Test
  @Tag("long")
  void aTimeThatFillsTurnsFullKeepsItsPlaceAndTheChoiceIsTakenBackInWords() {
    nodes.database().run("UPDATE slot SET free = '{}' WHERE branch_id = $1", TestBranch.BRANCH);
    var early = slot("09:00", 1, 1);
    var late = slot("09:30", 2, 10);
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.clock().install();
      page.navigate("/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED");
      assertThat(page.locator("#hari")).containsText("3 tempat");
      take(late);
      page.clock().runFor(POLL_MS);
      assertThat(page.locator("#hari")).containsText("2 tempat");

      page.navigate(TIMES);
      line(page, "09.00").locator("input").check();
      take(early);
      page.clock().runFor(POLL_MS);
      assertThat(line(page, "09.00")).containsText("Penuh");
      assertThat(line(page, "09.00").locator("input")).isDisabled();
      assertThat(line(page, "09.00").locator("+ .radio")).containsText("09.30");
      assertThat(page.locator("#terisi"))
          .hasText("Jam yang Anda pilih baru saja penuh. Pilih jam lain.");
      PageChecks.look(browser, page, "live-1-choice-filled", Size.DESKTOP);

      line(page, "09.30").locator("input").check();
      assertThat(page.locator("#terisi")).isEmpty();
      page.clock().runFor(POLL_MS);
      assertThat(line(page, "09.30").locator("input")).isChecked();

      take(late);
      page.clock().runFor(POLL_MS);
      assertThat(page.locator("#habis")).containsText("Semua jam pada hari ini sudah penuh.");
      PageChecks.look(browser, page, "live-2-day-filled", Size.DESKTOP);
      page.getByText("Lihat hari lain atau kantor lain").click();
      assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("sudah penuh");
      PageChecks.look(browser, page, "closed-nothing-free-here", Size.DESKTOP);
    }
  }

  @Test
  void theWalkInsLeftOfAnOfficeFollow() {
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.clock().install();
      page.navigate("/kantor/semarang-pemuda");
      assertThat(page.locator("#langsung")).containsText("56 dari 56 nomor");
      nodes
          .database()
          .run("UPDATE branch_day SET walk_in_given = 50 WHERE branch_id = 'semarang-pemuda'");
      agedASecond();
      page.clock().runFor(POLL_MS);
      assertThat(page.locator("#langsung")).containsText("6 dari 56 nomor");
      nodes
          .database()
          .run("UPDATE branch_day SET walk_in_given = 56 WHERE branch_id = 'semarang-pemuda'");
      agedASecond();
      page.clock().runFor(POLL_MS);
      assertThat(page.locator("#langsung")).containsText("sudah habis");
      PageChecks.look(browser, page, "branch-walk-in-spent", Size.DESKTOP);
      nodes.database().run("UPDATE branch_day SET walk_in_given = 0");
    }
  }

  @Test
  @Tag("long")
  void officesAreFilteredWhileTypingAndTheWayBackIsThere() {
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.navigate("/kantor");
      var field = page.getByLabel("Nama kota atau kantor");
      field.pressSequentially("semarang pem");
      assertThat(page.locator("#saring strong")).hasText("Semarang Pemuda");
      assertThat(page.locator("#hasil")).isHidden();
      PageChecks.look(browser, page, "find-1-filtered", Size.DESKTOP);
      field.fill("xyzzy <b>");
      assertThat(page.locator("#saring p").first())
          .containsText("Tidak ada kantor bernama \"xyzzy <b>\"");
      field.fill("kantor solo"); // as the server finds it, for it is the server that finds
      assertThat(page.locator("#saring strong").first()).hasText("Surakarta");
      field.fill("");
      assertThat(page.locator("#hasil")).isVisible();
      assertThat(page.getByText("Cari kantor terdekat")).hasCount(0);
    }
  }

  @Test
  @Tag("long")
  void theNearestOfficeIsFoundOnThePhoneAfterAPressOnly() {
    var before = nodes.http(0).get("/kantor").body();
    assertThat(before).doesNotContain("data-near hidden");
    nodes.database().run("UPDATE branch SET latitude = -2.5, longitude = 140.7");
    nodes
        .database()
        .run("UPDATE branch SET latitude = -6.98, longitude = 110.41 WHERE id = 'semarang-pemuda'");
    nodes.main(0).rooms().branches().reload();
    try (var browser = Browser.phone(nodes.http(0))) {
      var sent = new ArrayList<String>();
      var page = browser.page();
      page.onRequest(request -> sent.add(request.url()));
      browser.context().grantPermissions(List.of("geolocation"));
      browser.context().setGeolocation(new com.microsoft.playwright.options.Geolocation(-7, 110.4));
      page.navigate("/kantor");
      page.getByText("Cari kantor terdekat").click();
      assertThat(page.locator("#saring li").first()).containsText("Semarang Pemuda");
      assertThat(page.locator("#saring li").first()).containsText("2 km");
      assertThat(sent).noneMatch(url -> url.contains("110"));
      PageChecks.look(browser, page, "find-2-nearest", Size.DESKTOP);

      browser.context().clearPermissions();
      page.reload();
      page.getByText("Cari kantor terdekat").click();
      assertThat(page.locator("#saring")).containsText("Lokasi HP ini tidak bisa dibaca.");
    } finally {
      nodes.database().run("UPDATE branch SET latitude = NULL, longitude = NULL");
      nodes.main(0).rooms().branches().reload();
    }
  }

  @Test
  @Tag("long")
  void aSlowAnswerIsExplainedAndADoublePressSendsOnce() {
    var slot = slot("10:00", 5, 20);
    try (var browser = Browser.phone(nodes.http(0))) {
      var someone = new Participant(browser, new KnownDigits(), ++people);
      var page = browser.page();
      page.clock().install();
      page.navigate(TIMES);
      page.locator("#slot-" + slot).check();
      someone.press("Lanjut");
      someone.fillIn();
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");

      page.evaluate("window.held = e => e.preventDefault(); addEventListener('submit', held)");
      someone.press("Pesan antrean");
      page.clock().runFor(600);
      assertThat(page.locator("#memuat")).hasText("Memuat…");
      PageChecks.look(browser, page, "check-1-loading", Size.DESKTOP);
      page.clock().runFor(8_000);
      assertThat(page.getByText("Masih diproses. Jangan tutup halaman ini.")).isVisible();
      PageChecks.look(browser, page, "check-2-slow", Size.DESKTOP);

      page.reload();
      var sent = new int[1];
      page.onRequest(request -> sent[0] += request.method().equals("POST") ? 1 : 0);
      someone.button("Pesan antrean").dblclick();
      someone.hasTicket();
      assertThat(sent[0]).isEqualTo(1);
    }
  }

  @Test
  @Tag("long")
  void aScriptThatBreaksHalfWayLeavesAFormThatWorks() {
    var slot = slot("10:30", 5, 30);
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.route(
          "**/portal/*.js",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/javascript")
                      .setBody(
                          "document.querySelectorAll('form').forEach(f => f.dataset.half = 'way');"
                              + "throw new Error('broken');")));
      page.navigate("/kantor");
      page.getByLabel("Nama kota atau kantor").fill("kota uji");
      page.getByText("Cari", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#hasil")).containsText("Kantor Uji");

      var someone = new Participant(browser, new KnownDigits(), ++people);
      page.navigate(TIMES);
      page.locator("#slot-" + slot).check();
      someone.press("Lanjut");
      someone.fillIn();
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");
      someone.press("Pesan antrean");
      someone.hasTicket();
      assertThat(page.locator(".ticket .number")).hasText("B-030");
      assertThat(browser.complaints()).anyMatch(said -> said.contains("broken"));
    }
  }

  @Test
  @Tag("long")
  void onePartThatFailsDoesNotStopTheOthers() {
    slot("11:00", 5, 40);
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.addInitScript(
          "window.DOMParser = null; Object.defineProperty(navigator, 'onLine', "
              + "{ get: () => { throw new Error('old phone'); } });");
      page.clock().install();
      page.navigate(TIMES);
      page.route("**/waktu*", Route::abort);
      page.clock().runFor(2 * POLL_MS);
      assertThat(page.getByText("Lanjut")).isVisible();
      assertThat(page.locator("form[data-once] > p[role=status]")).hasCount(1);
    }
  }
}
