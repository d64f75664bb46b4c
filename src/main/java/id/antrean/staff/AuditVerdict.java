package id.antrean.staff;

import java.util.Optional;

/**
 * What a check found. {@code rows}: those that stand as they were sealed, up to the first that does
 * not. {@code waiting}: rows not sealed yet. {@code last}: the last round, with its link as in the
 * log. {@code next}: where to go on, when there is more than one check reads.
 */
public record AuditVerdict(
    long rows,
    Optional<Broken> firstBroken,
    long waiting,
    Optional<Last> last,
    Optional<Long> next) {

  /** What became of the trail at its first broken place. */
  public enum Kind {
    CHANGED,
    REMOVED,
    INSERTED,
    REORDERED,
    CUT_OFF
  }

  /**
   * As much of it as is known: the row's id, and where in its chain and in which round it stood.
   */
  public record Broken(
      Kind kind,
      Optional<Long> row,
      Optional<String> branch,
      Optional<Long> place,
      Optional<Long> round) {}

  public record Last(long round, String link) {}

  public boolean isIntact() {
    return firstBroken.isEmpty();
  }
}
