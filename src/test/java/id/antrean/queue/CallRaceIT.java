package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Visits;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.db.Sql;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.FloorGuards;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.Ticket;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three complete programs on one PostgreSQL; many staff press at the same moment. */
class CallRaceIT {
  private static QueueFixture fixture;
  private static List<Http> guards;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(3, 50);
    guards = IntStream.range(0, 3).mapToObj(fixture::guard).toList();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void emptyFloor() {
    fixture.emptyFloor();
  }

  @Test
  void fiftyCallsOnThreeNodesTakeFiftyPeople() {
    fillLines(60);
    var answers = TestPeople.race(50, n -> call(n, UUID.randomUUID().toString()));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(a -> a.json().getJsonObject("ticket").getString("id"))
        .doesNotHaveDuplicates();
    assertThat(answers)
        .extracting(a -> a.json().getString("reason"))
        .allMatch(reason -> reason.matches("[ABEP]-\\d{3}: .+"));
    assertThat(
            fixture.db.<Integer>first(
                row -> row.getInteger(0),
                "SELECT count(*)::int FROM ticket WHERE state = 'CALLED'"))
        .contains(50);
  }

  /** Negative control: without the day's lock and the ticket's guard somebody is called twice. */
  @Test
  void withoutLockAndGuardTheSameRaceCallsSomebodyTwice() {
    fillLines(60);
    var vertxes = List.of(Vertx.vertx(), Vertx.vertx(), Vertx.vertx());
    var rooms = vertxes.stream().map(CallRaceIT::broken).toList();
    var now = today().plusSeconds(3_600);
    var called =
        TestPeople.race(
            9,
            n ->
                rooms
                    .get(n % 3)
                    .call(
                        QueueFixture.command(now),
                        TestBranch.BRANCH + "-" + (n + 1),
                        new CallWish(Optional.empty(), Optional.empty(), null))
                    .id());
    vertxes.forEach(vertx -> vertx.close().await());
    assertThat(called.stream().distinct().count()).isLessThan(called.size());
  }

  @Test
  void whatThreeNodesTakeBackAtOnceIsTakenBackOnce() {
    var ticket = completed().id();
    var outcomes = TestPeople.race(9, n -> undo(n % 3, ticket));
    assertThat(outcomes).filteredOn("SERVING"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("not_allowed_now"::equals).hasSize(8);
  }

  private static String undo(int node, UUID ticket) {
    var actions = fixture.nodes.main(node).rooms().queue().actions();
    try {
      return actions.undo(QueueFixture.command(today().plusSeconds(3)), ticket).state().name();
    } catch (Problem refusal) {
      return refusal.code();
    }
  }

  /** Negative control: without the day's lock and the ticket's guard it is taken back twice. */
  @Test
  void withoutLockAndGuardTheSameUndoIsDoneTwice() {
    var ticket = completed().id();
    var vertxes = List.of(Vertx.vertx(), Vertx.vertx(), Vertx.vertx());
    var now = today().plusSeconds(3);
    TestPeople.race(
        3, n -> brokenActions(vertxes.get(n)).undo(QueueFixture.command(now), ticket).state());
    vertxes.forEach(vertx -> vertx.close().await());
    int undone =
        fixture
            .db
            .first(
                row -> row.getInteger(0),
                "SELECT count(*)::int FROM event WHERE subject = $1 AND kind = 'TicketUndone'",
                ticket)
            .orElseThrow();
    assertThat(undone).isGreaterThan(1);
  }

  /** Served a moment ago, at the first counter. */
  private static Ticket completed() {
    var ticket = fixture.given(Lane.WALK_IN, today());
    fixture.called(1, today());
    var actions = fixture.room().actions();
    actions.serve(QueueFixture.command(today()), ticket.id());
    return actions.complete(QueueFixture.command(today()), ticket.id());
  }

  @Test
  void oneRequestKeySentFiftyTimesOverThreeNodesIsOneCall() {
    fillLines(10);
    var key = UUID.randomUUID().toString();
    var answers =
        TestPeople.race(
            50,
            n ->
                write(
                    n,
                    "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls",
                    new JsonObject(),
                    key));
    // A key belongs to the one who asks: these are three sessions of one guard.
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
  }

  @Test
  void fiftyWalkInsAtOnceGetFiftyDifferentNumbers() {
    var body = new JsonObject().put("service", "JHT").put("lane", "WALK_IN");
    var answers =
        TestPeople.race(
            50, n -> write(n, QueueFixture.TICKETS, body, UUID.randomUUID().toString()));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(a -> a.json().getString("number"))
        .doesNotHaveDuplicates()
        .allMatch(number -> number.startsWith("A-"));
  }

  @Test
  void theWalkInQuotaHoldsHoweverManyAskAtOnce() {
    fixture.db.update(
        "UPDATE branch_day SET walk_in_quota = 20 WHERE branch_id = $1", TestBranch.BRANCH);
    var body = new JsonObject().put("service", "JHT").put("lane", "WALK_IN");
    var answers =
        TestPeople.race(
            50, n -> write(n, QueueFixture.TICKETS, body, UUID.randomUUID().toString()));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(20);
    assertThat(answers)
        .filteredOn(a -> a.status() == 409)
        .hasSize(30)
        .allSatisfy(a -> assertThat(a.code()).isEqualTo("quota_spent"));
  }

  private static Calls broken(Vertx vertx) {
    var rooms = fixture.nodes.main(0).rooms();
    var transaction = unguarded(vertx);
    var tickets = new TicketStore();
    var visits = new Visits(rooms.sealed());
    var actions = new TicketActions(fixture.db, rooms.branches(), transaction, tickets, visits);
    return new Calls(fixture.db, rooms.branches(), transaction, tickets, actions);
  }

  private static TicketActions brokenActions(Vertx vertx) {
    var rooms = fixture.nodes.main(0).rooms();
    var visits = new Visits(rooms.sealed());
    return new TicketActions(
        fixture.db, rooms.branches(), unguarded(vertx), new TicketStore(), visits);
  }

  private static FloorTransaction unguarded(Vertx vertx) {
    var rooms = fixture.nodes.main(0).rooms();
    var days = new DayStore();
    var tickets = new TicketStore();
    var noGuards =
        new FloorGuards(days::find, (sql, from, to) -> saveAnyhow(tickets, sql, from, to));
    return new FloorTransaction(
        vertx, fixture.db, rooms.sealed(), rooms.doorbell(), days, noGuards);
  }

  private static boolean saveAnyhow(TicketStore tickets, Sql sql, Ticket from, Ticket to) {
    sql.run("SELECT pg_sleep(0.05)");
    tickets.save(sql, tickets.find(sql, from.id()).orElseThrow(), to);
    return true;
  }

  private static Answer call(int n, String key) {
    var path = "/api/v1/counters/%s-%d/calls".formatted(TestBranch.BRANCH, n + 1);
    return write(n, path, new JsonObject(), key);
  }

  /** On a slow machine the last in the hall's row are sent away with 503, and come again. */
  private static Answer write(int n, String path, JsonObject body, String key) {
    return guards.get(n % 3).insist("POST", path, body, key);
  }

  private static Instant today() {
    return TestBranch.NOW;
  }

  /** Walk-ins and priority people, today. */
  private static void fillLines(int people) {
    for (int i = 0; i < people; i++) {
      fixture.given(i % 5 == 0 ? Lane.PRIORITY : Lane.WALK_IN, today());
    }
  }
}
