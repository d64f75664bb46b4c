package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.Visits;
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
import java.util.function.Supplier;

/** What becomes of a called person: recall, service, completion, absence, hold, return, undo. */
public final class TicketActions {
  private final Database db;
  private final Branches branches;
  private final FloorTransaction transaction;
  private final TicketStore tickets;
  private final Visits visits;

  TicketActions(
      Database db,
      Branches branches,
      FloorTransaction transaction,
      TicketStore tickets,
      Visits visits) {
    this.db = db;
    this.branches = branches;
    this.transaction = transaction;
    this.tickets = tickets;
    this.visits = visits;
  }

  public Ticket recall(StaffCommand command, UUID id) {
    return step(
        command,
        id,
        TicketAction.RECALL,
        (change, ticket) ->
            saved(change, ticket, ticket.recalled(change.now()), TicketEvent.TicketRecalled::new));
  }

  public Ticket serve(StaffCommand command, UUID id) {
    return step(
        command,
        id,
        TicketAction.SERVE,
        (change, ticket) ->
            saved(change, ticket, ticket.served(change.now()), TicketEvent.ServiceStarted::new));
  }

  public Ticket complete(StaffCommand command, UUID id) {
    return step(
        command,
        id,
        TicketAction.COMPLETE,
        (change, ticket) -> end(change, ticket, TicketState.COMPLETED));
  }

  public Ticket absent(StaffCommand command, UUID id) {
    return step(
        command,
        id,
        TicketAction.ABSENCE,
        (change, ticket) -> end(change, ticket, TicketState.ABSENT));
  }

  public Ticket hold(StaffCommand command, UUID id) {
    return step(
        command,
        id,
        TicketAction.HOLD,
        (change, ticket) ->
            saved(
                change,
                ticket,
                ticket.ended(TicketState.HELD, change.now()),
                TicketEvent.TicketHeld::new));
  }

  public Ticket bringBack(StaffCommand command, UUID id) {
    return step(command, id, TicketAction.RETURN, this::bringBack);
  }

  /** Takes the last step back while its time is not over. */
  public Ticket undo(StaffCommand command, UUID id) {
    return change(
        command,
        id,
        change -> {
          var ticket = ofToday(change, id);
          var undo = ticket.undo();
          if (undo == null) {
            throw Refusals.notNow(ticket.asItIs(change.floor));
          }
          if (undo.isOver(change.now())) {
            throw Refusals.notNow(
                Sentence.of(
                    "floor.undoOver",
                    "number",
                    ticket.number(),
                    "n",
                    undo.step().undoable().toSeconds()));
          }
          return Done.of(undone(change, ticket));
        });
  }

  /** Completed or absent, and the booking with it. */
  Ticket end(FloorChange change, Ticket ticket, TicketState end) {
    var ended = ticket.ended(end, change.now());
    mark(change, ticket, Booking.State.valueOf(end.name()));
    return end == TicketState.COMPLETED
        ? saved(change, ticket, ended, TicketEvent.ServiceCompleted::new)
        : saved(change, ticket, ended, TicketEvent.TicketAbsent::new);
  }

  /**
   * A ticket left at its counter from an earlier day: completed if it was served, else absent. But
   * nobody has said that its holder did not come, so the booking is none.
   */
  void closeLeft(FloorChange change, Ticket ticket) {
    if (ticket.state() == TicketState.SERVING) {
      end(change, ticket, TicketState.COMPLETED);
    } else {
      var ended = ticket.ended(TicketState.ABSENT, change.now());
      saved(change, ticket, ended, TicketEvent.TicketAbsent::new);
    }
  }

  Ticket bringBack(FloorChange change, Ticket ticket) {
    if (ticket.state() == TicketState.ABSENT) {
      mark(change, ticket, Booking.State.CHECKED_IN);
    }
    return saved(change, ticket, ticket.returned(change.now()), TicketEvent.TicketReturned::new);
  }

  private Ticket undone(FloorChange change, Ticket ticket) {
    var undo = ticket.undo();
    switch (undo.step()) {
      case CALL ->
          change.day = change.day.withRound(change.day.round().minus(ticket.slip().lane()));
      case ABSENCE, COMPLETE -> mark(change, ticket, Booking.State.CHECKED_IN);
      case CHECK_IN -> mark(change, ticket, Booking.State.valueOf(undo.from()));
      default -> {
        if (undo.before() == null) {
          takeBackNumber(change, ticket);
        }
      }
    }
    var before = ticket.undone(change.now());
    var now = tickets.find(change.tx, ticket.id()).orElseThrow();
    var more = Map.<String, Object>of("step", undo.step().name());
    return ifCounterIsFree(
        before,
        TicketAction.RETURN.isAllowedFrom(ticket.state()),
        () -> saved(change, now, before, TicketEvent.TicketUndone::new, more));
  }

  /** The counter may have called somebody else since. */
  private static <T> T ifCounterIsFree(Ticket back, boolean mayReturn, Supplier<T> save) {
    try {
      return save.get();
    } catch (ConstraintViolation taken) {
      if (taken.is("ticket_counter_once")) {
        var key = mayReturn ? "floor.counterTaken" : "floor.counterTakenSince";
        throw Refusals.notNow(Sentence.of(key, "counter", back.call().counterName()));
      }
      throw taken;
    }
  }

  /**
   * The number is not given again, but its place in the quota is; the ticket that it replaced, by
   * issue or by a change of lane, lives on.
   */
  private void takeBackNumber(FloorChange change, Ticket ticket) {
    change.day = change.day.plusWalkIns(ticket.countsAsWalkIn() ? -1 : 0);
    if (ticket.slip().replaces() != null) {
      // The dead one gives its booking free before the other is alive again.
      change.save(ticket, ticket.ended(TicketState.CANCELLED, change.now()));
      var old = tickets.find(change.tx, ticket.slip().replaces()).orElseThrow();
      var again = old.alive(TicketState.valueOf(ticket.undo().from()));
      ifCounterIsFree(again, false, () -> change.save(old, again));
      change.day = change.day.plusWalkIns(again.countsAsWalkIn() ? 1 : 0);
      change.happened(again, TicketEvent.TicketReturned::new);
    }
  }

  void mark(FloorChange change, Ticket ticket, Booking.State state) {
    if (ticket.slip().booking() == null) {
      return;
    }
    try {
      if (!visits.mark(change.tx, ticket.slip().booking(), state, change.now())) {
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
      FloorChange change, Ticket from, Ticket to, Function<TicketEvent.Facts, TicketEvent> kind) {
    return saved(change, from, to, kind, Map.of());
  }

  private Ticket saved(
      FloorChange change,
      Ticket from,
      Ticket to,
      Function<TicketEvent.Facts, TicketEvent> kind,
      Map<String, Object> more) {
    if (!change.save(from, to)) {
      throw Problem.unavailable("busy", null);
    }
    change.happened(to, kind, more);
    return to;
  }

  private Ticket step(
      StaffCommand command,
      UUID id,
      TicketAction step,
      BiFunction<FloorChange, Ticket, Ticket> work) {
    return change(
        command,
        id,
        change -> {
          var ticket = ofToday(change, id);
          Refusals.unlessAllowed(step, ticket, change);
          return Done.of(work.apply(change, ticket));
        });
  }

  private Ticket change(StaffCommand command, UUID id, Function<FloorChange, Done<Ticket>> work) {
    var branch = tickets.find(db, id).orElseThrow(Problem::notFound).slip().branch();
    command.who().mustWorkAt(branch);
    return transaction.change(
        command,
        BranchFloor.of(branches, branch),
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        work);
  }

  private Ticket ofToday(FloorChange change, UUID id) {
    var ticket = tickets.find(change.tx, id).orElseThrow(Problem::notFound);
    Refusals.unlessToday(ticket, change);
    return ticket;
  }
}
