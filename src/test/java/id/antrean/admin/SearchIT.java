package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finds a visit by number, name, the ends of NIK and mobile, and claim. */
@Antrean(counters = 1, limits = true)
class SearchIT {
  private static final String SEARCH = "/staf/kantor/" + TestBranch.BRANCH + "/cari";
  private static final String API = "/api/v1/branches/" + TestBranch.BRANCH + "/bookings?q=";
  private static final LocalDate FAR = LocalDate.parse("2026-12-21");
  private static Nodes nodes;
  private static Http guest;
  private static TextBrowser officer;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    for (var name : new String[] {"cari", "sibuk", "jejak", "api"}) {
      TestBranch.staff(nodes.database(), TestBranch.BRANCH, name);
    }
    TestBranch.staff(nodes.database(), "surakarta", "lain");
    long near = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 30, 701);
    long far = TestBranch.slot(nodes.database(), FAR, "ONLINE", "09:00", 5, 801);
    long claim = TestBranch.slot(nodes.database(), "E_KLAIM", "10:00", 5, 401);
    booked(TestPeople.wish(1, near).put("name", "Siti Rahmawati"));
    booked(TestPeople.wish(2, near).put("name", "Budi Ma'ruf"));
    booked(TestPeople.wish(3, far).put("name", "Jauh Sekali"));
    var gone = booked(TestPeople.wish(4, near).put("name", "Wati Batal"));
    guest.delete("/api/v1/bookings/" + gone.getString("code"));
    var pass =
        new JsonObject()
            .put("nik", TestPeople.nik(5))
            .put("reference", "EK-CARI-55")
            .put("firstDay", "2026-11-23")
            .put("lastDay", "2026-12-02")
            .put("reason", "uji");
    var passes = "/api/v1/branches/" + TestBranch.BRANCH + "/passes";
    assertThat(guest.as("supervisor-cari").post(passes, pass).status()).isEqualTo(201);
    booked(
        TestPeople.wish(5, claim)
            .put("name", "Klaimah Setuju")
            .put("service", "E_KLAIM_VERIFICATION")
            .put("claim", new JsonObject().put("reference", "EK-CARI-55")));
    officer = new TextBrowser(guest, "officer-cari").open(SEARCH);
  }

  private static JsonObject booked(JsonObject wish) {
    var answer = guest.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static TextBrowser sought(String words) {
    return officer.tab().type("Yang dicari", words).press("Cari");
  }

  @Test
  void aPartOfANameFindsTheVisitMaskedAndKeepsWhatWasTyped() {
    var page = sought("rahma");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.value("Yang dicari")).isEqualTo("rahma");
    assertThat(page.text())
        .contains("Ditemukan di kantor ini: 1", "B-701 · Siti R.", "Selasa, 24 November 2026")
        .contains("HP berakhir 0001", "Belum datang");
    assertThat(page.html()).doesNotContain("Rahmawati", TestPeople.nik(1));
    assertThat(page.address()).as("nothing typed stands in it").isEqualTo(SEARCH);
    assertThat(sought("MARUF budi").text()).contains("Budi M.");
  }

  @Test
  void theEndsOfANikAndOfAMobileFindIt() {
    assertThat(sought(TestPeople.nik(2).substring(12)).text()).contains("Budi M.");
    assertThat(sought("0812-0000-0002").text()).contains("Budi M.", "kantor ini: 1");
    assertThat(sought("99").text()).contains("Tidak ada di kantor ini");
  }

  @Test
  void aCancelledVisitIsShownAsSuch() {
    assertThat(sought("wati batal").text()).contains("Wati B.", "Dibatalkan");
  }

  @Test
  void theClaimOfABookingOrOfItsPassFindsIt() {
    assertThat(sought("ek cari 55").text()).contains("E-401 · Klaimah S.");
    nodes.database().update("UPDATE booking SET claim_sealed = NULL");
    assertThat(sought("CARI-55").text()).contains("E-401 · Klaimah S.");
  }

  @Test
  void aNameIsSoughtOnTheChosenDaysAndANumberOnAnyDay() {
    var page = sought("sekali");
    assertThat(page.text()).contains("Tidak ada di kantor ini");
    page.type("Sampai hari", "21-12-2026").press("Cari");
    assertThat(page.text()).contains("Jauh S.", "Senin, 21 Desember 2026");
    assertThat(sought("b801").text()).contains("B-801 · Jauh S.");
    assertThat(sought("701").text()).as("without its letter").contains("B-701 · Siti R.");
  }

  @Test
  void aNumberOfAnotherOfficeSaysWhereAndNotWhose() {
    var slots = "/api/v1/branches/semarang-pemuda/slots?lane=ONLINE&from=2026-11-25&days=1";
    var slot = guest.get(slots).array().getJsonObject(0).getString("id");
    var number =
        booked(TestPeople.wish(7, Long.parseLong(slot)).put("name", "Lain Kantor"))
            .getString("number");
    var page = sought(number);
    assertThat(page.text())
        .contains("Nomor ini di kantor lain", number + " · Semarang Pemuda", "25 November 2026")
        .doesNotContain("Lain K.");
  }

  @Test
  void aWalkInsNumberOfTodayIsKnownToo() {
    var give = new JsonObject().put("service", "GENERAL").put("outsideHours", true);
    var tickets = "/api/v1/branches/" + TestBranch.BRANCH + "/tickets";
    var number = guest.as("guard-cari").post(tickets, give).json().getString("number");
    assertThat(sought(number).text()).contains(number, "Nomor datang langsung", "Menunggu");
  }

  @Test
  void wrongFieldsAreSaidBesideThemAndAllStaysAsTyped() {
    var page =
        officer.tab().type("Yang dicari", "si").type("Sampai hari", "1-3-2027").press("Cari");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("paling sedikit 3 huruf", "Paling lama 31 hari sekali cari");
    assertThat(page.value("Sampai hari")).isEqualTo("1-3-2027");
    assertThat(page.value("Yang dicari")).isEqualTo("si");
  }

  @Test
  void theApiFindsTheSameAndNamesOfOtherOfficesOnlyThePlace() {
    var api = guest.as("guard-api");
    var found = api.get(API + word("rahma")).array();
    assertThat(found).hasSize(1);
    assertThat(found.getJsonObject(0).getString("name")).isEqualTo("Siti R.");
    assertThat(api.get(API + word("sekali")).array()).isEmpty();
    assertThat(api.get(API + word("sekali") + "&from=2026-12-01&days=31").array()).hasSize(1);
    assertThat(api.get(API + word("si")).json().getJsonObject("fields").getString("q"))
        .contains("3");
    assertThat(guest.as("guard-lain").get(API + word("rahma")).status()).isEqualTo(403);
  }

  private static String word(String q) {
    return URLEncoder.encode(q, StandardCharsets.UTF_8);
  }

  @Test
  void theTrailSaysThatSomebodySearchedAndNotForWhat() {
    new TextBrowser(guest, "guard-jejak").open(SEARCH).type("Yang dicari", "rahma").press("Cari");
    var trail =
        nodes
            .database()
            .first(
                row -> row.getString(0),
                """
                SELECT concat_ws(' ', branch_id, action, object, detail) FROM audit
                WHERE actor = 'guard-jejak' AND action = 'VISITS_SEARCHED'
                """)
            .orElseThrow();
    assertThat(trail)
        .contains(TestBranch.BRANCH + " VISITS_SEARCHED bookings:1", "NAME", "2026-11-23")
        .doesNotContainIgnoringCase("rahma");
  }

  @Test
  void afterSixtySearchesTheNextOneWaitsAndKeepsWhatWasTyped() {
    var guard = guest.as("guard-sibuk");
    for (int i = 0; i < 60; i++) {
      assertThat(guard.get(API + word("b1")).status()).isEqualTo(200);
    }
    assertThat(guard.get(API + word("b1")).status()).isEqualTo(429);
    var page =
        new TextBrowser(guest, "guard-sibuk")
            .open(SEARCH)
            .type("Yang dicari", "siti")
            .press("Cari");
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.value("Yang dicari")).isEqualTo("siti");
    assertThat(guest.as("officer-sibuk").get(API + word("b1")).status()).isEqualTo(200);
  }

  @Test
  void aFormWithoutTheTokenOfTheSessionFindsNothing() {
    var page = officer.tab().type("Yang dicari", "rahma");
    assertThat(page.forge("csrf", "made-up").press("Cari").status()).isEqualTo(403);
  }
}
