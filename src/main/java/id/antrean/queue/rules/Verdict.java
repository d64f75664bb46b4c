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
  /** The office is closed that day, although it was booked. */
  DAY_CLOSED,
  UNKNOWN;

  public boolean mayEnter() {
    return this == ON_TIME || this == EARLY || this == LATE;
  }
}
