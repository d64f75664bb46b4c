package id.antrean.admin.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a column that has only some, each with what it stands for. */
record CellWords<T extends Enum<T>>(Map<String, T> words) {

  /** As it is written; its own name where it has no word. */
  String of(T value) {
    return words.entrySet().stream()
        .filter(one -> one.getValue() == value)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(value.name());
  }

  /** By its word in any case, or by its name. */
  Optional<T> read(String typed) {
    var stripped = typed.strip();
    return Optional.ofNullable(words.get(stripped.toLowerCase(Locale.ROOT)))
        .or(() -> words.values().stream().filter(one -> one.name().equals(stripped)).findFirst());
  }
}
