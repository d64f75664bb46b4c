package id.antrean.branch;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * A file of cells with commas between, its columns named in the first line. Empty rows are left
 * out.
 */
record CsvTable(List<String> columns, List<Row> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  /** {@code line}: its last one. {@code cells}: by column, empty ones left out. */
  record Row(long line, int width, Map<String, String> cells) {}

  /** IllegalArgumentException with the line, and what is allowed, where nothing can be read. */
  static CsvTable read(byte[] bytes) {
    var text = decoded(bytes);
    var head = text.lines().findFirst().orElse("");
    if (head.contains(";") && !head.contains(",")) {
      throw new IllegalArgumentException(
          "line 1: semicolons stand between its cells; allowed: commas");
    }
    try (var parser = FORMAT.parse(new StringReader(text))) {
      var rows = new ArrayList<Row>();
      try {
        for (var record : parser) {
          var cells = record.toMap();
          cells.values().removeIf(String::isBlank);
          if (!cells.isEmpty()) {
            rows.add(new Row(parser.getCurrentLineNumber(), record.size(), cells));
          }
        }
      } catch (UncheckedIOException e) {
        throw new IllegalArgumentException(
            "line %d: a quotation mark too few or too many; allowed: one before and one after a cell"
                .formatted(parser.getCurrentLineNumber()),
            e);
      }
      return new CsvTable(parser.getHeaderNames(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Spreadsheet programs begin a file with a byte order mark, and some save it in another encoding.
   */
  private static String decoded(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      long line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new IllegalArgumentException(
          "line %d: its letters are not in UTF-8; allowed: a file saved as \"CSV UTF-8\""
              .formatted(line));
    }
    return out.flip().toString().replaceFirst("^\uFEFF", "");
  }
}
