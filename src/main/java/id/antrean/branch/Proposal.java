package id.antrean.branch;

import id.antrean.branch.ConfigurationChange.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change of a branch's configuration that somebody asked for and that is decided by somebody
 * else, or that is decided and waits for its day. {@code before} and {@code after} hold the fields
 * that it touches; {@code basedOn}: the version that its author had read; {@code from}: the
 * branch's day from which it shall hold; {@code change}: what came of it.
 */
public record Proposal(
    long id,
    String branch,
    Subject subject,
    State state,
    long basedOn,
    Step asked,
    Optional<LocalDate> from,
    SortedMap<String, String> before,
    SortedMap<String, String> after,
    Optional<Long> undoes,
    Optional<Step> decided,
    Optional<Long> change) {

  /** WAITING for a decision; COMING: decided, on its day; FAILED: it did not fit on that day. */
  public enum State {
    WAITING,
    COMING,
    DONE,
    REFUSED,
    WITHDRAWN,
    FAILED
  }

  /** Who did it when, and why: "" where they said nothing. */
  public record Step(Instant at, String by, String why) {}

  public boolean isOpen() {
    return state == State.WAITING || state == State.COMING;
  }

  public boolean waits() {
    return state == State.WAITING;
  }

  /** The names of the fields that it touches. */
  public Set<String> fields() {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }

  /** These fields with its own as they shall be. */
  public SortedMap<String, String> appliedTo(SortedMap<String, String> fields) {
    var changed = new TreeMap<>(fields);
    changed.keySet().removeAll(before.keySet());
    changed.putAll(after);
    return changed;
  }

  /** Whether each of its fields is still as its author read it, or already as they wish it. */
  public boolean fitsOn(SortedMap<String, String> fields) {
    return fields().stream()
        .allMatch(
            name ->
                Objects.equals(fields.get(name), before.get(name))
                    || Objects.equals(fields.get(name), after.get(name)));
  }

  public boolean touches(ConfigurationChange change) {
    return change.fields().stream().anyMatch(fields()::contains);
  }

  /** As the change that it would be, out of these fields. */
  public ConfigurationChange asChangeOf(SortedMap<String, String> fields, LocalDate today) {
    var was = new TreeMap<>(fields);
    was.keySet().retainAll(fields());
    return new ConfigurationChange(
        id,
        branch,
        subject,
        Optional.empty(),
        asked.at(),
        asked.by(),
        asked.why(),
        from.orElse(today),
        was,
        after,
        undoes,
        Optional.empty());
  }
}
