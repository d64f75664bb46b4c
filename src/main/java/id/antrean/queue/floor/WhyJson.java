package id.antrean.queue.floor;

import id.antrean.core.Lane;
import id.antrean.queue.rules.CallingPolicy.Why;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Why somebody was called, as events and tickets keep it. */
public final class WhyJson {
  private WhyJson() {}

  public static Map<String, Object> data(Why why) {
    return of(why).getMap();
  }

  static JsonObject of(Why why) {
    var json = new JsonObject().put("kind", why.getClass().getSimpleName());
    return switch (why) {
      case Why.Turn t -> json.put("lane", t.lane().name()).put("turn", t.turn()).put("of", t.of());
      case Why.Overdue o -> json.put("waited", o.waitedMinutes()).put("limit", o.limitMinutes());
      case Why.NobodyElse n -> json;
      case Why.LaneChosen l -> json.put("lane", l.lane().name());
      case Why.OutOfOrder o -> json.put("why", o.why());
      case Why.Strict s -> json.put("lane", s.lane().name());
      case Why.Dedicated d -> json.put("counter", d.counter());
    };
  }

  static Why read(JsonObject json) {
    return switch (json.getString("kind")) {
      case "Turn" -> new Why.Turn(lane(json), json.getInteger("turn"), json.getInteger("of"));
      case "Overdue" -> new Why.Overdue(json.getLong("waited"), json.getLong("limit"));
      case "NobodyElse" -> new Why.NobodyElse();
      case "LaneChosen" -> new Why.LaneChosen(lane(json));
      case "OutOfOrder" -> new Why.OutOfOrder(json.getString("why"));
      case "Strict" -> new Why.Strict(lane(json));
      case "Dedicated" -> new Why.Dedicated(json.getString("counter"));
      default -> throw new IllegalArgumentException("no such reason: " + json);
    };
  }

  private static Lane lane(JsonObject json) {
    return Lane.valueOf(json.getString("lane"));
  }
}
