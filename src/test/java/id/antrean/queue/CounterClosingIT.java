package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.http.Principal;
import id.antrean.queue.rules.CounterView;
import id.antrean.queue.rules.Ticket;
import id.antrean.testkit.Http;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A counter that is closed while somebody is at it, and who calls at a counter. */
class CounterClosingIT {
  private static final String FIRST = TestBranch.BRANCH + "-1";
  private static final Principal OTHER =
      new Principal(UUID.randomUUID(), "officer-other", Role.OFFICER, TestBranch.BRANCH);

  private static QueueFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(2, 2);
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void emptyFloor() {
    fixture.emptyFloor();
    fixture.db.update("UPDATE counter SET used_by = NULL, used_since = NULL");
  }

  private static Instant at(String time) {
    return QueueFixture.at(time);
  }

  private static CounterView first(int node, Instant now) {
    var counters = fixture.nodes.main(node).rooms().queue().counters();
    return counters.views(TestBranch.BRANCH, now).getFirst();
  }

  private static void setOpen(boolean open, Instant now) {
    fixture.room().counters().setOpen(QueueFixture.command(now), FIRST, open);
  }

  private static Ticket served(Instant now) {
    fixture.walkIn(now);
    var called = fixture.called(1, now.plusSeconds(60));
    return fixture.room().actions().serve(QueueFixture.command(now.plusSeconds(90)), called.id());
  }

  @Test
  void closedWhileItServesItCallsNobodyMoreAndEveryNodeSaysAfterWhomItCloses() {
    var ticket = served(at("09:00"));
    fixture.walkIn(at("09:02"));
    setOpen(false, at("09:03"));
    for (int node = 0; node < 2; node++) {
      var view = first(node, at("09:04"));
      assertThat(view.closesAfter()).contains(ticket.number());
      assertThat(view.counter().open()).isFalse();
    }
    assertThat(QueueFixture.refused("not_allowed_now", () -> fixture.called(1, at("09:05"))))
        .contains(ticket.number());
    fixture.room().actions().complete(QueueFixture.command(at("09:06")), ticket.id());
    assertThat(first(1, at("09:07")).closesAfter()).isEmpty();
    assertThat(first(1, at("09:07")).counter().open()).isFalse();
    QueueFixture.refused("counter_closed", () -> fixture.called(1, at("09:08")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "held", "transferred", "completed"})
  void itIsClosedWhateverBecomesOfWhoWasThere(String end) {
    fixture.walkIn(at("09:00"));
    var ticket = fixture.called(1, at("09:01"));
    setOpen(false, at("09:02"));
    var command = QueueFixture.command(at("09:03"));
    var actions = fixture.room().actions();
    switch (end) {
      case "absent" -> actions.absent(command, ticket.id());
      case "held" -> actions.hold(command, ticket.id());
      case "transferred" ->
          fixture.transfer(command, ticket.id(), QueueFixture.transfer(null, null, Lane.PRIORITY));
      default -> {
        actions.serve(QueueFixture.command(at("09:02")), ticket.id());
        actions.complete(command, ticket.id());
      }
    }
    var view = first(0, at("09:04"));
    assertThat(view.at()).isEmpty();
    assertThat(view.closesAfter()).isEmpty();
    assertThat(view.counter().open()).isFalse();
  }

  @Test
  void aClosingThatIsTakenBackIsAsIfItHadNeverBeen() {
    var ticket = served(at("09:00"));
    fixture.walkIn(at("09:02"));
    var before = first(0, at("09:02"));
    setOpen(false, at("09:03"));
    setOpen(true, at("09:04"));
    assertThat(first(1, at("09:04"))).isEqualTo(before);
    fixture.room().actions().complete(QueueFixture.command(at("09:05")), ticket.id());
    assertThat(fixture.called(1, at("09:06")).call().counter()).isEqualTo(FIRST);
  }

  @Test
  void aCompletionTakenBackAtAClosedCounterClosesItAfterThatPersonAgain() {
    var ticket = served(at("09:00"));
    setOpen(false, at("09:03"));
    var actions = fixture.room().actions();
    actions.complete(QueueFixture.command(at("09:04")), ticket.id());
    actions.undo(QueueFixture.command(at("09:04")), ticket.id());
    assertThat(first(0, at("09:05")).closesAfter()).contains(ticket.number());
  }

  @Test
  void whoWasLeftThereYesterdayKeepsNoCounterFromClosingToday() {
    served(at("09:00"));
    var tomorrow = at("09:00").plus(Duration.ofDays(1));
    setOpen(false, tomorrow);
    assertThat(first(0, tomorrow).closesAfter()).isEmpty();
    assertThat(first(0, tomorrow).user()).isEmpty();
  }

  /** Both wait for the day's lock: whoever is called was called before it was closed. */
  @Test
  void nobodyIsCalledToACounterThatWasClosedAtTheSameMoment() {
    for (int round = 0; round < 8; round++) {
      fixture.emptyFloor();
      var now = at("09:00").plusSeconds(round * 60L);
      fixture.walkIn(now);
      var outcomes = TestPeople.race(2, n -> n == 0 ? callOn(1, now) : close(now));
      var view = first(0, now);
      assertThat(view.counter().open()).isFalse();
      assertThat(view.closesAfter().orElse("counter_closed")).isEqualTo(outcomes.getFirst());
      assertThat(lastKinds()).isIn("TicketCalled CounterChanged", "TicketGiven CounterChanged");
    }
  }

  private static String callOn(int node, Instant now) {
    var wish = new CallWish(Optional.empty(), Optional.empty(), null);
    try {
      var calls = fixture.nodes.main(node).rooms().queue().calls();
      return calls.call(QueueFixture.command(now), FIRST, wish).number();
    } catch (Problem refusal) {
      return refusal.code();
    }
  }

  private static String close(Instant now) {
    setOpen(false, now);
    return "closed";
  }

  private static String lastKinds() {
    return fixture
        .db
        .<String>first(
            row -> row.getString(0),
            """
            SELECT string_agg(kind, ' ' ORDER BY id) FROM (
              SELECT id, kind FROM event
              WHERE kind IN ('TicketGiven', 'TicketCalled', 'CounterChanged')
              ORDER BY id DESC LIMIT 2) AS last
            """)
        .orElseThrow();
  }

  @Test
  void aRepeatedClosingIsOneAndAnswersHowItStands() {
    var guard = fixture.guard(0);
    var wish = new JsonObject().put("service", "JHT").put("outsideHours", true);
    var number = guard.post(QueueFixture.TICKETS, wish).json().getString("number");
    var calls = guard.post("/api/v1/counters/" + FIRST + "/calls", new JsonObject());
    assertThat(calls.status()).as(calls.body()).isEqualTo(201);
    var key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      var closed = close(guard, key);
      assertThat(closed.getBoolean("open")).isFalse();
      assertThat(closed.getString("closesAfter")).isEqualTo(number);
      assertThat(closed.getJsonObject("user").getString("username")).isEqualTo("guard-fixture");
    }
    soonOnTheBoard(true);
    var ticket = calls.json().getJsonObject("ticket").getString("id");
    guard.post("/api/v1/tickets/" + ticket + "/absence", null);
    soonOnTheBoard(false);
    var list = guard.get("/api/v1/branches/" + TestBranch.BRANCH + "/counters").array();
    assertThat(list.getJsonObject(0).fieldNames()).containsExactly("id", "name", "open");
  }

  private static JsonObject close(Http guard, String key) {
    var wish = new JsonObject().put("open", false);
    return guard.send("PATCH", "/api/v1/counters/" + FIRST, wish, key).json();
  }

  /** With somebody there it is on the screen, and no longer. */
  private static void soonOnTheBoard(boolean there) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (onTheBoard() != there) {
      assertThat(System.nanoTime()).as("on the board: " + there).isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static boolean onTheBoard() {
    var board = fixture.nodes.http(1).get("/api/v1/branches/" + TestBranch.BRANCH + "/board");
    return board.json().getJsonArray("counters").contains("Loket 1");
  }

  @Test
  void whoCallsAtACounterIsKnownSinceTheirFirstCallOfTheDay() {
    assertThat(first(0, at("08:00")).user()).isEmpty();
    var ticket = served(at("09:00"));
    assertThat(first(0, at("09:02")).user())
        .contains(new CounterView.User("guard-fixture", at("09:01")));
    fixture.room().actions().complete(QueueFixture.command(at("09:03")), ticket.id());
    served(at("09:05"));
    assertThat(first(1, at("09:07")).user().orElseThrow().since()).isEqualTo(at("09:01"));
    var last = first(1, at("09:07")).at().orElseThrow();
    assertThat(last).isNotEqualTo(ticket.number());
  }

  @Test
  void aColleagueWhoCallsThereTakesTheCounterOverAndWhoeverClosesItGivesItFree() {
    var ticket = served(at("09:00"));
    fixture.room().actions().complete(QueueFixture.command(at("09:03")), ticket.id());
    fixture.walkIn(at("09:04"));
    var wish = new CallWish(Optional.empty(), Optional.empty(), null);
    var command =
        QueueFixture.command(OTHER, at("09:05"), UUID.randomUUID().toString(), "takes over");
    var called = fixture.room().calls().call(command, FIRST, wish);
    assertThat(first(0, at("09:06")).user())
        .contains(new CounterView.User("officer-other", at("09:05")));
    fixture.room().actions().absent(QueueFixture.command(at("09:07")), called.id());
    setOpen(false, at("09:08"));
    assertThat(first(0, at("09:09")).user()).isEmpty();
    setOpen(true, at("09:10"));
    assertThat(first(0, at("09:11")).user()).as("opened for somebody").isEmpty();
  }
}
