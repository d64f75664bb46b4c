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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    assertThat(kinds(id)).containsExactlyElementsOf(kinds);
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
            TicketAction.TRANSFER, (command, id) -> transfer(command, id, wish(null, "JHT", null)),
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
    var called = refused("not_allowed_now", () -> fixture.called(1, at(5).now()));
    assertThat(called).contains(first.number()).contains("Loket 1").contains("10.00");
    actions().serve(at(10), first.id());
    var serving = refused("not_allowed_now", () -> fixture.called(1, at(20).now()));
    assertThat(serving).contains(first.number()).contains("dilayani");
    actions().complete(at(30), first.id());
    assertThat(fixture.called(1, at(40).now()).id()).isNotEqualTo(first.id());
  }

  @Test
  void aClosedCounterCallsNobodyAndAnEmptyLineSaysSo() {
    fixture.room().counters().setOpen(at(0), TestBranch.BRANCH + "-1", false);
    fixture.walkIn(TEN);
    assertThat(refused("counter_closed", () -> fixture.called(1, TEN))).contains("Loket 1");
    fixture.room().counters().setOpen(at(1), TestBranch.BRANCH + "-1", true);
    fixture.called(1, TEN);
    refused("queue_empty", () -> fixture.called(2, TEN));
    fixture.walkIn(TEN);
    var onlyPriority = new CallWish(Optional.of(Lane.PRIORITY), Optional.empty(), null);
    refused(
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
  void aCallIsTakenBackWithinTenSecondsAndTheLaneGetsItsTurnAgain() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    refused("not_allowed_now", () -> actions().undo(at(11), ticket.id()));
    var back = actions().undo(at(10), ticket.id());
    assertThat(back.state()).isEqualTo(TicketState.WAITING);
    assertThat(back.call()).isNull();
    assertThat(fixture.called(1, TEN).call().reason()).contains("ke-1 dari 2");
    refused("not_allowed_now", () -> actions().undo(at(1), undone(ticket)));
  }

  @Test
  void afterARecallTheCallIsNotTakenBackAnyMore() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    actions().recall(at(3), ticket.id());
    refused("not_allowed_now", () -> actions().undo(at(5), ticket.id()));
  }

  @Test
  void anAbsenceIsTakenBackWithinFiveMinutesUnlessTheCounterHasGoneOn() {
    var first = fixture.walkIn(TEN);
    fixture.walkIn(TEN.plusSeconds(1));
    fixture.called(1, at(2).now());
    actions().absent(at(10), first.id());
    refused("not_allowed_now", () -> actions().undo(at(311), first.id()));
    assertThat(actions().undo(at(310), first.id()).state()).isEqualTo(TicketState.CALLED);
    actions().absent(at(320), first.id());
    fixture.called(1, at(330).now());
    var taken = refused("not_allowed_now", () -> actions().undo(at(340), first.id()));
    assertThat(taken).contains("Loket 1");
    assertThat(actions().bringBack(at(350), first.id()).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void beginningAndEndOfServingAndAHoldAreTakenBackWithinThirtySeconds() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, TEN);
    actions().serve(at(10), id);
    refused("not_allowed_now", () -> actions().undo(at(41), id));
    assertThat(actions().undo(at(40), id).state()).isEqualTo(TicketState.CALLED);
    actions().serve(at(50), id);
    actions().complete(at(60), id);
    var serving = actions().undo(at(90), id);
    assertThat(serving.state()).isEqualTo(TicketState.SERVING);
    assertThat(serving.servingAt()).isEqualTo(at(50).now());
    assertThat(serving.endedAt()).isNull();
    actions().hold(at(100), id);
    var back = actions().undo(at(101), id);
    assertThat(back.state()).isEqualTo(TicketState.SERVING);
    assertThat(back.call().counterName()).isEqualTo("Loket 1");
    refused("not_allowed_now", () -> actions().undo(at(102), id));
  }

  @Test
  void anUndoThatComesTwiceIsOne() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, TEN);
    actions().serve(at(1), id);
    actions().complete(at(2), id);
    var key = UUID.randomUUID().toString();
    actions().undo(QueueFixture.command(at(3).now(), key), id);
    assertThat(actions().undo(QueueFixture.command(at(4).now(), key), id).state())
        .isEqualTo(TicketState.SERVING);
    assertThat(kinds(id)).filteredOn("TicketUndone"::equals).hasSize(1);
  }

  @Test
  void whatACounterDidIsNotTakenBackWhenItHasCalledSomebodyElse() {
    var first = fixture.walkIn(TEN).id();
    var second = fixture.walkIn(TEN.plusSeconds(1)).id();
    fixture.called(1, at(2).now());
    actions().serve(at(3), first);
    actions().complete(at(4), first);
    fixture.called(1, at(5).now());
    assertThat(refused("not_allowed_now", () -> actions().undo(at(6), first)))
        .contains("Loket 1 sudah memanggil nomor lain. Urungkan panggilan itu dulu.");
    actions().undo(at(7), second);
    assertThat(actions().undo(at(8), first).state()).isEqualTo(TicketState.SERVING);
  }

  @Test
  void aTransferIsTakenBackToWhereThePersonWas() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, at(1).now());
    actions().serve(at(2), id);
    transfer(at(3), id, wish(null, "GENERAL", null));
    var before = actions().undo(at(4), id);
    assertThat(before.service()).isEqualTo("JHT");
    assertThat(before.state()).isEqualTo(TicketState.SERVING);

    transfer(at(5), id, wish(TestBranch.BRANCH + "-2", null, null));
    var here = actions().undo(at(6), id);
    assertThat(here.state()).isEqualTo(TicketState.SERVING);
    assertThat(here.call().counterName()).isEqualTo("Loket 1");
    assertThat(here.call().at()).isEqualTo(at(1).now());

    var other = transfer(at(7), id, wish(null, null, Lane.PRIORITY));
    refused("not_allowed_now", () -> actions().undo(at(8), id));
    assertThat(actions().undo(at(8), other.id()).state()).isEqualTo(TicketState.CANCELLED);
    assertThat(actions().complete(at(9), id).number()).isEqualTo(before.number());
  }

  @Test
  void aTransferOfTwoKindsAtOnceIsNotTakenBackByHalf() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, at(1).now());
    var moved = transfer(at(2), id, wish(TestBranch.BRANCH + "-2", "GENERAL", null));
    assertThat(moved.service()).isEqualTo("GENERAL");
    refused("not_allowed_now", () -> actions().undo(at(3), id));
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
    var ticket = transfer(at(70), old.id(), wish(null, null, Lane.PRIORITY));
    assertThat(ticket.number()).startsWith("P-");
    assertThat(ticket.slip().arrivedAt()).isEqualTo(TEN);
    assertThat(ticket.slip().replaces()).isEqualTo(old.id());
    assertThat(kinds(old.id())).endsWith("TicketTransferred");
    assertThat(fixture.called(1, at(80).now()).id()).isEqualTo(ticket.id());
  }

  @Test
  void anotherServiceOrCounterKeepsTheNumber() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, at(1).now());
    actions().serve(at(2), ticket.id());
    var other = transfer(at(3), ticket.id(), wish(null, "GENERAL", null));
    assertThat(other.service()).isEqualTo("GENERAL");
    assertThat(other.state()).isEqualTo(TicketState.SERVING);
    var moved = transfer(at(4), ticket.id(), wish(TestBranch.BRANCH + "-2", null, null));
    assertThat(moved.number()).isEqualTo(ticket.number());
    assertThat(moved.state()).isEqualTo(TicketState.CALLED);
    assertThat(moved.call().counterName()).isEqualTo("Loket 2");
    fixture.walkIn(at(5).now());
    fixture.called(1, at(6).now());
    refused(
        "not_allowed_now",
        () -> transfer(at(7), ticket.id(), wish(TestBranch.BRANCH + "-1", null, null)));
    refused("not_found", () -> transfer(at(8), ticket.id(), wish("surakarta-1", null, null)));
  }

  @Test
  void aTicketLeftAtACounterYesterdayDoesNotBlockItToday() {
    var left = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    var tomorrow = TEN.plusSeconds(86_400);
    refused("not_allowed_now", () -> actions().serve(QueueFixture.command(tomorrow), left.id()));
    fixture.walkIn(tomorrow);
    fixture.called(1, tomorrow);
    assertThat(kinds(left.id())).endsWith("TicketAbsent");
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
    refused("not_found", () -> actions().recall(command, id));
    refused(
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
      transfer(at(1), ticket.id(), wish(null, null, Lane.PRIORITY));
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

  private static UUID undone(Ticket ticket) {
    actions().undo(at(2), ticket.id());
    return ticket.id();
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

  private static Ticket transfer(StaffCommand command, UUID ticket, TransferWish wish) {
    return fixture.room().transfers().transfer(command, ticket, wish);
  }

  private static TransferWish wish(String counter, String service, Lane lane) {
    return new TransferWish(
        Optional.ofNullable(counter),
        Optional.ofNullable(service),
        Optional.ofNullable(lane),
        "Membawa bayi");
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

  private static List<String> kinds(UUID ticket) {
    return fixture.db.list(
        r -> r.getString(0), "SELECT kind FROM event WHERE subject = $1 ORDER BY id", ticket);
  }

  private static List<String> trail(UUID ticket) {
    return fixture.db.list(
        r -> r.getString(0),
        "SELECT action FROM audit WHERE object = $1 ORDER BY id",
        "ticket:" + ticket);
  }

  /** The sentence of the refusal. */
  private static String refused(String code, ThrowingCallable step) {
    try {
      step.call();
    } catch (Problem problem) {
      assertThat(problem.code()).isEqualTo(code);
      return Texts.of("id").say(problem.sentence());
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("not refused: " + code);
  }
}
