package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the clients saw, in the order in which the answers came. */
public record History(List<Line> lines) {

  public static History read(Path file) throws IOException {
    return of(Files.readAllLines(file).stream().map(JsonObject::new).toList());
  }

  public static History of(List<JsonObject> jsons) {
    var lines = new ArrayList<Line>();
    var rebooked = rebooked(jsons);
    for (var json : jsons) {
      var op = rebooked.get(json.getString("key"));
      lines.add(new Line(lines.size() + 1, op == null ? json : json.copy().put("op", op)));
    }
    return new History(List.copyOf(lines));
  }

  /**
   * A rebooking by its request key: a move where the code stays, else a booking of its own, and one
   * that made none if it was refused.
   */
  private static Map<String, String> rebooked(List<JsonObject> jsons) {
    var codes = new HashMap<String, String>();
    var ops = new HashMap<String, String>();
    for (var json : jsons) {
      var key = json.getString("key");
      var code = json.getString("code");
      var op = json.getString("op");
      if (op.equals("rebook")) {
        boolean moved = code != null && code.equals(codes.get(json.getString("booking")));
        ops.merge(key, moved ? "move" : "book", (one, other) -> moved ? "move" : one);
      }
      if (code != null && (op.equals("book") || op.equals("rebook"))) {
        codes.putIfAbsent(key, code);
      }
    }
    return ops;
  }

  List<Line> of(String op) {
    return where(line -> line.op().equals(op));
  }

  List<Line> where(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).toList();
  }

  /** All tries of each operation, in order. */
  Map<String, List<Line>> byKey(String... ops) {
    var wanted = List.of(ops);
    return lines.stream()
        .filter(line -> wanted.contains(line.op()))
        .collect(groupingBy(Line::key, LinkedHashMap::new, toList()));
  }

  /** The slots that the run made: its first lines. */
  public Long[] slots() {
    return of("slot").stream().map(line -> line.json().getLong("slot")).toArray(Long[]::new);
  }

  /** The line that acknowledged this booking; 0 when none did. */
  int lineOfBooking(String key) {
    return first(line -> line.op().equals("book") && line.ok() && line.key().equals(key));
  }

  /** The line in which this ticket is first heard of; 0 when in none. */
  int lineOfTicket(String ticket) {
    return first(line -> line.text("ticket").equals(ticket));
  }

  private int first(Predicate<Line> wanted) {
    return lines.stream().filter(wanted).findFirst().map(Line::n).orElse(0);
  }
}
