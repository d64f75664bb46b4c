package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.VisitStore;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.Refusals;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What becomes of a called person: recall, service, completion, absence, hold, return, undo. */
public final class TicketActions {
  private final Database db;
  private final Branches branches;
  private final FloorTransaction desk;
  private final TicketStore tickets;
  private final VisitStore visits;

  TicketActions(
      Database db,
      Branches branches,
      FloorTransaction desk,
      TicketStore tickets,
      VisitStore visits) {
    this.db = db;
    this.branches = branches;
    this.desk = desk;
    this.tickets = tickets;
    this.visits = visits;
  }

  public Ticket recall(StaffCommand order, UUID id) {
    return step(
        order,
        id,
        TicketAction.RECALL,
        (shift, ticket) ->
            saved(shift, ticket, ticket.recalled(shift.now()), TicketEvent.TicketRecalled::new));
  }

  public Ticket serve(StaffCommand order, UUID id) {
    return step(
        order,
        id,
        TicketAction.SERVE,
        (shift, ticket) ->
            saved(shift, ticket, ticket.served(shift.now()), TicketEvent.ServiceStarted::new));
  }

  public Ticket complete(StaffCommand order, UUID id) {
    return step(
        order,
        id,
        TicketAction.COMPLETE,
        (shift, ticket) -> end(shift, ticket, TicketState.COMPLETED));
  }

  public Ticket absent(StaffCommand order, UUID id) {
    return step(
        order, id, TicketAction.ABSENCE, (shift, ticket) -> end(shift, ticket, TicketState.ABSENT));
  }

  public Ticket hold(StaffCommand order, UUID id) {
    return step(
        order,
        id,
        TicketAction.HOLD,
        (shift, ticket) ->
            saved(
                shift,
                ticket,
                ticket.ended(TicketState.HELD, shift.now()),
                TicketEvent.TicketHeld::new));
  }

  public Ticket bringBack(StaffCommand order, UUID id) {
    return step(order, id, TicketAction.RETURN, this::bringBack);
  }

  /** Takes the last step back while its time is not over. */
  public Ticket undo(StaffCommand order, UUID id) {
    return change(
        order,
        id,
        shift -> {
          var ticket = ofToday(shift, id);
          var undo = ticket.undo();
          if (undo == null) {
            throw Refusals.notNow(ticket.asItIs(shift.floor));
          }
          if (undo.isOver(shift.now())) {
            throw Refusals.notNow(
                Sentence.of(
                    "floor.undoOver",
                    "number",
                    ticket.number(),
                    "n",
                    undo.step().undoable().toSeconds()));
          }
          return Done.of(undone(shift, ticket));
        });
  }

  /** Completed or absent, and the booking with it. */
  Ticket end(FloorChange shift, Ticket ticket, TicketState end) {
    var ended = ticket.ended(end, shift.now());
    mark(shift, ticket, Booking.State.valueOf(end.name()));
    return end == TicketState.COMPLETED
        ? saved(shift, ticket, ended, TicketEvent.ServiceCompleted::new)
        : saved(shift, ticket, ended, TicketEvent.TicketAbsent::new);
  }

  Ticket bringBack(FloorChange shift, Ticket ticket) {
    if (ticket.state() == TicketState.ABSENT) {
      mark(shift, ticket, Booking.State.CHECKED_IN);
    }
    return saved(shift, ticket, ticket.returned(shift.now()), TicketEvent.TicketReturned::new);
  }

  private Ticket undone(FloorChange shift, Ticket ticket) {
    var undo = ticket.undo();
    switch (undo.step()) {
      case CALL -> shift.day = shift.day.withRound(shift.day.round().minus(ticket.slip().lane()));
      case ABSENCE -> mark(shift, ticket, Booking.State.CHECKED_IN);
      case CHECK_IN -> mark(shift, ticket, Booking.State.valueOf(undo.from()));
      default -> takeBackNumber(shift, ticket);
    }
    var before = ticket.undone(shift.now());
    var now = tickets.find(shift.tx, ticket.id()).orElseThrow();
    var more = Map.<String, Object>of("step", undo.step().name());
    try {
      return saved(shift, now, before, TicketEvent.TicketUndone::new, more);
    } catch (ConstraintViolation taken) {
      if (taken.is("ticket_counter_once")) {
        throw Refusals.notNow(
            Sentence.of("floor.counterTaken", "counter", ticket.call().counterName()));
      }
      throw taken;
    }
  }

  /** The number is not given again, but its place in the quota is; a replaced ticket lives on. */
  private void takeBackNumber(FloorChange shift, Ticket ticket) {
    shift.day = shift.day.plusWalkIns(ticket.countsAsWalkIn() ? -1 : 0);
    if (ticket.slip().replaces() != null) {
      // The dead one gives its booking free before the other is alive again.
      tickets.save(shift.tx, ticket, ticket.ended(TicketState.CANCELLED, shift.now()));
      var old = tickets.find(shift.tx, ticket.slip().replaces()).orElseThrow();
      var again = old.alive(TicketState.valueOf(ticket.undo().from()));
      tickets.save(shift.tx, old, again);
      shift.day = shift.day.plusWalkIns(again.countsAsWalkIn() ? 1 : 0);
      shift.happened(again, TicketEvent.TicketReturned::new);
    }
  }

  void mark(FloorChange shift, Ticket ticket, Booking.State state) {
    if (ticket.slip().booking() == null) {
      return;
    }
    try {
      if (!visits.mark(shift.tx, ticket.slip().booking(), state, shift.now())) {
        throw Problem.unavailable("busy", null);
      }
    } catch (ConstraintViolation other) {
      if (other.is("booking_open_once")) {
        throw Refusals.notNow(Sentence.of("floor.bookedAnew", "number", ticket.number()));
      }
      throw other;
    }
  }

  private Ticket saved(
      FloorChange shift, Ticket from, Ticket to, Function<TicketEvent.Facts, TicketEvent> kind) {
    return saved(shift, from, to, kind, Map.of());
  }

  private Ticket saved(
      FloorChange shift,
      Ticket from,
      Ticket to,
      Function<TicketEvent.Facts, TicketEvent> kind,
      Map<String, Object> more) {
    if (!tickets.save(shift.tx, from, to)) {
      throw Problem.unavailable("busy", null);
    }
    shift.happened(to, kind, more);
    return to;
  }

  private Ticket step(
      StaffCommand order,
      UUID id,
      TicketAction step,
      BiFunction<FloorChange, Ticket, Ticket> work) {
    return change(
        order,
        id,
        shift -> {
          var ticket = ofToday(shift, id);
          Refusals.unlessAllowed(step, ticket, shift);
          return Done.of(work.apply(shift, ticket));
        });
  }

  private Ticket change(StaffCommand order, UUID id, Function<FloorChange, Done<Ticket>> work) {
    var branch = tickets.find(db, id).orElseThrow(Problem::notFound).slip().branch();
    order.who().mustWorkAt(branch);
    return desk.change(
        order,
        BranchFloor.of(branches, branch),
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        work);
  }

  private Ticket ofToday(FloorChange shift, UUID id) {
    var ticket = tickets.find(shift.tx, id).orElseThrow(Problem::notFound);
    Refusals.unlessToday(ticket, shift);
    return ticket;
  }
}
