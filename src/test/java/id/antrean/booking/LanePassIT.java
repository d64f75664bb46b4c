package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.start.DemoSeed;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Place;
import id.antrean.testkit.Rivals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The e-Klaim lane is open to holders of a pass, on its days, at its branch (R26). */
class LanePassIT {
  private static Nodes nodes;
  private static long slot;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(1);
    Place.branch(nodes.database(), 1);
    nodes.main(0).rooms().branches().reload();
    slot = Place.slot(nodes.database(), "E_KLAIM", "09:00", 10, 1);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void withoutAPassTheLaneIsClosedThoughAReferenceIsTyped() {
    var answer = book(1, "KLAIM-123");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("pass_required");
  }

  @Test
  void thePassOpensTheLaneAndGivesAnENumber() {
    grant(2, Place.BRANCH, 0, 3);
    var answer = book(2, "KLAIM-124");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getString("number")).startsWith("E-");
    assertThat(answer.json().getString("lane")).isEqualTo("E_KLAIM");
  }

  @Test
  void aPassOfOtherDaysOrOfAnotherBranchDoesNotOpenIt() {
    grant(3, Place.BRANCH, 1, 3);
    grant(4, "semarang-pemuda", 0, 3);
    assertThat(book(3, "K").code()).isEqualTo("pass_required");
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
            new Nik(Rivals.nik(person)),
            Lane.E_KLAIM,
            branch,
            Place.DAY.plusDays(from),
            Place.DAY.plusDays(to));
  }

  private static Answer book(int person, String reference) {
    var wish =
        Rivals.wish(person, slot)
            .put("service", "E_KLAIM_VERIFICATION")
            .put("claim", new io.vertx.core.json.JsonObject().put("reference", reference));
    return nodes.http(0).post("/api/v1/bookings", wish);
  }
}
