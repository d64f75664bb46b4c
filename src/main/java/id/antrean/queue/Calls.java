package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.Refusals;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.CallingPolicy.Decision;
import id.antrean.queue.rules.CallingPolicy.Head;
import id.antrean.queue.rules.CallingPolicy.Why;
import id.antrean.queue.rules.Counter;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls people to counters: the next by the lane policy, of one lane, or one out of order. */
public final class Calls {

  private final Database db;
  private final Branches branches;
  private final FloorTransaction desk;
  private final TicketStore tickets;
  private final TicketActions steps;
  private final CounterStore counters = new CounterStore();

  Calls(
      Database db,
      Branches branches,
      FloorTransaction desk,
      TicketStore tickets,
      TicketActions steps) {
    this.db = db;
    this.branches = branches;
    this.desk = desk;
    this.tickets = tickets;
    this.steps = steps;
  }

  /**
   * One person for each press, whoever presses at the same moment. A person who was called to this
   * counter before must be served, absent or taken back first, so that nobody is forgotten.
   */
  public Ticket call(StaffCommand order, String counterId, CallWish wish) {
    var counter = counters.find(db, counterId).orElseThrow(Problem::notFound);
    order.who().mustWorkAt(counter.branch());
    var floor = BranchFloor.of(branches, counter.branch());
    return desk.change(
        order,
        floor,
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        shift -> {
          mustBeFree(shift, counterId);
          return Done.of(call(shift, counterId, wish));
        });
  }

  private Ticket call(FloorChange shift, String counterId, CallWish wish) {
    var counter = counters.find(shift.tx, counterId).orElseThrow();
    var heads = tickets.heads(shift.tx, shift.floor.branch(), shift.day.date());
    var person = wish.ticket().map(id -> waiting(shift, id));
    var decision =
        person
            .map(p -> outOfOrder(shift, p, wish.why()))
            .orElseGet(
                () ->
                    wish.lane()
                        .map(lane -> ofLane(shift, heads, lane))
                        .orElseGet(() -> next(shift, heads)));
    var ticket = person.orElseGet(() -> head(heads, decision.lane()));
    shift.day = shift.day.withRound(decision.round());
    return callTo(shift, ticket, counter, decision.why());
  }

  /** Also for a transfer to another counter. */
  Ticket callTo(FloorChange shift, Ticket ticket, Counter counter, Why why) {
    if (!counter.open()) {
      throw Problem.conflict("counter_closed", "counter", counter.name());
    }
    var reason = CallReasons.words(ticket, why);
    var called = ticket.called(counter, reason, shift.now());
    if (!shift.save(ticket, called)) {
      throw Problem.unavailable("busy", null);
    }
    var more = Map.<String, Object>of("reason", reason, "why", CallReasons.data(why));
    shift.happened(called, TicketEvent.TicketCalled::new, more);
    return called;
  }

  /** Whoever is left there from an earlier day is closed on the way. */
  void mustBeFree(FloorChange shift, String counter) {
    var there = tickets.atCounter(shift.tx, counter);
    if (there.isEmpty()) {
      return;
    }
    var ticket = there.get();
    if (ticket.slip().date().isBefore(shift.day.date())) {
      steps.end(
          shift,
          ticket,
          ticket.state() == TicketState.SERVING ? TicketState.COMPLETED : TicketState.ABSENT);
      return;
    }
    throw Refusals.notNow(occupied(shift, ticket));
  }

  private static Sentence occupied(FloorChange shift, Ticket ticket) {
    var counter = ticket.call().counterName();
    var time = shift.floor.time(ticket.since());
    return ticket.state() == TicketState.SERVING
        ? Sentence.of("floor.serving", "number", ticket.number(), "counter", counter, "time", time)
        : Sentence.of("floor.called", "number", ticket.number(), "counter", counter, "time", time);
  }

  private Ticket waiting(FloorChange shift, UUID id) {
    var ticket =
        tickets
            .find(shift.tx, id)
            .filter(t -> t.slip().branch().equals(shift.floor.branch()))
            .orElseThrow(Problem::notFound);
    Refusals.unlessAllowed(TicketAction.CALL, ticket, shift);
    return ticket;
  }

  private static Decision outOfOrder(FloorChange shift, Ticket ticket, String why) {
    return shift
        .floor
        .calling()
        .chosen(ticket.slip().lane(), new Why.OutOfOrder(why), shift.day.round());
  }

  private static Decision ofLane(FloorChange shift, List<Ticket> heads, Lane lane) {
    head(heads, lane);
    return shift.floor.calling().chosen(lane, new Why.LaneChosen(lane), shift.day.round());
  }

  private static Decision next(FloorChange shift, List<Ticket> heads) {
    var firsts = heads.stream().map(t -> new Head(t.slip().lane(), t.lineAt())).toList();
    return shift
        .floor
        .calling()
        .next(firsts, shift.day.round(), shift.now())
        .orElseThrow(() -> Problem.conflict("queue_empty"));
  }

  private static Ticket head(List<Ticket> heads, Lane lane) {
    return heads.stream()
        .filter(t -> t.slip().lane() == lane)
        .findFirst()
        .orElseThrow(() -> Problem.conflict("queue_empty"));
  }
}
