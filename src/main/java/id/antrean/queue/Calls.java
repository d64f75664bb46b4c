package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.page.Texts;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.Refusals;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.floor.WhyJson;
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
  private final FloorTransaction transaction;
  private final TicketStore tickets;
  private final TicketActions actions;
  private final CounterStore counters = new CounterStore();

  Calls(
      Database db,
      Branches branches,
      FloorTransaction transaction,
      TicketStore tickets,
      TicketActions actions) {
    this.db = db;
    this.branches = branches;
    this.transaction = transaction;
    this.tickets = tickets;
    this.actions = actions;
  }

  /**
   * Calls one person for each press, also when several press at the same moment. A person who was
   * called to this counter before must be served, absent or taken back first, so that no one is
   * forgotten.
   */
  public Ticket call(StaffCommand command, String counterId, CallWish wish) {
    var counter = counters.find(db, counterId).orElseThrow(Problem::notFound);
    command.who().mustWorkAt(counter.branch());
    var floor = BranchFloor.of(branches, counter.branch());
    return transaction.change(
        command,
        floor,
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        change -> {
          mustBeFree(change, counterId, TicketAction.CALL);
          return Done.of(call(change, counterId, wish));
        });
  }

  private Ticket call(FloorChange change, String counterId, CallWish wish) {
    var counter = counters.find(change.tx, counterId).orElseThrow();
    var heads = heads(change, counter);
    var person = wish.ticket().map(id -> waiting(change, id));
    var decision =
        person
            .map(p -> outOfOrder(change, p, wish.why()))
            .orElseGet(
                () ->
                    wish.lane()
                        .map(lane -> ofLane(change, heads, lane))
                        .orElseGet(() -> next(change, counter, heads)));
    var ticket = person.orElseGet(() -> head(heads, decision.lane()));
    change.day = change.day.withRound(decision.round());
    return callTo(change, TicketAction.CALL, ticket, counter, decision.why());
  }

  /** The first persons of each lane whom this counter serves. */
  private List<Ticket> heads(FloorChange change, Counter counter) {
    var duties = counter.duties();
    return tickets
        .heads(change.tx, change.floor.branch(), change.day.date(), duties.services())
        .stream()
        .filter(ticket -> duties.serves(ticket.slip().lane()))
        .toList();
  }

  /** Also for a transfer to another counter, which {@code step} says. */
  Ticket callTo(FloorChange change, TicketAction step, Ticket ticket, Counter counter, Why why) {
    var duties = counter.duties();
    if (!duties.serves(ticket.slip().lane()) || !duties.serves(ticket.service())) {
      throw Problem.conflict(
          "counter_serves_not", "counter", counter.name(), "number", ticket.number());
    }
    if (!counter.open()) {
      throw Problem.conflict("counter_closed", "counter", counter.name());
    }
    var reason = CallReasons.words(ticket, why, Texts.of("id"));
    var called = ticket.called(step, counter, reason, why, change.now());
    if (!change.save(ticket, called)) {
      throw Problem.unavailable("busy", null);
    }
    if (step == TicketAction.CALL) {
      var midnight = change.floor.midnight(change.now());
      counters.used(change.tx, counter.id(), change.who(), change.now(), midnight);
    }
    var more = Map.<String, Object>of("reason", reason, "why", WhyJson.data(why));
    change.happened(called, TicketEvent.TicketCalled::new, more);
    return called;
  }

  /**
   * Closes a ticket that is left at the counter from an earlier day. {@code step}: a call, or a
   * transfer, whose officer cannot finish what a colleague does.
   */
  void mustBeFree(FloorChange change, String counter, TicketAction step) {
    var there = tickets.atCounter(change.tx, counter);
    if (there.isEmpty()) {
      return;
    }
    var ticket = there.get();
    if (ticket.slip().date().isBefore(change.day.date())) {
      actions.closeLeft(change, ticket);
      return;
    }
    throw Refusals.notNow(occupied(change, ticket, step));
  }

  private static Sentence occupied(FloorChange change, Ticket ticket, TicketAction step) {
    var counter = ticket.call().counterName();
    var time = change.floor.time(ticket.since());
    if (step == TicketAction.TRANSFER) {
      var key = ticket.state() == TicketState.SERVING ? "floor.taken" : "floor.takenCalling";
      return Sentence.of(key, "number", ticket.number(), "counter", counter);
    }
    return ticket.state() == TicketState.SERVING
        ? Sentence.of("floor.serving", "number", ticket.number(), "counter", counter, "time", time)
        : Sentence.of("floor.called", "number", ticket.number(), "counter", counter, "time", time);
  }

  private Ticket waiting(FloorChange change, UUID id) {
    var ticket =
        tickets
            .find(change.tx, id)
            .filter(t -> t.slip().branch().equals(change.floor.branch()))
            .orElseThrow(Problem::notFound);
    Refusals.unlessAllowed(TicketAction.CALL, ticket, change);
    return ticket;
  }

  private static Decision outOfOrder(FloorChange change, Ticket ticket, String why) {
    return change
        .floor
        .calling()
        .chosen(ticket.slip().lane(), new Why.OutOfOrder(why), change.day.round());
  }

  private static Decision ofLane(FloorChange change, List<Ticket> heads, Lane lane) {
    head(heads, lane);
    return change.floor.calling().chosen(lane, new Why.LaneChosen(lane), change.day.round());
  }

  private Decision next(FloorChange change, Counter counter, List<Ticket> heads) {
    var all =
        counter.duties().isAll()
            ? heads
            : tickets.heads(change.tx, change.floor.branch(), change.day.date(), List.of());
    return change
        .floor
        .calling()
        .next(counter.name(), firsts(heads), firsts(all), change.day.round(), change.now())
        .orElseThrow(() -> nobody(counter, all));
  }

  private static List<Head> firsts(List<Ticket> heads) {
    return heads.stream().map(t -> new Head(t.slip().lane(), t.lineAt())).toList();
  }

  private static Problem nobody(Counter counter, List<Ticket> all) {
    var empty = Problem.conflict("queue_empty");
    return all.isEmpty()
        ? empty
        : empty.saying(Sentence.of("floor.nobodyForCounter", "counter", counter.name()));
  }

  private static Ticket head(List<Ticket> heads, Lane lane) {
    return heads.stream()
        .filter(t -> t.slip().lane() == lane)
        .findFirst()
        .orElseThrow(() -> Problem.conflict("queue_empty"));
  }
}
