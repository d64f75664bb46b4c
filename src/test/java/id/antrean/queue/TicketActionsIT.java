package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.http.Principal;
import id.antrean.page.Texts;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import id.antrean.testkit.TestBranch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketActionsIT {
  private static final Instant TEN = QueueFixture.at("10:00");
  private static QueueFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(2, 3);
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
  void aVisitFromNumberToGoodbyeIsOneEventTrailAndVersionForEachStep() {
    long before = version();
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, TEN.plusSeconds(60));
    assertThat(actions().recall(at(90), id).call().recalls()).isEqualTo(1);
    assertThat(actions().serve(at(100), id).state()).isEqualTo(TicketState.SERVING);
    assertThat(actions().complete(at(700), id).state()).isEqualTo(TicketState.COMPLETED);
    var kinds =
        List.of(
            "TicketGiven", "TicketCalled", "TicketRecalled", "ServiceStarted", "ServiceCompleted");
    assertThat(fixture.kinds(id)).containsExactlyElementsOf(kinds);
    assertThat(trail(id)).containsExactlyElementsOf(kinds);
    assertThat(version()).isEqualTo(before + 5);
    var called =
        fixture
            .db
            .first(
                r -> r.getJsonObject("data"),
                "SELECT data FROM event WHERE subject = $1 AND kind = 'TicketCalled'",
                id)
            .orElseThrow();
    assertThat(called.getString("actor")).isEqualTo("guard-fixture");
    assertThat(called.getString("counter")).isEqualTo(TestBranch.BRANCH + "-1");
    assertThat(called.getString("reason")).contains("Datang Langsung ke-1 dari 2 berturut-turut");
  }

  @Test
  void aStepRingsTheDoorbellOfEveryNode() throws Exception {
    var heard = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      fixture.nodes.main(i).rooms().doorbell().onRing(branch -> heard.countDown());
    }
    fixture.walkIn(TEN);
    assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
  }

  /** Every step from every state: allowed, or refused with a sentence that names the number. */
  @Test
  void aStepThatTheStateDoesNotAllowIsRefusedInWords() {
    Map<TicketAction, BiFunction<StaffCommand, UUID, Ticket>> all =
        Map.of(
            TicketAction.RECALL, actions()::recall,
            TicketAction.SERVE, actions()::serve,
            TicketAction.COMPLETE, actions()::complete,
            TicketAction.ABSENCE, actions()::absent,
            TicketAction.HOLD, actions()::hold,
            TicketAction.RETURN, actions()::bringBack,
            TicketAction.TRANSFER,
                (command, id) ->
                    fixture.transfer(command, id, QueueFixture.transfer(null, "JHT", null)),
            TicketAction.CALL, (command, id) -> call(command, 2, id));
    for (var state : TicketState.values()) {
      all.forEach(
          (step, doIt) -> {
            emptyFloor();
            var ticket = inState(state);
            if (step.isAllowedFrom(state)) {
              assertThat(doIt.apply(at(300), ticket.id())).as(step + " " + state).isNotNull();
            } else {
              assertThatThrownBy(() -> doIt.apply(at(300), ticket.id()))
                  .as(step + " " + state)
                  .isInstanceOfSatisfying(
                      Problem.class,
                      p -> {
                        assertThat(p.code()).isEqualTo("not_allowed_now");
                        assertThat(Texts.of("id").say(p.sentence())).contains(ticket.number());
                      });
            }
          });
    }
  }

  @Test
  void aCounterCallsNobodyElseWhileSomebodyIsCalledOrServedThere() {
    fixture.walkIn(TEN);
    fixture.walkIn(TEN);
    var first = fixture.called(1, TEN);
    var called = QueueFixture.refused("not_allowed_now", () -> fixture.called(1, at(5).now()));
    assertThat(called).contains(first.number()).contains("Loket 1").contains("10.00");
    actions().serve(at(10), first.id());
    var serving = QueueFixture.refused("not_allowed_now", () -> fixture.called(1, at(20).now()));
    assertThat(serving).contains(first.number()).contains("dilayani");
    actions().complete(at(30), first.id());
    assertThat(fixture.called(1, at(40).now()).id()).isNotEqualTo(first.id());
  }

  @Test
  void aClosedCounterCallsNobodyAndAnEmptyLineSaysSo() {
    fixture.room().counters().setOpen(at(0), TestBranch.BRANCH + "-1", false);
    fixture.walkIn(TEN);
    assertThat(QueueFixture.refused("counter_closed", () -> fixture.called(1, TEN)))
        .contains("Loket 1");
    fixture.room().counters().setOpen(at(1), TestBranch.BRANCH + "-1", true);
    fixture.called(1, TEN);
    QueueFixture.refused("queue_empty", () -> fixture.called(2, TEN));
    fixture.walkIn(TEN);
    var onlyPriority = new CallWish(Optional.of(Lane.PRIORITY), Optional.empty(), null);
    QueueFixture.refused(
        "queue_empty",
        () -> fixture.room().calls().call(at(2), TestBranch.BRANCH + "-2", onlyPriority));
  }

  /** "P, P, E": who wonders about the order reads the branch's rule, in their own language. */
  @Test
  void theRuleBehindACallIsToldInBothLanguages() {
    fixture.walkIn(TEN);
    var called = fixture.room().lines().view(fixture.called(1, TEN), TEN);
    assertThat(QueueJson.ticket(called, Texts.of("id")).getString("explanation"))
        .isEqualTo(
            "Jalur dipanggil bergantian, dalam satu putaran: 1 Prioritas, 3 e-Klaim, 3 Pesan"
                + " Online, 2 Datang Langsung. Ini Datang Langsung ke-1 di putaran ini.");
    var english = QueueJson.ticket(called, Texts.of("en"));
    assertThat(english.getString("reason")).endsWith(": Walk-in turn 1 of 2");
    assertThat(english.getString("explanation")).contains("2 Walk-in. This is Walk-in number 1");
  }

  @Test
  void oneOutOfOrderKeepsTheReasonThatWasGiven() {
    fixture.walkIn(TEN);
    var second = fixture.walkIn(TEN);
    var called = call(at(10), 1, second.id());
    assertThat(called.call().reason())
        .isEqualTo(second.number() + ": di luar urutan: Sakit, tidak kuat menunggu");
  }

  @Test
  void whoWaitedTooLongGoesFirstAndTheReasonSaysSo() {
    var waited = fixture.walkIn(QueueFixture.at("09:14"));
    fixture.given(Lane.PRIORITY, QueueFixture.at("09:59"));
    var called = fixture.called(1, TEN);
    assertThat(called.id()).isEqualTo(waited.id());
    assertThat(called.call().reason()).endsWith("menunggu 46 menit, batas 45");
  }

  @Test
  void anAbsentPersonReturnsAfterThoseWhoWaitAndAHeldOneKeepsTheirPlace() {
    var absent = fixture.walkIn(TEN);
    fixture.called(1, at(1).now());
    actions().absent(at(2), absent.id());
    var held = fixture.walkIn(at(3).now());
    fixture.called(1, at(4).now());
    actions().hold(at(5), held.id());
    var waiting = fixture.walkIn(at(6).now());
    actions().bringBack(at(7), absent.id());
    actions().bringBack(at(8), held.id());
    assertThat(fixture.room().lines().list(TestBranch.BRANCH, TicketState.WAITING, at(9).now()))
        .extracting(v -> v.ticket().id())
        .containsExactly(held.id(), waiting.id(), absent.id());
  }

  @Test
  void anotherLaneClosesTheTicketAndOpensOneThatKeepsTheArrival() {
    var old = fixture.walkIn(TEN);
    fixture.called(1, at(60).now());
    var ticket =
        fixture.transfer(at(70), old.id(), QueueFixture.transfer(null, null, Lane.PRIORITY));
    assertThat(ticket.number()).startsWith("P-");
    assertThat(ticket.slip().arrivedAt()).isEqualTo(TEN);
    assertThat(ticket.slip().replaces()).isEqualTo(old.id());
    assertThat(fixture.kinds(old.id())).endsWith("TicketTransferred");
    assertThat(fixture.called(1, at(80).now()).id()).isEqualTo(ticket.id());
  }

  @Test
  void anotherServiceOrCounterKeepsTheNumber() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, at(1).now());
    actions().serve(at(2), ticket.id());
    var other = fixture.transfer(at(3), ticket.id(), QueueFixture.transfer(null, "GENERAL", null));
    assertThat(other.service()).isEqualTo("GENERAL");
    assertThat(other.state()).isEqualTo(TicketState.SERVING);
    var moved =
        fixture.transfer(
            at(4), ticket.id(), QueueFixture.transfer(TestBranch.BRANCH + "-2", null, null));
    assertThat(moved.number()).isEqualTo(ticket.number());
    assertThat(moved.state()).isEqualTo(TicketState.CALLED);
    assertThat(moved.call().counterName()).isEqualTo("Loket 2");
    fixture.walkIn(at(5).now());
    fixture.called(1, at(6).now());
    QueueFixture.refused(
        "not_allowed_now",
        () ->
            fixture.transfer(
                at(7), ticket.id(), QueueFixture.transfer(TestBranch.BRANCH + "-1", null, null)));
    QueueFixture.refused(
        "not_found",
        () ->
            fixture.transfer(at(8), ticket.id(), QueueFixture.transfer("surakarta-1", null, null)));
  }

  @Test
  void aTicketLeftAtACounterYesterdayDoesNotBlockItToday() {
    var left = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    var tomorrow = TEN.plusSeconds(86_400);
    QueueFixture.refused(
        "not_allowed_now", () -> actions().serve(QueueFixture.command(tomorrow), left.id()));
    fixture.walkIn(tomorrow);
    fixture.called(1, tomorrow);
    assertThat(fixture.kinds(left.id())).endsWith("TicketAbsent");
  }

  @Test
  void theSameRequestAgainIsNotASecondStep() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, TEN);
    var key = UUID.randomUUID().toString();
    actions().recall(QueueFixture.command(TEN, key), id);
    assertThat(actions().recall(QueueFixture.command(TEN, key), id).call().recalls()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                actions()
                    .serve(
                        QueueFixture.command(QueueFixture.GUARD, TEN, key, "something else"), id))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo("request_key_reused"));
  }

  @Test
  void staffOfAnotherBranchFindNothingHere() {
    var id = fixture.walkIn(TEN).id();
    var stranger = new Principal(UUID.randomUUID(), "lain", Role.SUPERVISOR, "surakarta");
    var command = QueueFixture.command(stranger, TEN, UUID.randomUUID().toString(), "test");
    QueueFixture.refused("not_found", () -> actions().recall(command, id));
    QueueFixture.refused(
        "not_found",
        () -> fixture.room().counters().setOpen(command, TestBranch.BRANCH + "-1", false));
  }

  /** A ticket that came to its state by lawful steps, some minutes before 10:05. */
  private static Ticket inState(TicketState state) {
    if (state == TicketState.WAITING) {
      return fixture.walkIn(TEN);
    }
    var ticket = fixture.walkIn(TEN);
    if (state == TicketState.CANCELLED) {
      return actions().undo(at(1), ticket.id());
    }
    if (state == TicketState.TRANSFERRED) {
      fixture.transfer(at(1), ticket.id(), QueueFixture.transfer(null, null, Lane.PRIORITY));
      return ticket;
    }
    fixture.called(1, at(1).now());
    return switch (state) {
      case SERVING -> actions().serve(at(2), ticket.id());
      case HELD -> actions().hold(at(2), ticket.id());
      case ABSENT -> actions().absent(at(2), ticket.id());
      case COMPLETED -> {
        actions().serve(at(2), ticket.id());
        yield actions().complete(at(3), ticket.id());
      }
      default -> ticket;
    };
  }

  private static TicketActions actions() {
    return fixture.room().actions();
  }

  private static StaffCommand at(int secondsAfterTen) {
    return QueueFixture.command(TEN.plusSeconds(secondsAfterTen));
  }

  private static Ticket call(StaffCommand command, int counter, UUID ticket) {
    var wish = new CallWish(Optional.empty(), Optional.of(ticket), "Sakit, tidak kuat menunggu");
    return fixture.room().calls().call(command, TestBranch.BRANCH + "-" + counter, wish);
  }

  private static long version() {
    return fixture
        .db
        .first(
            r -> r.getLong(0),
            "SELECT coalesce(max(board_version), 0) FROM branch_day WHERE branch_id = $1 AND"
                + " service_date = $2",
            TestBranch.BRANCH,
            TestBranch.DAY)
        .orElseThrow();
  }

  private static List<String> trail(UUID ticket) {
    return fixture.db.list(
        r -> r.getString(0),
        "SELECT action FROM audit WHERE object = $1 ORDER BY id",
        "ticket:" + ticket);
  }
}
