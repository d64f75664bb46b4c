package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three nodes sell a slot while its quota changes on one of them. */
@Antrean(nodes = 3, counters = 2)
class QuotaRaceIT {
  private static Nodes nodes;
  private static Database db;
  private static List<Http> supervisors;
  private static int people = 1;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    Offices.letSupervisorsDecide(db);
    supervisors = IntStream.range(0, 3).mapToObj(new Offices(nodes)::supervisor).toList();
  }

  /** The last answer says how many are booked above the last quota: not one more may follow. */
  @Test
  void notOneTooManyIsBookedWhileTheQuotaGoesUpAndDown() {
    long slot = TestBranch.slot(db, "ONLINE", "09:00", 10, 1);
    var quotas = List.of(20, 15, 40, 30);
    var answers = new ArrayList<Answer>();
    int first = people;
    people += 300;
    TestPeople.race(
        301,
        n -> {
          if (n > 0) {
            return book(n, first + n, slot);
          }
          quotas.forEach(quota -> answers.add(change(answers.size(), quota)));
          return null;
        });
    answers.forEach(answer -> expect(200, answer));
    int above =
        answers.getLast().json().getJsonArray("above").stream()
            .map(JsonObject.class::cast)
            .mapToInt(it -> it.getInteger("booked"))
            .findFirst()
            .orElse(30);
    IntStream.range(0, 40).forEach(n -> book(n, people++, slot)); // whoever comes afterwards
    assertThat(booked(slot)).isEqualTo(above);
    assertThat(placesThatAreNotOnce(slot)).isZero();
  }

  private static Answer change(int node, int quota) {
    var body =
        new JsonArray()
            .add(new JsonObject().put("lane", "ONLINE").put("start", "09:00").put("quota", quota));
    var path = PATH + "/quotas/" + TestBranch.DAY;
    var key = UUID.randomUUID().toString();
    var answer = supervisors.get(node % 3).put(path, body, key);
    for (int tries = 1; answer.status() == 503 && tries < 20; tries++) {
      answer = supervisors.get(node % 3).put(path, body, key); // as every client should
    }
    return answer;
  }

  /**
   * The booking statement began before the change was committed, and waited for it: its constraints
   * are first checked against the row as it was.
   */
  @Test
  void aBookingThatWaitedForMoreQuotaIsMadeByTheNewOne() throws Exception {
    long slot = TestBranch.slot(db, "ONLINE", "10:00", 1, 301);
    int person = nextPerson();
    try (var change = TestPostgres.connect(nodes.databaseUrl());
        var statement = change.createStatement()) {
      change.setAutoCommit(false);
      statement.execute(
          """
          UPDATE slot SET capacity = 30, quota = 30, version = version + 1,
            free = free || ARRAY(SELECT generate_series(311, 339)) WHERE id = %d
          """
              .formatted(slot));
      var booking = CompletableFuture.supplyAsync(() -> book(0, person, slot));
      Offices.until(QuotaRaceIT::somebodyWaitsForALock);
      change.commit();
      expect(201, booking.get());
    }
    assertThat(placesThatAreNotOnce(slot)).isZero();
  }

  private static boolean somebodyWaitsForALock() {
    return db.first(row -> 1, "SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1").isPresent();
  }

  /** Negative control: whoever writes what they read before without a lock sells numbers twice. */
  @Test
  void withoutTheLockPlacesAreThereTwiceAndWeSeeIt() {
    long slot = TestBranch.slot(db, "ONLINE", "11:00", 10, 501);
    Integer[] read =
        db.first(row -> row.getArrayOfIntegers("free"), "SELECT free FROM slot WHERE id = $1", slot)
            .orElseThrow();
    TestPeople.race(6, n -> book(n, nextPerson(), slot));
    db.run("UPDATE slot SET free = $2 WHERE id = $1", slot, read);
    assertThat(placesThatAreNotOnce(slot)).isEqualTo(6);
  }

  private static synchronized int nextPerson() {
    return people++;
  }

  private static Answer book(int node, int person, long slot) {
    return nodes
        .http(node)
        .insist(
            "POST",
            "/api/v1/bookings",
            TestPeople.wish(person, slot),
            UUID.randomUUID().toString());
  }

  private static int booked(long slot) {
    return db.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM booking WHERE slot_id = $1 AND state <> 'CANCELLED'",
            slot)
        .orElseThrow();
  }

  /** The rule of the checker: a place is free or sold, once, and there are as many as it has. */
  private static int placesThatAreNotOnce(long slot) {
    return db.first(
            row -> row.getInteger(0),
            """
            WITH place AS (
              SELECT unnest(free) AS number FROM slot WHERE id = $1
              UNION ALL
              SELECT number FROM booking WHERE slot_id = $1 AND state <> 'CANCELLED')
            SELECT ((SELECT count(*) FROM (
                SELECT number FROM place GROUP BY number HAVING count(*) > 1) twice)
              + abs((SELECT count(DISTINCT number) FROM place)
                - (SELECT capacity FROM slot WHERE id = $1)))::int
            """,
            slot)
        .orElseThrow();
  }
}
