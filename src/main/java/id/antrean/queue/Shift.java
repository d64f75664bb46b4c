package id.antrean.queue;

import id.antrean.db.Tx;
import id.antrean.staff.Audit;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** One write on the floor while it holds the day's lock. {@link #day} is saved at its end. */
final class Shift {
  final Tx tx;
  final Floor floor;
  final Order order;
  Day day;

  Shift(Tx tx, Floor floor, Order order, Day day) {
    this.tx = tx;
    this.floor = floor;
    this.order = order;
    this.day = day;
  }

  Instant now() {
    return order.now();
  }

  void happened(Ticket ticket, Function<TicketEvent.Facts, TicketEvent> kind) {
    happened(ticket, kind, Map.of());
  }

  /** Writes the event and the trail. */
  void happened(
      Ticket ticket, Function<TicketEvent.Facts, TicketEvent> kind, Map<String, Object> more) {
    var event = kind.apply(new TicketEvent.Facts(ticket, order.who().username(), more));
    tx.emit(event);
    audit(event.kind(), "ticket:" + ticket.id(), event.data());
  }

  void audit(String action, String object, Map<String, Object> detail) {
    Audit.record(tx, now(), order.who().username(), floor.branch(), action, object, detail);
  }
}
