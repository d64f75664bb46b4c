package id.antrean.admin.imports;

import java.util.List;

/**
 * A file of cells. {@code encoding}: the character set that it turned out to be written in; {@code
 * rows}: those that are not empty, below the headings.
 */
record Sheet(List<String> headings, List<Row> rows, String encoding) {

  /** {@code number}: as a spreadsheet counts rows, where a cell of several lines is one row. */
  record Row(int number, List<String> cells) {
    boolean isEmpty() {
      return cells.stream().allMatch(String::isBlank);
    }
  }
}
