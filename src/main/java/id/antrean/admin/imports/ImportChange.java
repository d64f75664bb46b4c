package id.antrean.admin.imports;

import java.util.SortedMap;

/** What a row replaces and by what; null: there was, or is, nothing of that key. */
record ImportChange(
    int row, String key, SortedMap<String, String> before, SortedMap<String, String> after) {

  ImportChange reversed() {
    return new ImportChange(row, key, after, before);
  }
}
