package id.antrean.queue;

/** Where a person with a number stands. */
public enum State {
  WAITING,
  CALLED,
  SERVING,
  HELD,
  COMPLETED,
  ABSENT,
  CANCELLED,
  TRANSFERRED;

  /** Still to be served today. */
  public boolean isOpen() {
    return this == WAITING || this == CALLED || this == SERVING || this == HELD;
  }

  boolean isAtCounter() {
    return this == CALLED || this == SERVING;
  }
}
