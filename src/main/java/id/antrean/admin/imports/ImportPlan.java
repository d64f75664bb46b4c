package id.antrean.admin.imports;

import id.antrean.admin.imports.PlannedRow.State;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a file would do, row by row. {@code unused}: headings that this kind does not know. */
public record ImportPlan(List<PlannedRow> rows, List<String> unused, String encoding) {

  /** The columns of a file, by their place in it; null for those that are not used. */
  private record Heads(List<Column> columns, List<String> unused) {
    static Heads of(ImportKind kind, List<String> headings) {
      var columns = new ArrayList<Column>();
      var unused = new ArrayList<String>();
      for (var heading : headings) {
        var known = kind.columns().stream().filter(one -> one.isHeaded(heading)).findFirst();
        columns.add(known.filter(one -> !columns.contains(one)).orElse(null));
        if (columns.getLast() == null && !heading.isEmpty()) {
          unused.add(heading);
        }
      }
      for (var column : kind.columns()) {
        if (kind.needed().contains(column.name()) && !columns.contains(column)) {
          throw Problem.invalid("file", Sentence.of("err.csvColumn", "x", column.heading()));
        }
      }
      return new Heads(columns, unused);
    }

    Map<String, String> cells(Sheet.Row row) {
      var cells = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i) != null) {
          cells.put(columns.get(i).name(), i < row.cells().size() ? row.cells().get(i) : "");
        }
      }
      return cells;
    }

    /** More cells than columns: a separator inside a cell that has no quotes. */
    boolean isOverfull(Sheet.Row row) {
      return row.cells().size() > columns.size()
          && row.cells().stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank());
    }
  }

  /** Problem 400 of the field {@code file} where a column is missing. */
  static ImportPlan of(ImportKind kind, Sheet sheet, Sql sql) {
    var heads = Heads.of(kind, sheet.headings());
    var now = kind.current(sql);
    var firsts = new HashMap<String, Integer>();
    var rows =
        sheet.rows().stream()
            .map(
                row ->
                    heads.isOverfull(row)
                        ? overfull(kind, row, heads)
                        : judged(kind, row.number(), heads.cells(row), now, firsts))
            .toList();
    return new ImportPlan(besideEachOther(kind, rows, now), heads.unused(), sheet.encoding());
  }

  /** With what is wrong only because of other rows, or of what is there. */
  private static List<PlannedRow> besideEachOther(
      ImportKind kind, List<PlannedRow> rows, Map<String, SortedMap<String, String>> now) {
    var all = new HashMap<>(now);
    rows.stream().filter(PlannedRow::changes).forEach(row -> all.put(row.key(), row.after()));
    var clashes = kind.clashes(all);
    return rows.stream()
        .map(
            row ->
                row.changes() && clashes.containsKey(row.key())
                    ? PlannedRow.of(
                        row.row(), row.key(), row.before(), row.after(), clashes.get(row.key()))
                    : row)
        .toList();
  }

  /** The keys of its rows, before anything that is there was looked at. */
  static List<String> keys(ImportKind kind, Sheet sheet) {
    var heads = Heads.of(kind, sheet.headings());
    var keys = new ArrayList<String>();
    for (var row : sheet.rows()) {
      var key = kind.key(heads.cells(row), new WrongFields());
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static PlannedRow overfull(ImportKind kind, Sheet.Row row, Heads heads) {
    var sentence =
        Sentence.of("err.csvCells", "n", row.cells().size(), "m", heads.columns().size());
    var column = kind.columns().getFirst().name();
    return PlannedRow.of(row.number(), null, null, null, Map.of(column, sentence));
  }

  private static PlannedRow judged(
      ImportKind kind,
      int row,
      Map<String, String> cells,
      Map<String, SortedMap<String, String>> now,
      Map<String, Integer> firsts) {
    var wrong = new WrongFields();
    var key = kind.key(cells, wrong);
    if (key == null) {
      return PlannedRow.of(row, null, null, null, wrong.all());
    }
    var first = firsts.putIfAbsent(key, row);
    if (first != null) {
      wrong.put(kind.columns().getFirst().name(), Sentence.of("err.rowTwice", "n", first));
    }
    var before = now.get(key);
    var after = kind.read(before, cells, wrong);
    return PlannedRow.of(row, key, before, after, wrong.all());
  }

  /** How many rows of each state. */
  public Map<State, Integer> counts() {
    var counts = new TreeMap<State, Integer>();
    rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
    return counts;
  }

  public int count(State state) {
    return counts().getOrDefault(state, 0);
  }

  public boolean isWrong() {
    return count(State.WRONG) > 0;
  }

  public boolean changesSomething() {
    return rows.stream().anyMatch(PlannedRow::changes);
  }

  List<ImportChange> changes() {
    return rows.stream().filter(PlannedRow::changes).map(PlannedRow::change).toList();
  }

  /** Equal for what changes the same: whoever was shown one plan agrees to that one. */
  public String fingerprint() {
    return Integer.toHexString(changes().toString().hashCode()) + "-" + changes().size();
  }
}
