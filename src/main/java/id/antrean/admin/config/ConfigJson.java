package id.antrean.admin.config;

import id.antrean.booking.ClosedVisit;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.OpeningHours;
import id.antrean.core.IsoTime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What refusals and answers about configuration have in common. */
final class ConfigJson {
  private ConfigJson() {}

  static JsonObject of(Conflict conflict, ZoneId zone) {
    var changes = new JsonArray();
    conflict.changes().forEach(change -> changes.add(of(change, zone)));
    return new JsonObject().put("version", conflict.version()).put("changes", changes);
  }

  private static JsonObject of(ConfigurationChange change, ZoneId zone) {
    var fields = new JsonArray();
    for (var name : change.fields()) {
      var field = new JsonObject().put("field", name);
      putIfKnown(field, "before", change.before().get(name));
      putIfKnown(field, "after", change.after().get(name));
      fields.add(field);
    }
    return new JsonObject()
        .put("who", change.actor())
        .put("at", IsoTime.of(change.at().truncatedTo(ChronoUnit.SECONDS), zone))
        .put("fields", fields);
  }

  /** Who is booked where nobody is booked any more. */
  static JsonArray booked(List<ClosedVisit> visits) {
    var out = new JsonArray();
    for (var visit : visits) {
      var booking = visit.booking();
      out.add(
          new JsonObject()
              .put("number", booking.shownNumber())
              .put("lane", booking.lane().name())
              .put("date", booking.date().toString())
              .put("start", booking.starts().toString())
              .put("end", booking.ends().toString()));
    }
    return out;
  }

  static JsonObject of(String day, OpeningHours hours) {
    var json =
        new JsonObject()
            .put("day", day)
            .put("opens", hours.opens().toString())
            .put("closes", hours.closes().toString());
    hours
        .lunch()
        .ifPresent(
            lunch ->
                json.put("breakStart", lunch.start().toString())
                    .put("breakEnd", lunch.end().toString()));
    return json;
  }

  static void putIfKnown(JsonObject json, String name, Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
