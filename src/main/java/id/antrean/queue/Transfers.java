package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.Refusals;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.CallingPolicy.Why;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import java.util.Map;
import java.util.UUID;

/** Sends a person to another service, lane or counter. */
public final class Transfers {

  private final Database db;
  private final Branches branches;
  private final FloorTransaction transaction;
  private final DayStore days;
  private final TicketStore tickets;
  private final Calls calls;
  private final Sealed sealed;
  private final CounterStore counters = new CounterStore();

  Transfers(
      Database db,
      Branches branches,
      FloorTransaction transaction,
      DayStore days,
      TicketStore tickets,
      Calls calls,
      Sealed sealed) {
    this.db = db;
    this.branches = branches;
    this.transaction = transaction;
    this.days = days;
    this.tickets = tickets;
    this.calls = calls;
    this.sealed = sealed;
  }

  /** Another service or counter keeps the number, another lane gives a new one (R53, R60). */
  public Ticket transfer(StaffCommand command, UUID id, TransferWish wish) {
    var branch = tickets.find(db, id).orElseThrow(Problem::notFound).slip().branch();
    command.who().mustWorkAt(branch);
    var floor = BranchFloor.of(branches, branch);
    if (wish.service().isPresent() && branches.service(branch, wish.service().get()).isEmpty()) {
      throw Problem.of(404, "unknown_service");
    }
    return transaction.change(
        command,
        floor,
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        change -> Done.of(transfer(change, id, wish)));
  }

  private Ticket transfer(FloorChange change, UUID id, TransferWish wish) {
    var ticket = tickets.find(change.tx, id).orElseThrow();
    Refusals.unlessAllowed(TicketAction.TRANSFER, ticket, change);
    if (wish.service().isPresent()) {
      ticket = toService(change, ticket, wish.service().get(), wish.reason());
    }
    if (wish.lane().isPresent() && wish.lane().get() != ticket.slip().lane()) {
      ticket = toLane(change, ticket, wish.lane().get(), wish.reason());
    }
    if (wish.counter().isPresent()) {
      ticket = toCounter(change, ticket, wish.counter().get(), wish.reason());
    }
    return wish.isOneStep() ? ticket : withoutUndo(change, ticket);
  }

  /** Half of a transfer is not taken back. */
  private static Ticket withoutUndo(FloorChange change, Ticket ticket) {
    var last = ticket.withoutUndo();
    change.save(ticket, last);
    return last;
  }

  private Ticket toService(FloorChange change, Ticket ticket, String service, String reason) {
    var changed = ticket.withService(service, change.now());
    change.save(ticket, changed);
    var more = Map.<String, Object>of("service", service, "reason", reason);
    change.happened(changed, TicketEvent.TicketTransferred::new, more);
    return changed;
  }

  private Ticket toLane(FloorChange change, Ticket old, Lane lane, String reason) {
    var closed = old.ended(TicketState.TRANSFERRED, change.now());
    change.save(old, closed);
    var was = old.slip();
    var slip =
        new Ticket.Slip(
            Ids.next(),
            was.branch(),
            was.date(),
            lane,
            days.nextNumber(change.tx, was.branch(), was.date(), lane),
            was.source(),
            was.language(),
            was.booking(),
            was.serviceReason(),
            was.arrivedAt(),
            was.id());
    var undo = new Ticket.Undo(TicketAction.TRANSFER, change.now(), old.state().name(), null);
    var ticket = Ticket.waiting(slip, old.service(), old.lineAtElsewhere(), undo);
    tickets.add(
        change.tx,
        ticket,
        tickets.details(change.tx, was.id()).resealed(sealed, was.id(), slip.id()));
    var more =
        Map.<String, Object>of(
            "to", slip.id().toString(), "toNumber", ticket.number(), "reason", reason);
    change.happened(closed, TicketEvent.TicketTransferred::new, more);
    var given = Map.<String, Object>of("replaces", was.id().toString());
    change.happened(ticket, TicketEvent.TicketGiven::new, given);
    return ticket;
  }

  /** The person is called there at once, so it must be free. */
  private Ticket toCounter(FloorChange change, Ticket ticket, String id, String reason) {
    var counter =
        counters
            .find(change.tx, id)
            .filter(c -> c.branch().equals(change.floor.branch()))
            .orElseThrow(Problem::notFound);
    if (ticket.state().isAtCounter() && ticket.call().counter().equals(id)) {
      return ticket;
    }
    calls.mustBeFree(change, id, TicketAction.TRANSFER);
    return calls.callTo(change, TicketAction.TRANSFER, ticket, counter, new Why.OutOfOrder(reason));
  }
}
