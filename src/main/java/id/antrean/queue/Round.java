package id.antrean.queue;

import id.antrean.core.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the lanes stand in sharing the counters: calls each lane had in this round, and how many in
 * a row went to people over the longest wait.
 */
public record Round(Map<Lane, Integer> used, int overdueInARow) {
  public static final Round NEW = new Round(Map.of(), 0);

  public Round {
    used = Map.copyOf(used);
  }

  public int used(Lane lane) {
    return used.getOrDefault(lane, 0);
  }

  Round plus(Lane lane, boolean overdue) {
    return new Round(with(lane, used(lane) + 1), overdue ? overdueInARow + 1 : 0);
  }

  /** After a call was taken back. */
  Round minus(Lane lane) {
    return new Round(with(lane, Math.max(0, used(lane) - 1)), Math.max(0, overdueInARow - 1));
  }

  Round begunAnew() {
    return new Round(Map.of(), overdueInARow);
  }

  private Map<Lane, Integer> with(Lane lane, int calls) {
    var map = new EnumMap<Lane, Integer>(Lane.class);
    map.putAll(used);
    map.put(lane, calls);
    return map;
  }
}
