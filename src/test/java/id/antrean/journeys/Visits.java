package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/** People who come to the demo branch on Monday, 23 November 2026, in every way there is. */
final class Visits {
  static final String OFFICE = "semarang-pemuda";
  static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final String ELSEWHERE = "surakarta";

  private final Nodes nodes;
  private int people = 8_000;

  Visits(Nodes nodes) {
    this.nodes = nodes;
  }

  /** As before the doors opened; numbers begin with 001 again. */
  void nobodyHere() {
    var database = nodes.database();
    database.update("DELETE FROM ticket");
    database.update("DELETE FROM lane_day WHERE lane IN ('WALK_IN', 'PRIORITY')");
    database.update("UPDATE branch_day SET walk_in_given = 0, turn = '{}'");
    database.update("UPDATE booking SET state = 'CANCELLED' WHERE state = 'CHECKED_IN'");
  }

  /** Booked days ago for today at this time, though that slot takes no bookings any more. */
  JsonObject at(String starts) {
    var booking = booked(wish(slot(OFFICE, "ONLINE", TODAY)));
    nodes
        .database()
        .update(
            """
            WITH taken AS (
              UPDATE slot SET free = free[2:]
              WHERE branch_id = $1 AND service_date = $2 AND lane = 'ONLINE'
                AND starts = $3::text::time
              RETURNING id)
            UPDATE booking SET slot_id = (SELECT id FROM taken)
            WHERE branch_id = $1 AND service_date = $2 AND lane = 'ONLINE' AND number = $4
            """,
            OFFICE,
            TODAY,
            starts,
            Integer.parseInt(booking.getString("number").substring(2)));
    return booking;
  }

  JsonObject onAnotherDay() {
    return booked(wish(slot(OFFICE, "ONLINE", TODAY.plusDays(1))));
  }

  JsonObject atAnotherBranch() {
    return booked(wish(slot(ELSEWHERE, "ONLINE", TODAY)));
  }

  JsonObject cancelled() {
    var booking = onAnotherDay();
    var answer = nodes.http(0).delete("/api/v1/bookings/" + booking.getString("code"));
    assertThat(answer.status()).isEqualTo(200);
    return booking;
  }

  JsonObject alreadyIn() {
    var booking = at("09:30");
    checkIn(booking);
    return booking;
  }

  /** By the API, as a guard does. */
  void checkIn(JsonObject booking) {
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    var answer = nodes.http(0).as("guard").post("/api/v1/branches/" + OFFICE + "/check-ins", token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** The pass for the e-Klaim lane ended yesterday. */
  JsonObject withoutPass() {
    var nik = new Nik(TestPeople.nik(++people));
    var passes = nodes.main(0).rooms().booking().passes();
    passes.grant(nik, Lane.E_KLAIM, OFFICE, TODAY.minusDays(9), TODAY.plusDays(1));
    var wish =
        TestPeople.wish(people, slot(OFFICE, "E_KLAIM", TODAY))
            .put("service", "E_KLAIM_VERIFICATION");
    var booking = booked(wish);
    nodes
        .database()
        .update(
            "UPDATE lane_pass SET last_day = $1 WHERE first_day = $2",
            TODAY.minusDays(1),
            TODAY.minusDays(9));
    return booking;
  }

  /** Of the last who booked. */
  String phone() {
    return TestPeople.wish(people, 0).getString("phone");
  }

  /** Of the last who booked. */
  String nik() {
    return TestPeople.nik(people);
  }

  /** A number for somebody without a booking. */
  JsonObject walkIn(String lane) {
    return given(new JsonObject().put("service", "JHT").put("lane", lane));
  }

  JsonObject walkIn(String lane, String phone) {
    return given(new JsonObject().put("service", "JHT").put("lane", lane).put("phone", phone));
  }

  private JsonObject given(JsonObject wish) {
    var answer = nodes.http(0).as("guard").post("/api/v1/branches/" + OFFICE + "/tickets", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  void open(int counters) {
    for (int counter = 1; counter <= counters; counter++) {
      nodes
          .http(0)
          .as("guard")
          .patch("/api/v1/counters/" + OFFICE + "-" + counter, new JsonObject().put("open", true));
    }
  }

  private JsonObject wish(long slot) {
    return TestPeople.wish(++people, slot);
  }

  private JsonObject booked(JsonObject wish) {
    var answer = nodes.http(0).post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private long slot(String branch, String lane, LocalDate day) {
    return nodes
        .http(0)
        .get("/api/v1/branches/" + branch + "/slots?days=1&lane=" + lane + "&from=" + day)
        .array()
        .stream()
        .map(JsonObject.class::cast)
        .filter(slot -> slot.getBoolean("bookable"))
        .map(slot -> Long.parseLong(slot.getString("id")))
        .findFirst()
        .orElseThrow();
  }
}
