package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Phone;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.QuotaCounters;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three complete programs on one PostgreSQL, asked over HTTP all at once. Each guard has a negative
 * control: without it the same race must go wrong, else the test could not see it go wrong.
 */
@Antrean(nodes = 3, counters = 3)
class BookingRaceIT {
  private static Nodes nodes;
  private static Database db;
  private static QuotaCounters counters;
  private static int count;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    counters = new QuotaCounters(nodes.main(0).rooms().cluster());
  }

  @Test
  void twentyPlacesGoToExactlyTwentyOfFiveHundred() {
    long slot = slot(20);
    slot(20); // somewhere else to go
    var answers = rush(slot, 500);
    mustBeTwentyAndFourHundredEighty(slot, answers);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .allSatisfy(a -> assertThat(a.json().getJsonArray("alternatives")).isNotEmpty());
  }

  @Test
  void withoutTheCounterStillExactlyTwenty() {
    long slot = slot(20);
    counters.hold(slot);
    try {
      mustBeTwentyAndFourHundredEighty(slot, rush(slot, 500));
    } finally {
      counters.letGo(slot);
    }
  }

  @Test
  void aLyingCounterCannotOversellWhileTheGuardStands() {
    long slot = slot(20);
    counters.lie(slot, 100_000);
    mustBeTwentyAndFourHundredEighty(slot, rush(slot, 500));
  }

  @Test
  void aCounterThatSaysZeroTellsNobodyFullWhileThereArePlaces() {
    long slot = slot(20);
    counters.lie(slot, 0);
    mustBeTwentyAndFourHundredEighty(slot, rush(slot, 500));
  }

  /** Too high is a wasted try for each asker, so it may not last. */
  @Test
  void aLyingCounterIsMendedWithinFifteenSeconds() throws Exception {
    long slot = slot(20);
    rush(slot, 20);
    counters.lie(slot, 100_000);
    long from = System.nanoTime();
    while (counters.counted(slot) == 100_000) {
      Thread.sleep(100);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(15));
    }
    assertThat(counters.counted(slot)).isZero();
  }

  /** Negative control: the guard off and five numbers too many, and this race sees it oversell. */
  @Test
  void withTheQuotaGuardOffItOversellsAndWeSeeIt() {
    long slot = slot(20);
    db.run("ALTER TABLE slot DROP CONSTRAINT slot_free_within_capacity");
    try {
      db.update(
          "UPDATE slot SET free = free || ARRAY[9001, 9002, 9003, 9004, 9005] WHERE id = $1", slot);
      counters.lie(slot, 100_000);
      assertThat(made(rush(slot, 500))).hasSize(25);
      assertThat(booked(slot)).isEqualTo(25);
    } finally {
      db.run(
          """
          ALTER TABLE slot ADD CONSTRAINT slot_free_within_capacity
          CHECK (cardinality(free) <= capacity)
          """);
    }
  }

  @Test
  void onePersonGetsOneBookingHoweverManyTries() {
    long slot = slot(40); // more places than tries: no answer is "full"
    int person = nextPerson(1);
    var answers =
        TestPeople.race(
            30, n -> book(n, TestPeople.wish(person, slot), UUID.randomUUID().toString()));
    assertThat(made(answers)).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .extracting(Answer::code)
        .containsOnly("cannot_book");
  }

  /**
   * Negative control: with the unique keys off, of services and of ordinals, one person gets two.
   */
  @Test
  void withTheUniqueKeysOffOnePersonGetsMoreThanOne() {
    Long[] slots = {slot(20), slot(20), slot(20)}; // at one time only one, with or without the key
    int person = nextPerson(1);
    db.run("DROP INDEX booking_open_once");
    db.run("DROP INDEX booking_nik_ordinal_once");
    try {
      var answers =
          TestPeople.race(
              3,
              n ->
                  nodes
                      .http(n)
                      .post(
                          "/api/v1/bookings",
                          TestPeople.wish(person, slots[n]).put("phone", "08135551000" + n)));
      assertThat(made(answers).size()).isGreaterThan(1);
    } finally {
      db.run("UPDATE booking SET state = 'CANCELLED' WHERE slot_id = ANY ($1)", (Object) slots);
      db.run(
          """
          CREATE UNIQUE INDEX booking_open_once ON booking (open_key)
          WHERE state IN ('BOOKED', 'CHECKED_IN')
          """);
      db.run(
          """
          CREATE UNIQUE INDEX booking_nik_ordinal_once ON booking (nik_hash, nik_ordinal)
          WHERE state IN ('BOOKED', 'CHECKED_IN')
          """);
    }
  }

  @Test
  void oneRequestKeyFiftyTimesOverThreeNodesIsOneBooking() {
    long slot = slot(20);
    var wish = TestPeople.wish(nextPerson(1), slot);
    var key = UUID.randomUUID().toString();
    var answers = TestPeople.race(50, n -> book(n, wish, key));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(booked(slot)).isEqualTo(1);
  }

  @Test
  void aLostReplyIsFoundAgainThoughTheSlotIsFullMeanwhile() {
    long slot = slot(5);
    var wish = TestPeople.wish(nextPerson(1), slot);
    var key = UUID.randomUUID().toString();
    nodes.http(0).post("/api/v1/bookings", wish, key); // the reply is thrown away
    rush(slot, 20);
    var answers = TestPeople.race(50, n -> book(n, wish, key));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(a -> a.json().getString("code"))
        .containsOnly(answers.getFirst().json().getString("code"));
    assertThat(booked(slot)).isEqualTo(5);
  }

  @Test
  void aRequestKeyIsGoodForOneWishOnly() {
    long slot = slot(5);
    var key = UUID.randomUUID().toString();
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(nextPerson(1), slot), key);
    var answer = nodes.http(1).post("/api/v1/bookings", TestPeople.wish(nextPerson(1), slot), key);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("request_key_reused");
  }

  @Test
  void aRequestKeyIsGoodForOneServiceReasonAndNameOnly() {
    var key = UUID.randomUUID().toString();
    var wish = TestPeople.wish(nextPerson(1), slot(5)).put("reason", "RESIGNED");
    var first = nodes.http(0).post("/api/v1/bookings", wish, key);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    var code = first.json().getString("code");
    for (var other :
        List.of(
            wish.copy().put("service", "BALANCE_SLIP").putNull("reason"),
            wish.copy().put("reason", "LAID_OFF"),
            wish.copy().put("name", "Orang Lain"))) {
      other.fieldNames().removeIf(field -> other.getValue(field) == null);
      var answer = nodes.http(1).post("/api/v1/bookings", other, key);
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    }
    var again = nodes.http(1).post("/api/v1/bookings", wish, key);
    assertThat(again.json().getString("code")).isEqualTo(code);
    // Made before an upgrade, repeated after it.
    var sealed = nodes.main(0).rooms().sealed();
    var old =
        wish.getString("nik")
            + "|"
            + Phone.parse(wish.getString("phone")).e164()
            + "|"
            + wish.getString("slot");
    nodes
        .database()
        .update(
            "UPDATE booking SET fingerprint = $2 WHERE request_key = $1",
            key,
            sealed.hash("booking-request", old));
    var after = nodes.http(1).post("/api/v1/bookings", wish, key);
    assertThat(after.json().getString("code")).isEqualTo(code);
  }

  @Test
  void aCancelledPlaceIsBookableAtOnceAtItsNodeAndWithinASecondAtTheOthers() throws Exception {
    long slot = slot(1);
    for (int cancelledAt : List.of(1, 2)) {
      var code = book(0, slot).json().getString("code");
      assertThat(book(1, slot).code()).isEqualTo("slot_full");
      assertThat(
              nodes.http(cancelledAt).delete("/api/v1/bookings/" + code).json().getString("state"))
          .isEqualTo("CANCELLED");
      if (cancelledAt != 1) {
        Thread.sleep(1_000); // for so long node 1 may remember that it was full
      }
      var next = book(1, slot);
      assertThat(next.status()).isEqualTo(201);
      nodes.http(0).delete("/api/v1/bookings/" + next.json().getString("code"));
      Thread.sleep(1_000);
    }
  }

  private static Answer book(int node, long slot) {
    return nodes.http(node).post("/api/v1/bookings", TestPeople.wish(nextPerson(1), slot));
  }

  /**
   * The first takes both places of a move or none: the old one is kept when the new one is gone.
   */
  @Test
  void manyMovesIntoTheLastPlaceMoveExactlyOne() {
    long wanted = slot(1);
    long home = slot(10);
    int first = nextPerson(10);
    var codes =
        Stream.iterate(0, n -> n < 10, n -> n + 1)
            .map(n -> nodes.http(n).post("/api/v1/bookings", TestPeople.wish(first + n, home)))
            .map(a -> a.json().getString("code"))
            .toList();
    var target = new JsonObject().put("slot", Long.toString(wanted));
    var answers =
        TestPeople.race(
            10,
            n ->
                nodes
                    .http(n)
                    .insist(
                        "PATCH",
                        "/api/v1/bookings/" + codes.get(n),
                        target,
                        UUID.randomUUID().toString()));
    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .extracting(Answer::code)
        .containsOnly("slot_full");
    assertThat(booked(wanted)).isEqualTo(1);
    assertThat(booked(home)).isEqualTo(9);
  }

  private static void mustBeTwentyAndFourHundredEighty(long slot, List<Answer> answers) {
    assertThat(made(answers)).hasSize(20);
    assertThat(made(answers)).extracting(a -> a.json().getString("number")).doesNotHaveDuplicates();
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .hasSize(480)
        .extracting(Answer::code)
        .containsOnly("slot_full");
    assertThat(booked(slot)).isEqualTo(20);
  }

  private static List<Answer> rush(long slot, int many) {
    int first = nextPerson(many);
    return TestPeople.race(
        many, n -> book(n, TestPeople.wish(first + n, slot), UUID.randomUUID().toString()));
  }

  /** On a slow machine some of five hundred at once are sent away with 503, and come again. */
  private static Answer book(int node, JsonObject wish, String key) {
    return nodes.http(node).insist("POST", "/api/v1/bookings", wish, key);
  }

  private static List<Answer> made(List<Answer> answers) {
    return answers.stream().filter(a -> a.status() == 201).toList();
  }

  private static int booked(long slot) {
    return db.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM booking WHERE slot_id = $1 AND state <> 'CANCELLED'",
            slot)
        .orElseThrow();
  }

  private static synchronized long slot(int places) {
    int n = count++;
    return TestBranch.slot(
        db, "ONLINE", "%02d:%02d".formatted(n / 2, n % 2 * 30), places, 1 + 100 * n);
  }

  private static int people = 1;

  private static synchronized int nextPerson(int many) {
    int first = people;
    people += many;
    return first;
  }
}
