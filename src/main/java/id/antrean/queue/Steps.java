package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.VisitStore;
import id.antrean.branch.Branches;
import id.antrean.core.Message;
import id.antrean.core.Problem;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.queue.Desk.Done;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What becomes of a called person: recall, service, completion, absence, hold, return, undo. */
public final class Steps {
  private final Database db;
  private final Branches branches;
  private final Desk desk;
  private final TicketStore tickets;
  private final VisitStore visits;

  Steps(Database db, Branches branches, Desk desk, TicketStore tickets, VisitStore visits) {
    this.db = db;
    this.branches = branches;
    this.desk = desk;
    this.tickets = tickets;
    this.visits = visits;
  }

  public Ticket recall(Order order, UUID id) {
    return step(
        order,
        id,
        Step.RECALL,
        (shift, ticket) ->
            saved(shift, ticket, ticket.recalled(shift.now()), TicketEvent.TicketRecalled::new));
  }

  public Ticket serve(Order order, UUID id) {
    return step(
        order,
        id,
        Step.SERVE,
        (shift, ticket) ->
            saved(shift, ticket, ticket.served(shift.now()), TicketEvent.ServiceStarted::new));
  }

  public Ticket complete(Order order, UUID id) {
    return step(order, id, Step.COMPLETE, (shift, ticket) -> end(shift, ticket, State.COMPLETED));
  }

  public Ticket absent(Order order, UUID id) {
    return step(order, id, Step.ABSENCE, (shift, ticket) -> end(shift, ticket, State.ABSENT));
  }

  public Ticket hold(Order order, UUID id) {
    return step(
        order,
        id,
        Step.HOLD,
        (shift, ticket) ->
            saved(
                shift, ticket, ticket.ended(State.HELD, shift.now()), TicketEvent.TicketHeld::new));
  }

  public Ticket bringBack(Order order, UUID id) {
    return step(order, id, Step.RETURN, this::bringBack);
  }

  /** Takes the last step back while its time is not over. */
  public Ticket undo(Order order, UUID id) {
    return change(
        order,
        id,
        shift -> {
          var ticket = ofToday(shift, id);
          var undo = ticket.undo();
          if (undo == null) {
            throw Refusals.notNow(Refusals.asItIs(ticket, shift.floor));
          }
          if (undo.isOver(shift.now())) {
            throw Refusals.notNow(
                Message.of(
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
  Ticket end(Shift shift, Ticket ticket, State end) {
    var ended = ticket.ended(end, shift.now());
    mark(shift, ticket, Booking.State.valueOf(end.name()));
    return end == State.COMPLETED
        ? saved(shift, ticket, ended, TicketEvent.ServiceCompleted::new)
        : saved(shift, ticket, ended, TicketEvent.TicketAbsent::new);
  }

  Ticket bringBack(Shift shift, Ticket ticket) {
    if (ticket.state() == State.ABSENT) {
      mark(shift, ticket, Booking.State.CHECKED_IN);
    }
    return saved(shift, ticket, ticket.returned(shift.now()), TicketEvent.TicketReturned::new);
  }

  private Ticket undone(Shift shift, Ticket ticket) {
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
            Message.of("floor.counterTaken", "counter", ticket.call().counterName()));
      }
      throw taken;
    }
  }

  /** The number is not given again, but its place in the quota is; a replaced ticket lives on. */
  private void takeBackNumber(Shift shift, Ticket ticket) {
    shift.day = shift.day.plusWalkIns(ticket.countsAsWalkIn() ? -1 : 0);
    if (ticket.slip().replaces() != null) {
      // The dead one gives its booking free before the other is alive again.
      tickets.save(shift.tx, ticket, ticket.ended(State.CANCELLED, shift.now()));
      var old = tickets.find(shift.tx, ticket.slip().replaces()).orElseThrow();
      var again = old.alive(State.valueOf(ticket.undo().from()));
      tickets.save(shift.tx, old, again);
      shift.day = shift.day.plusWalkIns(again.countsAsWalkIn() ? 1 : 0);
      shift.happened(again, TicketEvent.TicketReturned::new);
    }
  }

  void mark(Shift shift, Ticket ticket, Booking.State state) {
    if (ticket.slip().booking() == null) {
      return;
    }
    try {
      visits.mark(shift.tx, ticket.slip().booking(), state, shift.now());
    } catch (ConstraintViolation other) {
      if (other.is("booking_open_once")) {
        throw Refusals.notNow(Message.of("floor.bookedAnew", "number", ticket.number()));
      }
      throw other;
    }
  }

  private Ticket saved(
      Shift shift, Ticket from, Ticket to, Function<TicketEvent.Facts, TicketEvent> kind) {
    return saved(shift, from, to, kind, Map.of());
  }

  private Ticket saved(
      Shift shift,
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

  private Ticket step(Order order, UUID id, Step step, BiFunction<Shift, Ticket, Ticket> work) {
    return change(
        order,
        id,
        shift -> {
          var ticket = ofToday(shift, id);
          Refusals.unlessAllowed(step, ticket, shift);
          return Done.of(work.apply(shift, ticket));
        });
  }

  private Ticket change(Order order, UUID id, Function<Shift, Done<Ticket>> work) {
    var branch = tickets.find(db, id).orElseThrow(Problem::notFound).slip().branch();
    order.who().mustWorkAt(branch);
    return desk.change(
        order,
        Floor.of(branches, branch),
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        work);
  }

  private Ticket ofToday(Shift shift, UUID id) {
    var ticket = tickets.find(shift.tx, id).orElseThrow(Problem::notFound);
    Refusals.unlessToday(ticket, shift);
    return ticket;
  }
}
