package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * At the wrong door, on the wrong day or too late: staff move the booking of the visitor who shows
 * it.
 */
@Antrean(clock = "2026-11-24T08:20:00+07:00", counters = 2)
class DeskMovesIT {
  private static final String MOVES = "/api/v1/branches/" + TestBranch.BRANCH + "/moves";
  private static final String CHECK_INS = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
  private static final String ELSEWHERE = "semarang-pemuda";

  private static Nodes nodes;
  private static Http guest;
  private static Http admin;
  private static long here;
  private static long last;
  private static long elsewhere;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    here = TestBranch.slot(nodes.database(), "ONLINE", "09:30", 20, 1);
    last = TestBranch.slot(nodes.database(), "ONLINE", "10:30", 1, 21);
    guest = nodes.http(0);
    admin = guest.as("admin");
    var slots = "/api/v1/branches/" + ELSEWHERE + "/slots?lane=ONLINE&from=2026-11-25&days=1";
    elsewhere = Long.parseLong(guest.get(slots).array().getJsonObject(3).getString("id"));
  }

  private static JsonObject bookedElsewhere(int person) {
    return guest.post("/api/v1/bookings", TestPeople.wish(person, elsewhere)).json();
  }

  private static JsonObject token(JsonObject booking) {
    return new JsonObject().put("token", booking.getString("checkInToken"));
  }

  private static JsonObject to(long slot, JsonObject who) {
    return who.copy().put("slot", Long.toString(slot));
  }

  @Test
  void aVisitorWhoShowsTheTicketGetsATimeHereAndIsThenLetIn() {
    var booking = bookedElsewhere(1);
    var verdict = admin.post(CHECK_INS, token(booking)).json();
    assertThat(verdict.getString("verdict")).isEqualTo("WRONG_BRANCH");
    assertThat(verdict.getString("movable")).isEqualTo("ONLINE");

    var moved = admin.post(MOVES, to(here, token(booking)));
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.json().getString("start")).isEqualTo("09:30");
    assertThat(moved.body()).doesNotContain(booking.getString("code"));
    var now = guest.get("/api/v1/bookings/" + booking.getString("code")).json();
    assertThat(now.getString("branch")).isEqualTo(TestBranch.BRANCH);
    assertThat(now.getString("number")).isEqualTo(moved.json().getString("number"));
    assertThat(admin.post(CHECK_INS, token(booking)).json().getString("verdict"))
        .isNotEqualTo("WRONG_BRANCH");
    assertThat(trail()).contains("admin 127.0.0.1 " + moved.json().getString("number"));
  }

  @Test
  void aNumberThatWasMovedLeadsToTheNewOne() {
    long before = TestBranch.slot(nodes.database(), "ONLINE", "13:00", 5, 91);
    long after = TestBranch.slot(nodes.database(), "ONLINE", "14:00", 5, 101);
    var booking = guest.post("/api/v1/bookings", TestPeople.wish(21, before)).json();
    var was = booking.getString("number");
    var path = "/api/v1/bookings/" + booking.getString("code");
    var slot = new JsonObject().put("slot", Long.toString(after));
    var now = guest.patch(path, slot).json().getString("number");
    var found = admin.get("/api/v1/branches/" + TestBranch.BRANCH + "/numbers?number=" + was);
    assertThat(found.array().stream().map(JsonObject.class::cast))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getString("was")).isEqualTo(was);
              assertThat(one.getString("number")).isEqualTo(now);
              assertThat(one.getString("start")).isEqualTo("14:00");
            });
    var itself = admin.get("/api/v1/branches/" + TestBranch.BRANCH + "/numbers?number=" + now);
    assertThat(itself.array().getJsonObject(0).containsKey("was")).isFalse();
  }

  @Test
  void aMoveThatFailsLeavesNothingOnTheTrail() {
    var booking = bookedElsewhere(11);
    var before = trail();
    nodes
        .database()
        .update("UPDATE slot SET closes_at = closes_at - interval '9 days' WHERE id = $1", last);
    assertThat(admin.post(MOVES, to(last, token(booking))).code()).isEqualTo("not_bookable");
    nodes
        .database()
        .update("UPDATE slot SET closes_at = closes_at + interval '9 days' WHERE id = $1", last);
    assertThat(trail()).isEqualTo(before);
  }

  private static List<String> trail() {
    return nodes
        .database()
        .list(
            row -> row.getString(0),
            """
            SELECT concat_ws(' ', actor, detail->>'address', detail->>'number') FROM audit
            WHERE action = 'BOOKING_MOVED' ORDER BY 1
            """);
  }

  /**
   * R20 stops the holder at the cut-off; a visitor who stands here late need not cancel and book
   * again.
   */
  @Test
  void aVisitorWhoComesTooLateGetsANewTimeFromStaffAndNotAlone() {
    long early = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 5, 31);
    var booking = guest.post("/api/v1/bookings", TestPeople.wish(7, early)).json();
    nodes
        .database()
        .run(
            """
            UPDATE slot SET starts_at = starts_at - interval '2 hours',
              closes_at = closes_at - interval '2 hours' WHERE id = $1
            """,
            early);
    var verdict = admin.post(CHECK_INS, token(booking)).json();
    assertThat(verdict.getString("verdict")).isEqualTo("LATE");
    assertThat(verdict.getString("movable")).isEqualTo("ONLINE");

    var address = "/api/v1/bookings/" + booking.getString("code");
    var slot = new JsonObject().put("slot", Long.toString(here));
    assertThat(guest.patch(address, slot).code()).isEqualTo("cut_off_passed");
    assertThat(admin.post(MOVES, to(here, token(booking))).status()).isEqualTo(200);
    assertThat(guest.get(address).json().getString("start")).isEqualTo("09:30");
  }

  @Test
  void aVisitorInLineKeepsTheirTime() {
    var booking = guest.post("/api/v1/bookings", TestPeople.wish(8, here)).json();
    assertThat(admin.post(CHECK_INS, token(booking).put("confirm", true)).status()).isEqualTo(200);
    assertThat(admin.post(MOVES, to(last, token(booking))).code()).isEqualTo("not_allowed_now");
  }

  @Test
  void oneTapSentTwiceMovesOnce() {
    var booking = bookedElsewhere(2);
    var key = UUID.randomUUID().toString();
    var first = admin.post(MOVES, to(here, token(booking)), key);
    var again = admin.post(MOVES, to(here, token(booking)), key);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void nikAndMobileNameItTooAndANumberDoesNot() {
    var booking = bookedElsewhere(3);
    var person =
        new JsonObject()
            .put("nik", TestPeople.nik(3))
            .put("phone", TestPeople.wish(3, here).getString("phone"));
    var number = new JsonObject().put("number", booking.getString("number"));
    assertThat(admin.post(MOVES, to(here, number)).status()).isEqualTo(400);
    assertThat(admin.post(MOVES, to(here, person)).status()).isEqualTo(200);
  }

  @Test
  void theLastPlaceGoesToOneAndTheOtherKeepsTheirTimeElsewhere() {
    var bookings = new JsonObject[] {bookedElsewhere(4), bookedElsewhere(5)};
    var answers = TestPeople.race(2, n -> admin.post(MOVES, to(last, token(bookings[n]))).status());
    assertThat(answers).containsExactlyInAnyOrder(200, 409);
    var loser = bookings[answers.indexOf(409)].getString("code");
    assertThat(guest.get("/api/v1/bookings/" + loser).json().getString("branch"))
        .isEqualTo(ELSEWHERE);
  }

  @Test
  void aSlotOfAnotherBranchOrOfNobodyOrACodeOfNobodyIsRefused() {
    var booking = bookedElsewhere(6);
    assertThat(admin.post(MOVES, to(elsewhere, token(booking))).code()).isEqualTo("not_bookable");
    assertThat(admin.post(MOVES, to(987_654_321, token(booking))).code()).isEqualTo("unknown_slot");
    var nobody = new JsonObject().put("token", "0000000000000");
    assertThat(admin.post(MOVES, to(here, nobody)).status()).isEqualTo(404);
  }
}
