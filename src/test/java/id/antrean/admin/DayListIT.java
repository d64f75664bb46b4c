package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of a day: who comes when, for the screen and for a power cut. */
@Antrean(counters = 1, shared = true)
class DayListIT {
  private static final LocalDate DAY = LocalDate.parse("2036-03-04"); // no other test books it
  private static final String LIST = "/staf/kantor/" + TestBranch.BRANCH + "/daftar";
  private static final String API = "/api/v1/branches/" + TestBranch.BRANCH + "/bookings";
  private static final int FIRST = 71_000;
  private static Nodes nodes;
  private static Http guest;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "daftar");
    TestBranch.staff(nodes.database(), "surakarta", "daftar-lain");
    long late = TestBranch.slot(nodes.database(), DAY, "ONLINE", "10:00", 5, 11);
    long early = TestBranch.slot(nodes.database(), DAY, "ONLINE", "09:00", 5, 1);
    booked(TestPeople.wish(FIRST, late).put("name", "Budi Santoso"));
    booked(TestPeople.wish(FIRST + 1, early).put("name", "Siti Rahma"));
    var gone = booked(TestPeople.wish(FIRST + 2, early).put("name", "Wati Batal"));
    guest.delete("/api/v1/bookings/" + gone.getString("code"));
  }

  private static JsonObject booked(JsonObject wish) {
    var answer = guest.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  @Test
  void aGuardSeesAllWhoAreBookedByTimeMaskedAndWithoutThoseWhoCancelled() {
    var page = new TextBrowser(guest, "guard-daftar").open(LIST + "?tanggal=04-03-2036");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.heading()).isEqualTo("Daftar harian");
    assertThat(page.text())
        .contains("Selasa, 4 Maret 2036", "2 orang memesan", "Data pukul 07.00 WIB")
        .containsSubsequence(
            "09.00–09.30 WIB",
            "B-001",
            "Siti R., HP berakhir 1001",
            "10.00–10.30 WIB",
            "B-011",
            "Budi S., HP berakhir 1000")
        .doesNotContain("Wati");
    assertThat(page.html())
        .doesNotContain(TestPeople.nik(FIRST), "0812%08d".formatted(FIRST), "Santoso");
    assertThat(page.follow("Hari berikutnya").text()).contains("Rabu, 5 Maret 2036", "Tidak ada");
  }

  @Test
  void staffComeFromTheirFirstPageToTodaysList() {
    var page = new TextBrowser(guest, "officer-daftar").open("/staf").follow("Daftar harian");
    assertThat(page.value("Tanggal")).isEqualTo("23-11-2026");
    assertThat(page.type("Tanggal", "4/3/2036").press("Tampilkan").text()).contains("Siti R.");
  }

  @Test
  void whatIsNoDayIsSaidBesideTheFieldAndStays() {
    var page = new TextBrowser(guest, "guard-daftar").open(LIST + "?tanggal=besok");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Tulis tanggal, misalnya 24-11-2026.");
    assertThat(page.value("Tanggal")).isEqualTo("besok");
  }

  @Test
  void theApiListsTheSame() {
    var answer = guest.as("guard-daftar").get(API + "?date=2036-03-04");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.array()).hasSize(2);
    var first = answer.array().getJsonObject(0);
    assertThat(first.getString("number")).isEqualTo("B-001");
    assertThat(first.getString("name")).isEqualTo("Siti R.");
    assertThat(first.getString("phoneTail")).isEqualTo("1001");
    var today = guest.as("guard-daftar").get(API);
    assertThat(today.status()).as("today's").isEqualTo(200);
    assertThat(today.body()).doesNotContain("2036");
  }

  @Test
  void eachLookIsOnTheTrailOfTheBranch() {
    guest.as("supervisor-daftar").get(API + "?date=2036-03-04");
    var trail =
        nodes
            .database()
            .first(
                row -> row.getString(0),
                """
                SELECT concat_ws(' ', branch_id, object, detail) FROM audit
                WHERE actor = 'supervisor-daftar' AND action = 'DAY_LISTED'
                """)
            .orElseThrow();
    assertThat(trail).contains(TestBranch.BRANCH + " bookings:2", "2036-03-04", "address");
  }

  @Test
  void anotherOfficesStaffAndStrangersSeeNothing() {
    assertThat(new TextBrowser(guest, "supervisor-daftar-lain").open(LIST).status()).isEqualTo(403);
    assertThat(guest.as("guard-daftar-lain").get(API + "?date=2036-03-04").status()).isEqualTo(403);
    assertThat(guest.get(API + "?date=2036-03-04").status()).isEqualTo(401);
    assertThat(new TextBrowser(guest).open(LIST).status()).isEqualTo(401);
  }
}
