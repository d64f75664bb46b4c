package id.antrean.admin.config;

import id.antrean.branch.CallingRules;
import id.antrean.branch.CounterDuties;
import id.antrean.core.Lane;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The lanes and the counters of a branch as they stand in the form; all a counter serves is ticked.
 */
public record PolicyForm(
    String version, List<LaneRow> lanes, Map<String, CounterDuties> counters, String reason) {

  public record LaneRow(Lane lane, String position, String turns, String minutes, boolean strict) {}

  static PolicyForm of(
      TypedPolicy.Branch branch, long version, SortedMap<String, String> fields, String reason) {
    var rules = CallingRules.of(fields);
    var lanes =
        rules.lanes().stream()
            .map(
                lane ->
                    new LaneRow(
                        lane.lane(),
                        Integer.toString(rules.lanes().indexOf(lane) + 1),
                        Integer.toString(lane.turns()),
                        Long.toString(lane.longestWait().toMinutes()),
                        lane.strict()))
            .toList();
    var counters = new LinkedHashMap<String, CounterDuties>();
    for (var counter : branch.counters()) {
      var duties = rules.counters().getOrDefault(counter.id(), CounterDuties.ALL);
      counters.put(counter.id(), branch.writtenOut(duties));
    }
    return new PolicyForm(Long.toString(version), lanes, counters, reason);
  }

  static PolicyForm sent(TypedPolicy.Branch branch, SentForm sent) {
    var strict = sent.texts("strict");
    var lanes =
        Arrays.stream(Lane.values())
            .filter(branch.lanes()::contains)
            .map(
                lane ->
                    new LaneRow(
                        lane,
                        sent.text("position." + lane),
                        sent.text("turns." + lane),
                        sent.text("minutes." + lane),
                        strict.contains(lane.name())))
            .toList();
    var counters = new LinkedHashMap<String, CounterDuties>();
    for (var counter : branch.counters()) {
      var ticked = sent.texts("lanes." + counter.id());
      var served = branch.lanes().stream().filter(l -> ticked.contains(l.name())).toList();
      var services = sent.texts("services." + counter.id());
      counters.put(
          counter.id(),
          new CounterDuties(
              served, branch.services().stream().filter(services::contains).toList()));
    }
    return new PolicyForm(sent.text("version"), lanes, counters, sent.text("reason"));
  }

  TypedPolicy typed() {
    return new TypedPolicy(
        lanes.stream()
            .map(
                row ->
                    new TypedPolicy.TypedLane(
                        row.lane(), row.position(), row.turns(), row.minutes(), row.strict()))
            .toList(),
        counters);
  }
}
