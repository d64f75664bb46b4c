package id.antrean.queue.rules;

import id.antrean.core.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Nobody is called in the break: from {@code start}, up to but without {@code end}. */
  public record Pause(Instant start, Instant end) {
    boolean contains(Instant at) {
      return !at.isBefore(start) && at.isBefore(end);
    }
  }

  private WaitEstimate() {}

  /** {@code now}: the first moment for a call; {@code until}: the doors shut then. */
  public static Map<UUID, Place> of(
      List<Waiting> line,
      CallingPolicy policy,
      LaneRound round,
      int openCounters,
      Instant now,
      Instant until,
      Optional<Pause> pause) {
    var lanes = new EnumMap<Lane, Deque<Waiting>>(Lane.class);
    line.stream()
        .sorted(Waiting.ORDER)
        .forEach(w -> lanes.computeIfAbsent(w.lane(), lane -> new ArrayDeque<>()).add(w));
    var called = new EnumMap<Lane, Integer>(Lane.class);
    var places = new HashMap<UUID, Place>();
    var at = now;
    while (!lanes.isEmpty()) {
      at = afterPause(at, pause);
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
              ? place(ahead, places.size(), now, at, until, pause)
              : new Place(ahead, places.size(), null, null));
      at = at.plusSeconds(next.minutes() * 60L / Math.max(1, openCounters));
    }
    return places;
  }

  private static Instant afterPause(Instant at, Optional<Pause> pause) {
    return pause.filter(p -> p.contains(at)).map(Pause::end).orElse(at);
  }

  /** Neither begins before now nor reaches into the break. */
  private static Place place(
      int ahead, int callsAhead, Instant now, Instant at, Instant until, Optional<Pause> pause) {
    var wait = Duration.between(now, at);
    long unsure = (long) (wait.toSeconds() * UNSURE);
    var from = latest(roundedDown(at.minusSeconds(unsure)), minuteUp(now));
    var to = roundedDown(at.plusSeconds(unsure + STEP_SECONDS - 1));
    var end = to.isBefore(from.plusSeconds(STEP_SECONDS)) ? to.plusSeconds(STEP_SECONDS) : to;
    if (pause.isPresent()) {
      boolean before = at.isBefore(pause.get().start()) && from.isBefore(pause.get().start());
      from = before ? from : latest(from, pause.get().end());
      end =
          before ? earliest(end, pause.get().start()) : latest(end, from.plusSeconds(STEP_SECONDS));
    }
    return new Place(ahead, callsAhead, from, end.isAfter(until) ? until : end);
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant minuteUp(Instant at) {
    return at.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant roundedDown(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS) * STEP_SECONDS);
  }
}
