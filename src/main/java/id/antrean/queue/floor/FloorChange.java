package id.antrean.queue.floor;

import id.antrean.db.Tx;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** One write on the floor while it holds the day's lock. {@link #day} is saved at its end. */
public final class FloorChange {
  public final Tx tx;
  public final BranchFloor floor;
  final StaffCommand command;
  public Day day;
  private final FloorGuards guards;

  FloorChange(Tx tx, BranchFloor floor, StaffCommand command, Day day, FloorGuards guards) {
    this.tx = tx;
    this.floor = floor;
    this.command = command;
    this.day = day;
    this.guards = guards;
  }

  public Instant now() {
    return command.now();
  }

  /** The user name of who does it. */
  public String who() {
    return command.who().username();
  }

  /** False when the ticket was no longer in the state that {@code from} shows. */
  public boolean save(Ticket from, Ticket to) {
    return guards.ticket().save(tx, from, to);
  }

  public void happened(Ticket ticket, Function<TicketEvent.Facts, TicketEvent> kind) {
    happened(ticket, kind, Map.of());
  }

  /** Writes the event and the trail. */
  public void happened(
      Ticket ticket, Function<TicketEvent.Facts, TicketEvent> kind, Map<String, Object> more) {
    var event = kind.apply(new TicketEvent.Facts(ticket, command.who().username(), more));
    tx.emit(event);
    audit(event.kind(), "ticket:" + ticket.id(), event.data());
  }

  public void audit(String action, String object, Map<String, Object> detail) {
    command.act().record(tx, floor.branch(), action, object, detail);
  }
}
