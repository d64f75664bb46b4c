package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stranger has booked with the NIK of somebody who now stands at the desk with the KTP. */
@Antrean(counters = 2, shared = true)
class FreedNiksIT {
  private static final String FREED = "/api/v1/branches/" + TestBranch.BRANCH + "/freed-niks";
  private static Nodes nodes;
  private static Database db;
  private static Http guest;
  private static int people = 41_000;
  private static int days = 20;
  private static int officers;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    guest = nodes.http(0);
  }

  @Test
  void theOwnerMayBookAndTheStrangersBookingsAreCancelledAndTold() throws Exception {
    int owner = people++;
    long slot = slot(3);
    var squatter = stranger(owner, slot);
    var jht = booked(squatter);
    var general = booked(stranger(owner, slot(1)).put("service", "GENERAL"));
    var other = booked(TestPeople.wish(people++, slot));
    assertThat(book(TestPeople.wish(owner, slot)).code()).isEqualTo("cannot_book");

    var answer = officer().post(FREED, wish(owner));
    assertThat(answer.json()).isEqualTo(new JsonObject().put("freed", 2));
    assertThat(List.of(state(jht), state(general), state(other)))
        .containsExactly("CANCELLED", "CANCELLED", "BOOKED");
    assertThat(free(slot)).isEqualTo(2);
    assertThat(book(squatter).code()).as("the same again").isEqualTo("cannot_book");
    assertThat(book(TestPeople.wish(owner, slot)).status()).isEqualTo(201);
    for (int i = 0; i < 200 && told(slot) == 0; i++) {
      Thread.sleep(50);
    }
    assertThat(told(slot)).as("messages that it is cancelled").isEqualTo(1);
  }

  @Test
  void theTrailOfEachBranchSaysWhoDidItAndNotWhoseNikItIs() {
    int owner = people++;
    var slots = "/api/v1/branches/semarang-pemuda/slots?lane=ONLINE&from=2026-11-25&days=1";
    long elsewhere = Long.parseLong(guest.get(slots).array().getJsonObject(2).getString("id"));
    booked(stranger(owner, elsewhere));
    var officer = officer();
    var wish = wish(owner);
    assertThat(officer.post(FREED, wish).json().getInteger("freed")).isEqualTo(1);
    var trail =
        db.list(
            row -> row.getString(0),
            """
            SELECT concat_ws(' ', action, branch_id, split_part(object, ':', 1), detail)
            FROM audit WHERE actor = $1 AND action LIKE '%FREED' ORDER BY id
            """,
            "officer-free-" + officers);
    assertThat(trail).hasSize(2);
    assertThat(trail.get(0))
        .contains("BOOKING_FREED semarang-pemuda booking", TestBranch.BRANCH, "KTP");
    assertThat(trail.get(1)).contains("NIK_FREED " + TestBranch.BRANCH + " bookings", "KTP");
    assertThat(trail).allMatch(line -> line.contains("\"address\""));
    assertThat(String.join("", trail)).doesNotContain(wish.getString("nik"));
  }

  @Test
  void nobodyWhoHasComeLosesTheirPlaceAndTheAnswerLooksTheSame() {
    int owner = people++;
    long slot = slot(2);
    var in = booked(TestPeople.wish(owner, slot));
    db.update("UPDATE booking SET state = 'CHECKED_IN' WHERE slot_id = $1", slot);
    var officer = officer();
    var nothing = new JsonObject().put("freed", 0);
    assertThat(officer.post(FREED, wish(owner)).json()).isEqualTo(nothing);
    assertThat(officer.post(FREED, wish(people++)).json()).isEqualTo(nothing);
    assertThat(state(in)).isEqualTo("CHECKED_IN");
  }

  @Test
  void oneTapSentTwiceIsAnsweredAlikeAndDoneOnce() {
    int owner = people++;
    long slot = slot(2);
    booked(stranger(owner, slot));
    var officer = officer();
    var key = UUID.randomUUID().toString();
    var first = officer.post(FREED, wish(owner), key);
    var own = booked(TestPeople.wish(owner, slot));
    assertThat(officer.post(FREED, wish(owner), key).json()).isEqualTo(first.json());
    assertThat(state(own)).isEqualTo("BOOKED");
    assertThat(officer.post(FREED, wish(people++), key).code()).isEqualTo("request_key_reused");
  }

  @Test
  void aMemberOfStaffFreesTwentyADayHoweverManyAtOnce() {
    var officer = officer();
    int first = people;
    people += 26;
    var answers =
        TestPeople.race(
            25, n -> officer.insist("POST", FREED, wish(first + n), UUID.randomUUID().toString()));
    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(20);
    var refused = answers.stream().filter(a -> a.status() == 429).toList();
    assertThat(refused).hasSize(5);
    assertThat(refused.getFirst().json().getString("title")).contains("20 NIK");
    assertThat(Integer.parseInt(refused.getFirst().header("Retry-After"))).isLessThan(86_402);
    assertThat(officer().post(FREED, wish(first + 25)).status()).isEqualTo(200);
  }

  @Test
  void ofManyOfficersAtOnceEachBookingIsFreedByOne() {
    int owner = people++;
    long slot = slot(5);
    booked(stranger(owner, slot));
    booked(stranger(owner, slot(5)).put("service", "GENERAL"));
    var officers = IntStream.range(0, 3).mapToObj(n -> officer()).toList();
    var freed =
        TestPeople.race(9, n -> insisted(officers.get(n % 3), owner).json().getInteger("freed"));
    assertThat(freed.stream().mapToInt(n -> n).sum()).isEqualTo(2);
    assertThat(free(slot)).isEqualTo(5);
  }

  /** Whoever comes first: the booking ends cancelled, and each place comes back once. */
  @Test
  void theStrangerWhoMovesOrCancelsAtThatMomentDoesNotGetAway() {
    var officer = officer();
    for (int round = 0; round < 8; round++) {
      int owner = people++;
      long from = slot(2);
      long to = slot(2);
      boolean moves = round % 2 == 0;
      var booking = booked(stranger(owner, from));
      var address = "/api/v1/bookings/" + booking.getString("code");
      var slot = new JsonObject().put("slot", Long.toString(to));
      TestPeople.race(
          2,
          n ->
              n == 0
                  ? insisted(officer, owner)
                  : guest.insist(
                      moves ? "PATCH" : "DELETE",
                      address,
                      moves ? slot : null,
                      UUID.randomUUID().toString()));
      assertThat(state(booking)).isEqualTo("CANCELLED");
      assertThat(List.of(free(from), free(to))).containsExactly(2, 2);
      assertThat(cancelled(from, to)).isEqualTo(1);
    }
  }

  /** Negative control: without the locks of {@link FreedNikStore} a place comes back twice. */
  @Test
  void withoutTheLocksAPlaceComesBackTwice() {
    long slot = slot(3);
    int owner = people++;
    booked(TestPeople.wish(people++, slot));
    booked(stranger(owner, slot));
    var store = nodes.main(0).rooms().booking().store();
    TestPeople.race(
        2,
        n ->
            db.inTransaction(
                TestBranch.NOW,
                tx -> {
                  var seen = ofLastNumber(tx, slot);
                  tx.run("SELECT pg_sleep(0.1)");
                  store.cancel(tx, seen, TestBranch.NOW);
                  store.giveBack(tx, slot, seen.number(), Optional.empty());
                  return n;
                }));
    assertThat(free(slot)).as("of three places, while one is sold").isEqualTo(3);
  }

  private static Booking ofLastNumber(Sql sql, long slot) {
    var last = BookingStore.BOOKING + "WHERE b.slot_id = $1 ORDER BY b.number DESC LIMIT 1";
    return sql.first(BookingStore::booking, last, slot).orElseThrow();
  }

  private static JsonObject stranger(int owner, long slot) {
    return TestPeople.wish(owner, slot).put("phone", "0857%08d".formatted(people++));
  }

  private static JsonObject wish(int owner) {
    return new JsonObject().put("nik", TestPeople.nik(owner)).put("reason", "KTP");
  }

  private static Answer insisted(Http officer, int owner) {
    return officer.insist("POST", FREED, wish(owner), UUID.randomUUID().toString());
  }

  /** Each has a day of their own. */
  private static Http officer() {
    var name = "officer-free-" + ++officers;
    TestBranch.staff(db, Role.OFFICER, TestBranch.BRANCH, name);
    return guest.as(name);
  }

  private static Answer book(JsonObject wish) {
    return guest.post("/api/v1/bookings", wish);
  }

  private static JsonObject booked(JsonObject wish) {
    var answer = book(wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String state(JsonObject booking) {
    var address = "/api/v1/bookings/" + booking.getString("code");
    return guest.get(address).json().getString("state");
  }

  private static int free(long slot) {
    return number("SELECT cardinality(free) FROM slot WHERE id = $1", slot);
  }

  private static int told(long slot) {
    return number(
        """
        SELECT count(*)::int FROM message m JOIN booking b ON b.id = m.booking_id
        WHERE b.slot_id = $1 AND m.template = 'CANCELLED'
        """,
        slot);
  }

  private static int cancelled(long from, long to) {
    return number(
        """
        SELECT count(*)::int FROM event e JOIN booking b ON b.id = e.subject
        WHERE e.kind = 'BookingCancelled' AND b.slot_id IN ($1, $2)
        """,
        from,
        to);
  }

  private static int number(String sql, Object... args) {
    return db.first(row -> row.getInteger(0), sql, args).orElseThrow();
  }

  /** Each on a day of its own, so that no two overlap. */
  private static long slot(int places) {
    return TestBranch.slot(db, ++days, places, 1);
  }
}
