package id.antrean.queue;

import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import id.antrean.queue.rules.CallingPolicy.Why;
import id.antrean.queue.rules.Ticket;
import io.vertx.core.json.JsonObject;

/** Why somebody was called: in words for staff, and the same as data. */
public final class CallReasons {
  private static final Texts TEXTS = Texts.of("id");
  private static final String LANE = "lane.";

  private CallReasons() {}

  /** "E-014: e-Klaim giliran 2 dari 3". */
  static String words(Ticket ticket, Why why) {
    return ticket.number() + ": " + TEXTS.say(message(why));
  }

  private static Sentence message(Why why) {
    return switch (why) {
      case Why.Turn t ->
          Sentence.of("why.turn", "lane", name(t.lane()), "n", t.turn(), "m", t.of());
      case Why.Overdue o ->
          Sentence.of("why.overdue", "n", o.waitedMinutes(), "m", o.limitMinutes());
      case Why.NobodyElse n -> Sentence.of("why.nobodyElse");
      case Why.LaneChosen l -> Sentence.of("why.laneChosen", "lane", name(l.lane()));
      case Why.OutOfOrder o -> Sentence.of("why.outOfOrder", "why", o.why());
    };
  }

  static JsonObject data(Why why) {
    var json = new JsonObject().put("kind", why.getClass().getSimpleName());
    return switch (why) {
      case Why.Turn t -> json.put("lane", t.lane()).put("turn", t.turn()).put("of", t.of());
      case Why.Overdue o -> json.put("waited", o.waitedMinutes()).put("limit", o.limitMinutes());
      case Why.NobodyElse n -> json;
      case Why.LaneChosen l -> json.put("lane", l.lane());
      case Why.OutOfOrder o -> json.put("why", o.why());
    };
  }

  private static String name(Lane lane) {
    return TEXTS.say(Sentence.of(LANE + lane));
  }
}
