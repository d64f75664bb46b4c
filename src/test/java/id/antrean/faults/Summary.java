package id.antrean.faults;

import id.antrean.faults.checker.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a run came to. */
final class Summary {
  private static final Map<String, String> KINDS =
      Map.of(
          "book", "bookings",
          "move", "moves",
          "rebook", "moves",
          "cancel", "cancels",
          "free", "cancels",
          "check-in", "checkIns",
          "walk-in", "walkIns",
          "call", "calls");
  private static final Set<String> NOBODYS = Set.of("slot", "quota", "counter", "cluster", "fault");

  final Map<String, Map<String, Integer>> operations = new TreeMap<>();
  private int counted;
  private int servedAtOnce;
  private int all;
  private final JsonArray notServed = new JsonArray();
  private final JsonArray unansweredAtLeave = new JsonArray();

  Summary(List<JsonObject> lines, Trouble trouble) {
    var last = new HashMap<String, JsonObject>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (NOBODYS.contains(line.getString("op")) || line.getBoolean("late", false)) {
        continue;
      }
      last.put(line.getString("key"), line);
      if (line.getInteger("try") == 1) {
        first(line, i + 1, trouble);
      }
    }
    leaves(lines);
    for (var line : last.values()) {
      var kind = KINDS.getOrDefault(line.getString("op"), "transitions");
      var outcome = line.getString("outcome");
      operations
          .computeIfAbsent(kind, k -> new TreeMap<>())
          .merge(outcome.equals("away") ? "unknown" : outcome, 1, Integer::sum);
      all++;
    }
  }

  private void first(JsonObject line, int number, Trouble trouble) {
    if (trouble.excuses(line.getInteger("node"), line.getLong("t0"), line.getLong("t1"))) {
      return;
    }
    counted++;
    if (Set.of("ok", "refused").contains(line.getString("outcome"))) {
      servedAtOnce++;
    } else {
      notServed.add(number);
    }
  }

  /** What a node had taken in before it was asked to leave, it must answer. */
  private void leaves(List<JsonObject> lines) {
    for (var leave : lines) {
      if (!leave.getString("what", "").equals(Faults.LEAVE + " begins")) {
        continue;
      }
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (!NOBODYS.contains(line.getString("op"))
            && line.getInteger("node").equals(leave.getInteger("node"))
            && line.getLong("t0") < leave.getLong("t0")
            && line.getLong("t1") > leave.getLong("t0")
            && !line.containsKey("status")) {
          unansweredAtLeave.add(i + 1);
        }
      }
    }
  }

  JsonArray unansweredAtLeave() {
    return unansweredAtLeave;
  }

  double firstTryShare() {
    return counted == 0 ? 0 : servedAtOnce / (double) counted;
  }

  double share(String kind) {
    var outcomes = operations.getOrDefault(kind, Map.of());
    return outcomes.values().stream().mapToInt(n -> n).sum() / (double) all;
  }

  int operations() {
    return all;
  }

  JsonObject json(
      long seed, boolean namespaces, double seconds, Tally tally, List<Violation> violations) {
    var kinds = new JsonObject();
    operations.forEach((kind, outcomes) -> kinds.put(kind, new JsonObject(Map.copyOf(outcomes))));
    return new JsonObject()
        .put("seed", seed)
        .put("nodes", Node.COUNT)
        .put("namespaces", namespaces)
        .put("seconds", Math.round(seconds))
        .put("kills", tally.kills.get())
        .put("leaves", tally.leaves.get())
        .put("stops", tally.stops.get())
        .put("splits", tally.cuts.get())
        .put("splitsBeyondHeartbeat", tally.longCuts.get())
        .put("postgresRestarts", tally.postgresRestarts.get())
        .put("countersFalsified", tally.lies.get())
        .put("quietStretches", tally.quietStretches.get())
        .put("writesPerSecond", Math.round(10 * all / seconds) / 10.0)
        .put("operations", kinds)
        .put("firstTryShare", Math.round(100_000 * firstTryShare()) / 100_000.0)
        .put("firstTriesNotServed", notServed)
        .put("unansweredAtLeave", unansweredAtLeave)
        .put("violations", new JsonArray(violations.stream().map(Violation::toString).toList()));
  }
}
