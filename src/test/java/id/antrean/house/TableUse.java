package id.antrean.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables the SQL in the strings of a source folder reads and writes. */
final class TableUse {
  /** Comments and characters are stepped over, for a quotation mark in them is none. */
  private static final Pattern STRING =
      Pattern.compile(
          "/\\*(?s:.*?)\\*/|//.*|'(?:\\\\.|[^'\\\\])+'"
              + "|\"\"\"(?s:(.*?))\"\"\""
              + "|\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");

  private static final Pattern WRITES =
      Pattern.compile(
          "(?i)\\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE|TABLE)\\s+(\\w+)");
  private static final String ITEM = "\\w+(?:\\s+(?:AS\\s+)?\\w+)?";
  private static final Pattern READS =
      Pattern.compile("(?i)\\b(?:FROM|JOIN|USING)\\s+(" + ITEM + "(?:\\s*,\\s*" + ITEM + ")*)");

  private final Map<String, String> rooms;
  private final Map<String, String> sql = new HashMap<>();

  /** {@code rooms}: which room made each table. */
  TableUse(Path sources, Map<String, String> rooms) throws IOException {
    this.rooms = rooms;
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var path = sources.relativize(file).toString();
        sql.put(path.replace(".java", "").replace('/', '.'), strings(Files.readString(file)));
      }
    }
  }

  private static String strings(String source) {
    return STRING
        .matcher(source)
        .results()
        .map(string -> string.group(1) == null ? string.group(2) : string.group(1))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n;\n"));
  }

  /** A table is written only by the room that made it. */
  Set<Look> writesElsewhere() {
    return broken(WRITES, (room, owner) -> !room.equals(owner));
  }

  /** A room reads its own tables and those of lower rooms. */
  Set<Look> readsNotDown() {
    return broken(READS, (room, owner) -> !Steps.mayLook(room, owner));
  }

  private Set<Look> broken(Pattern pattern, BiPredicate<String, String> breaks) {
    var broken = new TreeSet<Look>(Comparator.comparing(Look::toString));
    sql.forEach(
        (name, text) ->
            pattern
                .matcher(text)
                .results()
                .flatMap(use -> Stream.of(use.group(1).split(",")))
                .map(item -> item.strip().replaceFirst("\\W.*", ""))
                .filter(table -> rooms.containsKey(table))
                .filter(table -> breaks.test(Look.room(name), rooms.get(table)))
                .forEach(table -> broken.add(new Look(name, rooms.get(table) + "." + table))));
    return broken;
  }

  /** The tables that migrations create and do not drop, by their last names. */
  static Set<String> created(Path migrations) throws IOException {
    var created = new TreeSet<String>();
    var pattern =
        Pattern.compile(
            "(?i)\\b(CREATE|DROP|ALTER) TABLE (?:IF (?:NOT )?EXISTS )?(\\w+)(?: RENAME TO (\\w+))?");
    try (var files = Files.list(migrations)) {
      for (var file : files.sorted(Comparator.comparingInt(TableUse::version)).toList()) {
        pattern
            .matcher(Files.readString(file).replaceAll("--.*", ""))
            .results()
            .forEach(
                statement -> {
                  var table = statement.group(2);
                  switch (statement.group(1).toUpperCase(Locale.ROOT)) {
                    case "CREATE" -> created.add(table);
                    case "DROP" -> created.remove(table);
                    default -> {
                      if (statement.group(3) != null && created.remove(table)) {
                        created.add(statement.group(3));
                      }
                    }
                  }
                });
      }
    }
    return created;
  }

  private static int version(Path migration) {
    return Integer.parseInt(migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
  }
}
