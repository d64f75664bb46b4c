package id.antrean.queue;

import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.CallingPolicy.Why;
import id.antrean.queue.rules.Ticket;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reason of a call in words for staff. */
public final class CallReasons {
  private CallReasons() {}

  /** "E-014: e-Klaim ke-2 dari 3 berturut-turut". */
  static String words(Ticket ticket, Why why, Texts texts) {
    return ticket.number() + ": " + texts.say(message(why, texts));
  }

  /** For the person who is called (R121); empty where staff chose, perhaps because of another. */
  static Optional<String> toVisitor(Why why, Texts texts) {
    return Optional.ofNullable(why)
        .filter(w -> !(w instanceof Why.LaneChosen) && !(w instanceof Why.OutOfOrder))
        .map(w -> texts.say(message(w, texts)));
  }

  private static Sentence message(Why why, Texts texts) {
    return switch (why) {
      case Why.Turn t ->
          Sentence.of("why.turn", "lane", name(t.lane(), texts), "n", t.turn(), "m", t.of());
      case Why.Overdue o ->
          Sentence.of("why.overdue", "n", o.waitedMinutes(), "m", o.limitMinutes());
      case Why.NobodyElse n -> Sentence.of("why.nobodyElse");
      case Why.LaneChosen l -> Sentence.of("why.laneChosen", "lane", name(l.lane(), texts));
      case Why.OutOfOrder o -> Sentence.of("why.outOfOrder", "why", o.why());
      case Why.Strict s -> Sentence.of("why.strict", "lane", name(s.lane(), texts));
      case Why.Dedicated d -> Sentence.of("why.dedicated", "counter", d.counter());
    };
  }

  /** The branch's rule behind it, in one sentence for somebody who wonders about the order. */
  static String explained(Ticket ticket, Why why, BranchFloor floor, Texts texts) {
    return texts.say(
        switch (why) {
          case Why.Turn t ->
              Sentence.of(
                  "explain.turn",
                  "lane",
                  name(t.lane(), texts),
                  "n",
                  t.turn(),
                  "turns",
                  turns(floor, texts));
          case Why.Overdue o ->
              Sentence.of(
                  "explain.overdue",
                  "lane",
                  name(ticket.slip().lane(), texts),
                  "n",
                  o.waitedMinutes(),
                  "m",
                  o.limitMinutes());
          case Why.NobodyElse n -> Sentence.of("explain.nobodyElse");
          case Why.LaneChosen l -> Sentence.of("explain.laneChosen", "lane", name(l.lane(), texts));
          case Why.OutOfOrder o -> Sentence.of("explain.outOfOrder", "why", o.why());
          case Why.Strict s -> Sentence.of("explain.strict", "lane", name(s.lane(), texts));
          case Why.Dedicated d -> Sentence.of("explain.dedicated", "counter", d.counter());
        });
  }

  /** "1 Prioritas, 3 e-Klaim, 3 Pesan Online, 2 Datang Langsung". */
  private static String turns(BranchFloor floor, Texts texts) {
    return floor.calling().lanes().stream()
        .filter(lane -> lane.turns() > 0)
        .map(lane -> lane.turns() + " " + name(lane.lane(), texts))
        .collect(Collectors.joining(", "));
  }

  private static String name(Lane lane, Texts texts) {
    return texts.say(Sentence.of("lane." + lane));
  }
}
