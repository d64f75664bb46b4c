package id.antrean.faults.checker;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Counters were read and compared at the end of each quiet stretch, when nobody was booking. */
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
    return Stream.concat(then, now).toList();
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
