package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Monday evening two people book for Tuesday 08.30; the night passes; Tuesday at 08.20 they stand
 * before the guard. The guard's phone talks to one node, the lobby's screen to the other.
 */
class FloorJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final int SITI = 4_001;
  private static final int BUDI = 4_002;
  private static final int ANI = 4_003;
  private static final int CANDRA = 4_004;

  private static Nodes nodes;
  private static Participant siti;
  private static String sitisNumber;
  private static String budisNumber;
  private static JsonObject ani;
  private static JsonObject candra;

  @BeforeAll
  static void start() {
    Browser.needed();
    nodes = Nodes.start(2, "ANTREAN_CLOCK", "2026-11-23T16:00:00+07:00");
    siti = new Participant(Browser.phone(nodes.http(1)), new KnownDigits(), SITI);
    siti.goToCheck(OFFICE, "08.30–09.00 WIB");
    siti.press("Pesan antrean");
    siti.hasTicket();
    sitisNumber = siti.page().locator(".ticket .number").innerText();
    siti.page().navigate("about:blank"); // she sleeps
    budisNumber = bookedByApi(BUDI, "08:30").getString("number");
    ani = bookedByApi(ANI, "08:30");
    candra = bookedByApi(CANDRA, "08:30");
    nodes.restartAt("2026-11-24T08:20:00+07:00");
  }

  @AfterAll
  static void stop() {
    if (siti != null) {
      siti.close();
    }
    if (nodes != null) {
      nodes.close();
    }
  }

  @BeforeEach
  void nobodyHere() {
    new Visits(nodes).nobodyHere();
  }

  private static JsonObject bookedByApi(int person, String starts) {
    var http = nodes.http(0);
    var slot =
        http
            .get("/api/v1/branches/" + OFFICE + "/slots?lane=ONLINE&from=2026-11-24&days=1")
            .array()
            .stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getString("start").equals(starts))
            .map(s -> Long.parseLong(s.getString("id")))
            .findFirst()
            .orElseThrow();
    var booked = http.post("/api/v1/bookings", TestPeople.wish(person, slot));
    assertThat(booked.status()).isEqualTo(201);
    return booked.json();
  }

  @Test
  void theGuardChecksInGivesNumbersAndCallsAndTheLobbySeesItWithinASecond() {
    try (var lobby = new Lobby(nodes.http(1), OFFICE);
        var phone = Browser.phone(nodes.http(1));
        var guard = new Guard(nodes.http(0))) {
      phone.page().navigate("/kantor/" + OFFICE);
      phone.page().getByText("Lihat nomor yang sedang dipanggil").click();
      assertThat(phone.page().locator("#dipanggil"))
          .containsText("Belum ada nomor yang dipanggil.");
      lobby.look("lobby-1-before");
      guard.look("guard-01-sign-in");
      guard.signIn("salah");
      assertThat(guard.page().getByRole(AriaRole.ALERT)).not().isEmpty();
      guard.look("guard-02-wrong-password");
      guard.signedIn().look("guard-03-nobody-yet");

      sitiChecksIn(guard);
      budiChecksInByNumber(guard);
      walkIn(guard);
      var eKlaim = eKlaim(guard);
      lobby.look("lobby-2-waiting");

      guard.tab("Panggil");
      guard.chooseCounter("Loket 3");
      guard.look("guard-10-before-the-call");
      var answer = guard.call();
      var first = answer.request().timing();
      var called = guard.called();
      assertThat(lobby.hero()).hasText(called);
      assertThat(phone.page().locator(".calls"))
          .containsText(called, new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
      double answered = first.startTime + first.responseEnd;
      assertThat(lobby.seenAt(called) - answered)
          .as("milliseconds to the screen")
          .isLessThan(1_000);
      assertThat(lobby.heroDigits()).as("of the screen's height").isGreaterThan(0.12);
      assertThat(lobby.page().locator("#hero")).containsText("LOKET3");
      assertThat(eKlaim).as("e-Klaim has the first turn").isEqualTo(called);
      guard.look("guard-11-called");
      lobby.look("lobby-3-called");
      PageChecks.look(phone, phone.page(), "calls-1-called");
      Access.check(phone.page(), "calls-1-called");
      phone.page().getByText("Kembali", new Page.GetByTextOptions().setExact(true)).click();
      phone.page().waitForURL("**/kantor/" + OFFICE);
    }
  }

  @Test
  @Tag("long")
  void whoWasCalledIsCalledAgainAndServedAndTheLobbyFollows() {
    try (var lobby = new Lobby(nodes.http(1), OFFICE);
        var guard = new Guard(nodes.http(0)).signedIn()) {
      var visits = new Visits(nodes);
      visits.checkIn(ani);
      visits.checkIn(candra);
      guard.tab("Nomor baru");
      var walkIn = walkIn(guard);
      eKlaim(guard);
      guard.tab("Panggil");
      guard.chooseCounter("Loket 3");
      guard.call();

      guard.button(Pattern.compile("^Panggil ulang")).click();
      // A call stays for 8 seconds, so that nobody reads half of it.
      assertThat(lobby.page().locator("#hero")).containsText("Panggilan ke-2");
      lobby.look("lobby-4-recalled");

      guard.press("Mulai");
      guard.press("Selesai");
      guard.look("guard-12-done");
      assertThat(lobby.lane("E")).containsText("Tidak ada yang menunggu");

      guard.call();
      assertThat(guard.called()).as("nobody else's time has come").isEqualTo(walkIn);
      assertThat(lobby.lane("A")).containsText(walkIn);

      guard.chooseCounter("Loket 4");
      guard.call();
      assertThat(guard.called())
          .as("before her time, for nobody else waits")
          .isEqualTo(ani.getString("number"));
      assertThat(lobby.lane("B")).containsText(ani.getString("number"));
      siti.page().navigate("/t/" + ani.getString("code")); // her phone will do
      siti.look("guard-13-ticket-of-the-called");
      lobby.look("lobby-5-two-counters");
    }
  }

  private static void sitiChecksIn(Guard guard) {
    guard.tab("Datang");
    guard.press("NIK + HP");
    guard.field("NIK").fill("33740");
    guard.press("Periksa");
    assertThat(guard.page().getByText("NIK harus 16 angka. Tertulis 5 angka.")).isVisible();
    guard.look("guard-04-arrival");
    guard.field("NIK").fill(siti.nik());
    guard.field("Nomor HP").fill(siti.phone());
    guard.press("Periksa");
    assertThat(guard.cover()).containsText("Diterima");
    assertThat(guard.coverNumber()).isEqualTo(sitisNumber);
    guard.look("guard-05-on-time");
    guard.closeCover();
  }

  private static void budiChecksInByNumber(Guard guard) {
    guard.press("Nomor");
    guard.field("Nomor antrean").fill("B-999");
    guard.press("Periksa");
    assertThat(guard.cover()).containsText("Nomor tidak ditemukan");
    guard.look("guard-06-unknown");
    guard.press("Ketik lagi");
    guard.field("Nomor antrean").fill(budisNumber.replace("-", ""));
    guard.press("Periksa");
    assertThat(guard.cover()).containsText("Cocokkan dengan KTP");
    guard.look("guard-07-compare");
    guard.press("Terima");
    assertThat(guard.cover()).containsText("Diterima");
    guard.closeCover();
  }

  private static String walkIn(Guard guard) {
    guard.tab("Nomor baru");
    guard.press("Klaim JHT");
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    var number = guard.coverNumber();
    assertThat(number).startsWith("A-");
    guard.look("guard-08-walk-in");
    guard.closeCover();
    return number;
  }

  private static String eKlaim(Guard guard) {
    guard.button(Pattern.compile("^Punya e-Klaim")).click();
    guard.press("Verifikasi e-Klaim");
    assertThat(guard.page().getByText("Tulis nomor klaim dari surat persetujuan.")).isVisible();
    guard.field("Nomor klaim").fill("EK-2026-0042");
    guard.field("Tanggal disetujui").fill("2026-11-19");
    guard.look("guard-09-e-klaim");
    guard.press("Verifikasi e-Klaim");
    assertThat(guard.cover()).containsText("Nomor sudah keluar");
    var number = guard.coverNumber();
    assertThat(number).startsWith("E-");
    guard.closeCover();
    return number;
  }

  @Test
  @Tag("long")
  void aScreenThatLosesItsLinkSaysSoAndHealsByItself() {
    var staff = nodes.http(0).as("guard");
    try (var lobby = Lobby.withMovableClock(nodes.http(1), OFFICE)) {
      lobby.loseLink();
      lobby.later(21);
      assertThat(lobby.page().locator("#link")).hasText("Menyambung kembali");
      lobby.later(10);
      assertThat(lobby.bar()).containsText("Layar tidak tersambung. Dengarkan panggilan petugas.");
      assertThat(lobby.hero()).isHidden();
      lobby.look("lobby-6-not-connected");

      var missed = issuedAndCalled(staff);
      lobby.findLink();
      assertThat(lobby.page().locator("body")).hasAttribute("data-link", "live");
      assertThat(lobby.bar()).not().containsText("tidak tersambung");
      assertThat(lobby.hero()).hasText(missed);
      assertThat(lobby.page().locator("#spoken")).isEmpty(); // shown, but not called out late
      lobby.look("lobby-7-healed");
    }
  }

  private static String issuedAndCalled(Http staff) {
    var counter = OFFICE + "-7";
    staff.patch("/api/v1/counters/" + counter, new JsonObject().put("open", true));
    var issued =
        staff.post(
            "/api/v1/branches/" + OFFICE + "/tickets",
            new JsonObject().put("service", "GENERAL").put("lane", "PRIORITY"));
    assertThat(issued.status()).isEqualTo(201);
    var call =
        staff.post(
            "/api/v1/counters/" + counter + "/calls", new JsonObject().put("lane", "PRIORITY"));
    assertThat(call.status()).isEqualTo(201);
    return call.json().getJsonObject("ticket").getString("number");
  }
}
