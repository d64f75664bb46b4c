package id.antrean.queue.rules;

import id.antrean.core.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the lanes stand in sharing the counters: calls each lane had in this round, and how many in
 * a row went to people over the longest wait.
 */
public record LaneRound(Map<Lane, Integer> used, int overdueInARow) {
  public static final LaneRound NEW = new LaneRound(Map.of(), 0);

  public LaneRound {
    used = Map.copyOf(used);
  }

  public int used(Lane lane) {
    return used.getOrDefault(lane, 0);
  }

  LaneRound plus(Lane lane, boolean overdue) {
    return new LaneRound(with(lane, used(lane) + 1), overdue ? overdueInARow + 1 : 0);
  }

  /** After a call was taken back. */
  public LaneRound minus(Lane lane) {
    return new LaneRound(with(lane, Math.max(0, used(lane) - 1)), Math.max(0, overdueInARow - 1));
  }

  LaneRound begunAnew() {
    return new LaneRound(Map.of(), overdueInARow);
  }

  private Map<Lane, Integer> with(Lane lane, int calls) {
    var map = new EnumMap<Lane, Integer>(Lane.class);
    map.putAll(used);
    map.put(lane, calls);
    return map;
  }
}
