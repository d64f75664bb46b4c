package id.antrean.queue;

import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import id.antrean.queue.rules.CallingPolicy.Why;
import id.antrean.queue.rules.Ticket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reason of a call: in words for staff, and the same as data. */
public final class CallReasons {
  private static final Texts TEXTS = Texts.of("id");
  private static final String LANE = "lane.";

  private CallReasons() {}

  /** "E-014: e-Klaim ke-2 dari 3 berturut-turut". */
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

  /** As an event carries it. */
  static Map<String, Object> data(Why why) {
    var data = new LinkedHashMap<String, Object>();
    data.put("kind", why.getClass().getSimpleName());
    switch (why) {
      case Why.Turn t -> {
        data.put("lane", t.lane().name());
        data.put("turn", t.turn());
        data.put("of", t.of());
      }
      case Why.Overdue o -> {
        data.put("waited", o.waitedMinutes());
        data.put("limit", o.limitMinutes());
      }
      case Why.NobodyElse n -> {}
      case Why.LaneChosen l -> data.put("lane", l.lane().name());
      case Why.OutOfOrder o -> data.put("why", o.why());
    }
    return data;
  }

  private static String name(Lane lane) {
    return TEXTS.say(Sentence.of(LANE + lane));
  }
}
