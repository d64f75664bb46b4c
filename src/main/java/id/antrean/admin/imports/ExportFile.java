package id.antrean.admin.imports;

import id.antrean.page.CsvLines;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A file of what is there, in the shape that an import takes in. */
final class ExportFile {
  private ExportFile() {}

  /**
   * {@code notes}: a last column by key, which no import reads; empty for none. With a semicolon
   * numbers have the decimal comma of the spreadsheets that write it.
   */
  static byte[] of(
      ImportKind kind,
      Map<String, SortedMap<String, String>> items,
      Map<String, String> notes,
      boolean semicolon) {
    var columns = kind.columns();
    var lines = new CsvLines(semicolon ? ';' : ',');
    var headings = columns.stream().map(Column::heading);
    lines.add(with(headings, notes.isEmpty() ? List.of() : List.of("catatan")));
    items.forEach(
        (key, item) -> {
          var cells =
              columns.stream()
                  .map(Column::name)
                  .map(name -> cell(kind, kind.shown(key, item, name), name, semicolon));
          lines.add(
              with(cells, notes.isEmpty() ? List.of() : List.of(notes.getOrDefault(key, ""))),
              place ->
                  place < columns.size() && kind.numbers().contains(columns.get(place).name()));
        });
    return lines.bytes();
  }

  private static List<String> with(Stream<String> cells, List<String> more) {
    return Stream.concat(cells, more.stream()).toList();
  }

  private static String cell(ImportKind kind, String value, String column, boolean semicolon) {
    return semicolon && kind.numbers().contains(column) ? value.replace('.', ',') : value;
  }
}
