package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.testkit.TestBranch;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step of a ticket is taken back while it is harmless, and not afterwards. */
class UndoIT {
  private static final Instant TEN = QueueFixture.at("10:00");
  private static QueueFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(1, 3);
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
  void aCallIsTakenBackWithinTenSecondsAndTheLaneGetsItsTurnAgain() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(11), ticket.id()));
    var back = actions().undo(at(10), ticket.id());
    assertThat(back.state()).isEqualTo(TicketState.WAITING);
    assertThat(back.call()).isNull();
    assertThat(fixture.called(1, TEN).call().reason()).contains("ke-1 dari 2");
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(1), undone(ticket)));
  }

  @Test
  void afterARecallTheCallIsNotTakenBackAnyMore() {
    var ticket = fixture.walkIn(TEN);
    fixture.called(1, TEN);
    actions().recall(at(3), ticket.id());
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(5), ticket.id()));
  }

  @Test
  void anAbsenceIsTakenBackWithinFiveMinutesUnlessTheCounterHasGoneOn() {
    var first = fixture.walkIn(TEN);
    fixture.walkIn(TEN.plusSeconds(1));
    fixture.called(1, at(2).now());
    actions().absent(at(10), first.id());
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(311), first.id()));
    assertThat(actions().undo(at(310), first.id()).state()).isEqualTo(TicketState.CALLED);
    actions().absent(at(320), first.id());
    fixture.called(1, at(330).now());
    var taken = QueueFixture.refused("not_allowed_now", () -> actions().undo(at(340), first.id()));
    assertThat(taken).contains("Loket 1");
    assertThat(actions().bringBack(at(350), first.id()).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void beginningAndEndOfServingAndAHoldAreTakenBackWithinThirtySeconds() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, TEN);
    actions().serve(at(10), id);
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(41), id));
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
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(102), id));
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
    assertThat(fixture.kinds(id)).filteredOn("TicketUndone"::equals).hasSize(1);
  }

  @Test
  void whatACounterDidIsNotTakenBackWhenItHasCalledSomebodyElse() {
    var first = fixture.walkIn(TEN).id();
    var second = fixture.walkIn(TEN.plusSeconds(1)).id();
    fixture.called(1, at(2).now());
    actions().serve(at(3), first);
    actions().complete(at(4), first);
    fixture.called(1, at(5).now());
    assertThat(QueueFixture.refused("not_allowed_now", () -> actions().undo(at(6), first)))
        .contains("Loket 1 sudah memanggil nomor lain. Urungkan panggilan itu dulu.");
    actions().undo(at(7), second);
    assertThat(actions().undo(at(8), first).state()).isEqualTo(TicketState.SERVING);
  }

  @Test
  void aTransferIsTakenBackToWhereThePersonWas() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, at(1).now());
    actions().serve(at(2), id);
    fixture.transfer(at(3), id, QueueFixture.transfer(null, "GENERAL", null));
    var before = actions().undo(at(4), id);
    assertThat(before.service()).isEqualTo("JHT");
    assertThat(before.state()).isEqualTo(TicketState.SERVING);

    fixture.transfer(at(5), id, QueueFixture.transfer(TestBranch.BRANCH + "-2", null, null));
    var here = actions().undo(at(6), id);
    assertThat(here.state()).isEqualTo(TicketState.SERVING);
    assertThat(here.call().counterName()).isEqualTo("Loket 1");
    assertThat(here.call().at()).isEqualTo(at(1).now());

    var other = fixture.transfer(at(7), id, QueueFixture.transfer(null, null, Lane.PRIORITY));
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(8), id));
    assertThat(actions().undo(at(8), other.id()).state()).isEqualTo(TicketState.CANCELLED);
    assertThat(actions().complete(at(9), id).number()).isEqualTo(before.number());
  }

  @Test
  void aTransferOfTwoKindsAtOnceIsNotTakenBackByHalf() {
    var id = fixture.walkIn(TEN).id();
    fixture.called(1, at(1).now());
    var moved =
        fixture.transfer(
            at(2), id, QueueFixture.transfer(TestBranch.BRANCH + "-2", "GENERAL", null));
    assertThat(moved.service()).isEqualTo("GENERAL");
    QueueFixture.refused("not_allowed_now", () -> actions().undo(at(3), id));
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
}
