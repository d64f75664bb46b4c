package id.antrean.admin.imports;

import static java.util.stream.Collectors.toSet;

import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A kind of file: what its rows are called by, how they are judged, and how they are written. Cells
 * are named as their columns; what is not known is left out of an item.
 */
interface ImportKind {
  /** As in the API: branches, holidays. */
  String name();

  /** In the order in which a file of ours has them; the first are what a row is called by. */
  List<Column> columns();

  /** Columns that every file must have. */
  default Set<String> needed() {
    return columns().stream().map(Column::name).collect(toSet());
  }

  /** Columns whose cells are numbers, which no spreadsheet takes for a formula. */
  default Set<String> numbers() {
    return Set.of();
  }

  /** All that is there, by key, in the order of a file. */
  Map<String, SortedMap<String, String>> current(Sql sql);

  /** What the row speaks of; null where that is wrong. */
  String key(Map<String, String> cells, WrongFields wrong);

  /**
   * The item as the row wants it, from {@code before} on, which is null for a new one. What is
   * wrong stands at its column.
   */
  SortedMap<String, String> read(
      SortedMap<String, String> before, Map<String, String> cells, WrongFields wrong);

  /** What is wrong with items beside each other, by key and column, once all rows are taken. */
  default Map<String, Map<String, Sentence>> clashes(Map<String, SortedMap<String, String>> all) {
    return Map.of();
  }

  /** A cell of a file of ours, "" for what is not known. */
  default String shown(String key, SortedMap<String, String> item, String column) {
    return item.getOrDefault(column, "");
  }

  /** The branches whose configuration is locked while rows of these keys are written. */
  Collection<String> branches(Collection<String> keys);

  /**
   * Writes the rows, with history and trail of the branches that they change. An item that is new
   * or over has null on that side. Answers the places of the slots that changed.
   */
  List<Places> write(Tx tx, Writing writing, List<ImportChange> changes);

  /** Whether an item is still as an import left it. */
  default boolean stands(SortedMap<String, String> left, SortedMap<String, String> now) {
    return left == null ? now == null : left.equals(now);
  }

  /** Problem 409 where what was added cannot be taken away again. */
  default void mustBeRemovable(List<ImportChange> undone) {}
}
