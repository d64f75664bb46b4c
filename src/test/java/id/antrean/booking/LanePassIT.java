package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.start.DemoSeed;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The e-Klaim lane is open to holders of a pass, on its days, at its branch (R26). */
@Antrean(counters = 1)
class LanePassIT {
  private static Nodes nodes;
  private static long slot;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "E_KLAIM", "09:00", 10, 1);
  }

  @Test
  void withoutAPassTheLaneIsClosedThoughAReferenceIsTyped() {
    var answer = book(1, "KLAIM-123");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("pass_required");
  }

  @Test
  void thePassOpensTheLaneAndGivesAnENumber() {
    grant(2, TestBranch.BRANCH, 0, 3);
    var answer = book(2, "KLAIM-124");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getString("number")).startsWith("E-");
    assertThat(answer.json().getString("lane")).isEqualTo("E_KLAIM");
  }

  @Test
  void aPassOfOtherDaysOrOfAnotherBranchDoesNotOpenIt() {
    grant(3, TestBranch.BRANCH, 1, 3);
    grant(4, "semarang-pemuda", 0, 3);
    var otherDays = book(3, "K");
    assertThat(otherDays.code()).isEqualTo("pass_expired");
    assertThat(otherDays.body()).contains("25 November 2026 sampai", "27 November 2026");
    assertThat(book(4, "K").code()).isEqualTo("pass_required");
  }

  @Test
  void theDemoComesWithOnePass() {
    var passes =
        nodes
            .database()
            .first(
                row -> row.getInteger(0),
                "SELECT count(*)::int FROM lane_pass WHERE nik_hash = $1",
                Person.nikHash(nodes.main(0).rooms().sealed(), DemoSeed.NIK));
    assertThat(passes).contains(1);
  }

  private static void grant(int person, String branch, int from, int to) {
    nodes
        .main(0)
        .rooms()
        .booking()
        .passes()
        .grant(
            new Nik(TestPeople.nik(person)),
            Lane.E_KLAIM,
            branch,
            TestBranch.DAY.plusDays(from),
            TestBranch.DAY.plusDays(to));
  }

  private static Answer book(int person, String reference) {
    var wish =
        TestPeople.wish(person, slot)
            .put("service", "E_KLAIM_VERIFICATION")
            .put("claim", new io.vertx.core.json.JsonObject().put("reference", reference));
    return nodes.http(0).post("/api/v1/bookings", wish);
  }
}
