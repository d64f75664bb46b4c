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
  private final FloorTransaction desk;
  private final DayStore days;
  private final TicketStore tickets;
  private final Calls calls;
  private final Sealed sealed;
  private final CounterStore counters = new CounterStore();

  Transfers(
      Database db,
      Branches branches,
      FloorTransaction desk,
      DayStore days,
      TicketStore tickets,
      Calls calls,
      Sealed sealed) {
    this.db = db;
    this.branches = branches;
    this.desk = desk;
    this.days = days;
    this.tickets = tickets;
    this.calls = calls;
    this.sealed = sealed;
  }

  /** Another service or counter keeps the number, another lane gives a new one (R53, R60). */
  public Ticket transfer(StaffCommand order, UUID id, TransferWish wish) {
    var branch = tickets.find(db, id).orElseThrow(Problem::notFound).slip().branch();
    order.who().mustWorkAt(branch);
    var floor = BranchFloor.of(branches, branch);
    if (wish.service().isPresent() && branches.service(branch, wish.service().get()).isEmpty()) {
      throw Problem.of(404, "unknown_service");
    }
    return desk.change(
        order,
        floor,
        (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
        shift -> Done.of(transfer(shift, id, wish)));
  }

  private Ticket transfer(FloorChange shift, UUID id, TransferWish wish) {
    var ticket = tickets.find(shift.tx, id).orElseThrow();
    Refusals.unlessAllowed(TicketAction.TRANSFER, ticket, shift);
    if (wish.service().isPresent()) {
      ticket = toService(shift, ticket, wish.service().get(), wish.reason());
    }
    if (wish.lane().isPresent() && wish.lane().get() != ticket.slip().lane()) {
      ticket = toLane(shift, ticket, wish.lane().get(), wish.reason());
    }
    return wish.counter().isPresent()
        ? toCounter(shift, ticket, wish.counter().get(), wish.reason())
        : ticket;
  }

  private Ticket toService(FloorChange shift, Ticket ticket, String service, String reason) {
    var changed = ticket.withService(service);
    shift.save(ticket, changed);
    var more = Map.<String, Object>of("service", service, "reason", reason);
    shift.happened(changed, TicketEvent.TicketTransferred::new, more);
    return changed;
  }

  private Ticket toLane(FloorChange shift, Ticket old, Lane lane, String reason) {
    var closed = old.ended(TicketState.TRANSFERRED, shift.now());
    shift.save(old, closed);
    var was = old.slip();
    var slip =
        new Ticket.Slip(
            Ids.next(),
            was.branch(),
            was.date(),
            lane,
            days.nextNumber(shift.tx, was.branch(), was.date(), lane),
            was.source(),
            was.booking(),
            was.arrivedAt(),
            was.id());
    var ticket = Ticket.waiting(slip, old.service(), old.lineAtElsewhere(), null);
    tickets.add(
        shift.tx, ticket, tickets.told(shift.tx, was.id()).resealed(sealed, was.id(), slip.id()));
    var more =
        Map.<String, Object>of(
            "to", slip.id().toString(), "toNumber", ticket.number(), "reason", reason);
    shift.happened(closed, TicketEvent.TicketTransferred::new, more);
    var given = Map.<String, Object>of("replaces", was.id().toString());
    shift.happened(ticket, TicketEvent.TicketGiven::new, given);
    return ticket;
  }

  /** He is called there at once, so it must be free. */
  private Ticket toCounter(FloorChange shift, Ticket ticket, String id, String reason) {
    var counter =
        counters
            .find(shift.tx, id)
            .filter(c -> c.branch().equals(shift.floor.branch()))
            .orElseThrow(Problem::notFound);
    if (ticket.state().isAtCounter() && ticket.call().counter().equals(id)) {
      return ticket;
    }
    calls.mustBeFree(shift, id);
    return calls.callTo(shift, ticket, counter, new Why.OutOfOrder(reason));
  }
}
