package id.antrean.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what is wrong with each field, so that people are shown all of it at once. */
public final class WrongFields {
  private final Map<String, Sentence> wrong = new LinkedHashMap<>();

  /** What the parser reads; null where it refuses: then its sentence stands at this field. */
  public <T> T read(String field, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (Problem problem) {
      problem.fields().values().forEach(sentence -> put(field, sentence));
      return null;
    }
  }

  public void put(String field, Sentence sentence) {
    wrong.put(field, sentence);
  }

  /** Each with its sentence, in the order in which they were found. */
  public Map<String, Sentence> all() {
    return Collections.unmodifiableMap(wrong);
  }

  /** Problem 400 with every wrong field. */
  public void mustBeNone() {
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }
}
