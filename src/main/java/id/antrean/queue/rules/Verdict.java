package id.antrean.queue.rules;

/** What the guard sees when a participant with a booking comes in (R42). */
public enum Verdict {
  ON_TIME,
  EARLY,
  LATE,
  WRONG_DAY,
  WRONG_BRANCH,
  CANCELLED,
  ALREADY_IN,
  PASS_EXPIRED,
  UNKNOWN;

  public boolean mayEnter() {
    return this == ON_TIME || this == EARLY || this == LATE;
  }
}
