package id.antrean.queue.rules;

import id.antrean.core.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When the people in line will be called, if no one else came: the lane policy is played through,
 * one call each time a counter is likely to be free. An estimate, so it is given as a window.
 */
public final class WaitEstimate {
  private static final long STEP_SECONDS = 300;
  private static final double UNSURE = 0.25;

  /** One person in line; {@code minutes}: what their service typically takes. */
  public record Waiting(UUID ticket, Lane lane, Instant lineAt, int number, int minutes) {
    static final Comparator<Waiting> ORDER =
        Comparator.comparing(Waiting::lineAt).thenComparingInt(Waiting::number);
  }

  /**
   * {@code ahead}: people in front in the same lane; {@code callsAhead}: calls before this one, of
   * all lanes. Without an open counter, and from closing on, there are no times.
   */
  public record Place(int ahead, int callsAhead, Instant from, Instant to) {}

  private WaitEstimate() {}

  /** {@code now}: the first moment for a call; {@code until}: the doors shut then. */
  public static Map<UUID, Place> of(
      List<Waiting> line,
      CallingPolicy policy,
      LaneRound round,
      int openCounters,
      Instant now,
      Instant until) {
    var lanes = new EnumMap<Lane, Deque<Waiting>>(Lane.class);
    line.stream()
        .sorted(Waiting.ORDER)
        .forEach(w -> lanes.computeIfAbsent(w.lane(), lane -> new ArrayDeque<>()).add(w));
    var called = new EnumMap<Lane, Integer>(Lane.class);
    var places = new HashMap<UUID, Place>();
    var at = now;
    while (!lanes.isEmpty()) {
      var heads =
          lanes.values().stream()
              .map(Deque::getFirst)
              .map(first -> new CallingPolicy.Head(first.lane(), first.lineAt()))
              .toList();
      var decision = policy.next(heads, round, at).orElseThrow();
      round = decision.round();
      var lane = decision.lane();
      var next = lanes.get(lane).removeFirst();
      if (lanes.get(lane).isEmpty()) {
        lanes.remove(lane);
      }
      int ahead = called.merge(lane, 1, Integer::sum) - 1;
      boolean timed = openCounters > 0 && at.isBefore(until);
      places.put(
          next.ticket(),
          timed
              ? place(ahead, places.size(), now, at, until)
              : new Place(ahead, places.size(), null, null));
      at = at.plusSeconds(next.minutes() * 60L / Math.max(1, openCounters));
    }
    return places;
  }

  private static Place place(int ahead, int callsAhead, Instant now, Instant at, Instant until) {
    var wait = Duration.between(now, at);
    long unsure = (long) (wait.toSeconds() * UNSURE);
    var from = roundedDown(at.minusSeconds(unsure));
    var to = roundedDown(at.plusSeconds(unsure + STEP_SECONDS - 1));
    var end = to.isAfter(from) ? to : from.plusSeconds(STEP_SECONDS);
    return new Place(ahead, callsAhead, from, end.isAfter(until) ? until : end);
  }

  private static Instant roundedDown(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS) * STEP_SECONDS);
  }
}
