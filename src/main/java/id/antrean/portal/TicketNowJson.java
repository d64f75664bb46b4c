package id.antrean.portal;

import id.antrean.queue.rules.TicketView;
import io.vertx.core.json.JsonObject;

/** How a ticket stands, in as few words as its holder's phone needs to know whether to ask. */
final class TicketNowJson {
  /** Before the check-in a booking has no ticket. */
  static final String NOT_IN_LINE = new JsonObject().put("state", "BOOKED").encode();

  private TicketNowJson() {}

  /** Without the estimate, which moves all the time. */
  static String of(TicketView view) {
    var ticket = view.ticket();
    var json = new JsonObject().put("state", ticket.state().name()).put("number", ticket.number());
    if (view.place() != null) {
      json.put("ahead", view.place().ahead());
    }
    if (ticket.state().isAtCounter()) {
      json.put("counter", ticket.call().counterName()).put("times", ticket.call().recalls() + 1);
    }
    return json.encode();
  }
}
