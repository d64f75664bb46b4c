package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What others changed since an editor read it, the first change first; and the present version. */
record Conflict(long version, List<ConfigurationChange> changes) {

  /** The fields as the editor had read them, made out of those that are there now. */
  SortedMap<String, String> asRead(SortedMap<String, String> now) {
    var read = now;
    for (var change : changes.reversed()) {
      read = change.takenBackFrom(read);
    }
    return read;
  }

  /**
   * What the editor had typed where that differs from what they had read, and what is there now
   * where they had left it alone.
   */
  SortedMap<String, String> merged(SortedMap<String, String> typed, SortedMap<String, String> now) {
    var read = asRead(now);
    var names = new HashSet<>(typed.keySet());
    names.addAll(now.keySet());
    var merged = new TreeMap<String, String>();
    for (var name : names) {
      boolean isMine = !Objects.equals(typed.get(name), read.get(name));
      var value = isMine ? typed.get(name) : now.get(name);
      if (value != null) {
        merged.put(name, value);
      }
    }
    return merged;
  }
}
