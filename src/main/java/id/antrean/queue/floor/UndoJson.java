package id.antrean.queue.floor;

import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The last step of a ticket and what it changed, as the ticket's row keeps it. */
final class UndoJson {
  private UndoJson() {}

  /** Null for null. */
  static JsonObject of(Ticket.Undo undo) {
    return undo == null
        ? null
        : new JsonObject()
            .put("step", undo.step().name())
            .put("at", undo.at())
            .put("from", undo.from())
            .put("before", before(undo.before()));
  }

  private static JsonObject before(Ticket.Before before) {
    return before == null
        ? null
        : new JsonObject()
            .put("service", before.service())
            .put("call", call(before.call()))
            .put("servingAt", before.servingAt())
            .put("endedAt", before.endedAt());
  }

  private static JsonObject call(Ticket.Call call) {
    return call == null
        ? null
        : new JsonObject()
            .put("counter", call.counter())
            .put("name", call.counterName())
            .put("at", call.at())
            .put("recalledAt", call.recalledAt())
            .put("recalls", call.recalls())
            .put("reason", call.reason())
            .put("why", call.why() == null ? null : WhyJson.of(call.why()));
  }

  /** Null for null, and for a step that an older program took without noting what it changed. */
  static Ticket.Undo read(JsonObject json) {
    if (json == null) {
      return null;
    }
    var step = TicketAction.valueOf(json.getString("step"));
    var before = Optional.ofNullable(json.getJsonObject("before")).map(UndoJson::readBefore);
    boolean lacksBefore = step == TicketAction.CALL || step == TicketAction.ABSENCE;
    return before.isEmpty() && lacksBefore
        ? null
        : new Ticket.Undo(step, json.getInstant("at"), json.getString("from"), before.orElse(null));
  }

  private static Ticket.Before readBefore(JsonObject json) {
    return new Ticket.Before(
        json.getString("service"),
        Optional.ofNullable(json.getJsonObject("call")).map(UndoJson::readCall).orElse(null),
        json.getInstant("servingAt"),
        json.getInstant("endedAt"));
  }

  private static Ticket.Call readCall(JsonObject json) {
    return new Ticket.Call(
        json.getString("counter"),
        json.getString("name"),
        json.getInstant("at"),
        json.getInstant("recalledAt"),
        json.getInteger("recalls"),
        json.getString("reason"),
        Optional.ofNullable(json.getJsonObject("why")).map(WhyJson::read).orElse(null));
  }
}
