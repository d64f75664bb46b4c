package bench;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** bench/report.json, and the table in bench/README.md between its two marks. */
final class Report {
  private static final Path JSON = Path.of("bench/report.json");
  private static final Path README = Path.of("bench/README.md");
  private static final String BEGIN = "<!-- table: written by bench/run -->";
  private static final String END = "<!-- end of table -->";

  private final List<Row> rows = new ArrayList<>();

  void add(Row row) {
    rows.add(row);
    System.out.println(row.markdown());
  }

  /** Only a run of all rows is kept. */
  void write(List<String> circumstances) {
    var table = new ArrayList<>(circumstances.stream().map(line -> "- " + line).toList());
    table.add("");
    table.add("| row | ours | beside | ratio | goal | runs | lowest to highest |");
    table.add("|---|---|---|---|---|---|---|");
    rows.forEach(row -> table.add(row.markdown()));
    try {
      Files.writeString(
          JSON, new JsonArray(rows.stream().map(Row::json).toList()).encodePrettily() + "\n");
      var readme = Files.readString(README);
      Files.writeString(
          README,
          readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
              + "\n"
              + String.join("\n", table)
              + "\n"
              + readme.substring(readme.indexOf(END)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
