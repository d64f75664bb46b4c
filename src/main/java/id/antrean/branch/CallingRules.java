package id.antrean.branch;

import id.antrean.core.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lanes of a branch in the order in which they go first, and the counters that serve not all.
 */
public record CallingRules(List<LanePolicy> lanes, Map<String, CounterDuties> counters) {
  private static final String LANE = "lane.";
  private static final String COUNTER = "counter.";

  /**
   * "lane.E_KLAIM" with "2 3 30" (position, turns, longest wait, and "strict"), "counter.ID" with
   * "E_KLAIM|JHT,JKM", as the history of changes keeps it.
   */
  public SortedMap<String, String> fields() {
    var fields = new TreeMap<String, String>();
    for (int n = 0; n < lanes.size(); n++) {
      var lane = lanes.get(n);
      var value = (n + 1) + " " + lane.turns() + " " + lane.longestWait().toMinutes();
      fields.put(LANE + lane.lane(), lane.strict() ? value + " strict" : value);
    }
    counters.forEach(
        (id, duties) -> {
          if (!duties.isAll()) {
            var served = duties.lanes().stream().map(Lane::name).sorted().toList();
            var services = duties.services().stream().sorted().toList();
            fields.put(COUNTER + id, String.join(",", served) + "|" + String.join(",", services));
          }
        });
    return fields;
  }

  /** The reverse of {@link #fields}. */
  public static CallingRules of(SortedMap<String, String> fields) {
    record At(int position, LanePolicy lane) {}
    var lanes = new ArrayList<At>();
    var counters = new TreeMap<String, CounterDuties>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(LANE)) {
            var of = value.split(" ");
            var lane = Lane.valueOf(name.substring(LANE.length()));
            var wait = Duration.ofMinutes(Integer.parseInt(of[2]));
            lanes.add(
                new At(
                    Integer.parseInt(of[0]),
                    new LanePolicy(lane, Integer.parseInt(of[1]), wait, of.length > 3)));
          } else {
            var of = value.split("\\|", -1);
            var served = list(of[0]).map(Lane::valueOf).toList();
            counters.put(
                name.substring(COUNTER.length()), new CounterDuties(served, list(of[1]).toList()));
          }
        });
    lanes.sort(Comparator.comparingInt(At::position));
    return new CallingRules(lanes.stream().map(At::lane).toList(), counters);
  }

  private static Stream<String> list(String joined) {
    return joined.isEmpty() ? Stream.of() : Stream.of(joined.split(","));
  }
}
