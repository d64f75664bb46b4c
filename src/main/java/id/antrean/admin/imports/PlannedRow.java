package id.antrean.admin.imports;

import id.antrean.core.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/** What a row of a file would do. {@code wrong}: by column; {@code key}: null where it has none. */
public record PlannedRow(
    int row,
    String key,
    State state,
    SortedMap<String, String> before,
    SortedMap<String, String> after,
    Map<String, Sentence> wrong) {

  public enum State {
    NEW,
    CHANGED,
    UNCHANGED,
    WRONG
  }

  /** A cell that becomes another; null where there was, or is, nothing. */
  public record Cell(String column, String before, String after) {}

  static PlannedRow of(
      int row,
      String key,
      SortedMap<String, String> before,
      SortedMap<String, String> after,
      Map<String, Sentence> wrong) {
    return new PlannedRow(row, key, state(before, after, wrong), before, after, wrong);
  }

  private static State state(
      SortedMap<String, String> before,
      SortedMap<String, String> after,
      Map<String, Sentence> wrong) {
    if (!wrong.isEmpty()) {
      return State.WRONG;
    }
    if (before == null) {
      return State.NEW;
    }
    return before.equals(after) ? State.UNCHANGED : State.CHANGED;
  }

  /** Whether it adds or changes something. */
  boolean changes() {
    return state == State.NEW || state == State.CHANGED;
  }

  ImportChange change() {
    return new ImportChange(row, key, before, after);
  }

  /** The cells that become others. */
  public List<Cell> cells() {
    if (!changes()) {
      return List.of();
    }
    var names = new TreeSet<>(after.keySet());
    if (before != null) {
      names.addAll(before.keySet());
    }
    return names.stream()
        .map(name -> new Cell(name, before == null ? null : before.get(name), after.get(name)))
        .filter(cell -> !Objects.equals(cell.before(), cell.after()))
        .toList();
  }
}
