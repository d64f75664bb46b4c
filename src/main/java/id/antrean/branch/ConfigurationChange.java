package id.antrean.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One change of a branch's configuration: who made it, when and why, and the fields that it touched
 * as they were and as they became. A field that is missing on one side was not there. {@code day}:
 * of a day's quota; {@code undoes}, {@code undoneBy}: ids of other changes.
 */
public record ConfigurationChange(
    long id,
    String branch,
    Subject subject,
    Optional<LocalDate> day,
    Instant at,
    String actor,
    String reason,
    LocalDate validFrom,
    SortedMap<String, String> before,
    SortedMap<String, String> after,
    Optional<Long> undoes,
    Optional<Long> undoneBy) {

  /** What is edited together and has one version. */
  public enum Subject {
    BRANCH,
    QUOTA_PATTERN,
    QUOTA_DAY,
    POLICY
  }

  /** The names of the fields that it touched. */
  public Set<String> fields() {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }

  /** The fields as they would be without it, whatever the others say. */
  public SortedMap<String, String> takenBackFrom(SortedMap<String, String> fields) {
    var without = new TreeMap<>(fields);
    without.keySet().removeAll(after.keySet());
    without.putAll(before);
    return without;
  }

  /** Whether nobody has changed any of its fields since. */
  public boolean stillStandsIn(SortedMap<String, String> fields) {
    return fields().stream().allMatch(name -> Objects.equals(fields.get(name), after.get(name)));
  }

  public boolean isUndone() {
    return undoneBy.isPresent();
  }
}
