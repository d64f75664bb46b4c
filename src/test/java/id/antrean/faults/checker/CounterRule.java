package id.antrean.faults.checker;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counters were read and compared at the end of each quiet stretch, when nobody was booking; by
 * then the halves of a split must be one cluster again, for a counter has two values until then.
 */
final class CounterRule {
  private final History history;
  private final Tables tables;

  CounterRule(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    var last = new HashMap<Long, Line>();
    history.of("counter").forEach(line -> last.put(line.json().getLong("slot"), line));
    var then =
        history.of("counter").stream()
            .filter(line -> !line.json().getInteger("places").equals(there(line)))
            .map(line -> broken(line, there(line)));
    var now =
        last.values().stream()
            .filter(line -> line.json().getBoolean("last", false))
            .filter(line -> tables.slots().get(line.json().getLong("slot")) != null)
            .filter(line -> line.json().getInteger("places") != inTable(line))
            .map(line -> broken(line, inTable(line)));
    var split =
        history.of("cluster").stream()
            .filter(line -> line.json().getInteger("members") < line.json().getInteger("nodes"))
            .map(CounterRule::split);
    return Stream.of(then, now, split).flatMap(violations -> violations).toList();
  }

  private static Violation split(Line line) {
    return new Violation(
        Rule.COUNTER,
        line.n(),
        "only %d of %d nodes count together"
            .formatted(line.json().getInteger("members"), line.json().getInteger("nodes")));
  }

  private static Integer there(Line line) {
    return line.json().getInteger("remaining");
  }

  private int inTable(Line line) {
    return tables.slots().get(line.json().getLong("slot")).remaining();
  }

  private static Violation broken(Line line, int remaining) {
    return new Violation(
        Rule.COUNTER,
        line.n(),
        "slot %d: the counter says %d, the database %d"
            .formatted(line.json().getLong("slot"), line.json().getInteger("places"), remaining));
  }
}
