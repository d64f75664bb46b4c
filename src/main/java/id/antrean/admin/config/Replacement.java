package id.antrean.admin.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fields that take the place of all whose name begins with {@code prefix}. */
record Replacement(String prefix, SortedMap<String, String> fields) {

  static Replacement of(String name, String value) {
    var fields = new TreeMap<String, String>();
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
    return new Replacement(name, fields);
  }

  static SortedMap<String, String> all(
      SortedMap<String, String> before, List<Replacement> replacements) {
    var after = new TreeMap<>(before);
    for (var each : replacements) {
      after.keySet().removeIf(name -> name.startsWith(each.prefix()));
      after.putAll(each.fields());
    }
    return after;
  }

  /** Whether these fields say the same already. */
  boolean changesNothingIn(SortedMap<String, String> before) {
    return all(before, List.of(this)).equals(before);
  }
}
