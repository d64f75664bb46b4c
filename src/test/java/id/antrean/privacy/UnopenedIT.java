package id.antrean.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Sealed;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A value that no key here opens is not taken for absent: come again, says everything. */
@Antrean(clock = "2026-11-24T08:20:00+07:00", counters = 1)
class UnopenedIT {
  private static final String BRANCH = "/api/v1/branches/" + TestBranch.BRANCH;

  private static Nodes nodes;
  private static Http staff;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    staff = nodes.http(0).as("admin");
  }

  /** Sealed by a key of nobody here. */
  private static byte[] strange(String place) {
    return new Sealed(new byte[32], new byte[32]).seal("{}", place);
  }

  @Test
  void ofABookingThatDoesNotOpenNothingIsShownAndNothingConcluded() {
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 5, 1);
    var booked = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot)).json();
    var code = booked.getString("code");
    var id =
        nodes
            .database()
            .first(
                row -> row.getUUID("id"),
                "SELECT id FROM booking WHERE service_date = $1",
                TestBranch.DAY)
            .orElseThrow();
    nodes
        .database()
        .run("UPDATE booking SET person = $2 WHERE id = $1", id, strange("booking/person/" + id));
    long before = nodes.main(0).rooms().sealed().unopened();

    assertThat(nodes.http(0).get("/t/" + code).status()).isEqualTo(503);
    var byNumber = new JsonObject().put("number", booked.getString("number"));
    assertThat(staff.post(BRANCH + "/check-ins", byNumber).code()).isEqualTo("unavailable");
    var confirmed = byNumber.copy().put("confirm", true);
    var in = staff.post(BRANCH + "/check-ins", confirmed);
    assertThat(in.status()).as("who is sure of the person lets them in").isEqualTo(200);
    var ticket = in.json().getJsonObject("ticket").getString("id");
    assertThat(staff.get("/api/v1/tickets/" + ticket + "/person").status()).isEqualTo(503);
    assertThat(nodes.main(0).rooms().sealed().unopened()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void aWalkInsMobileThatDoesNotOpenIsNotLostWhenTheTicketChangesItsLane() {
    var wish = new JsonObject().put("service", "JHT").put("phone", "081234567890");
    var ticket = UUID.fromString(staff.post(BRANCH + "/tickets", wish).json().getString("id"));
    var phone = strange("ticket/phone/" + ticket);
    nodes.database().run("UPDATE ticket SET phone = $2 WHERE id = $1", ticket, phone);
    var address = "/api/v1/tickets/" + ticket;
    assertThat(staff.get(address + "/person").code()).isEqualTo("unavailable");
    var transfer = new JsonObject().put("lane", "PRIORITY").put("reason", "hamil");
    assertThat(staff.post(address + "/transfers", transfer).code()).isEqualTo("unavailable");
    var state =
        nodes
            .database()
            .first(row -> row.getString(0), "SELECT state::text FROM ticket WHERE id = $1", ticket);
    assertThat(state).contains("WAITING");
  }
}
