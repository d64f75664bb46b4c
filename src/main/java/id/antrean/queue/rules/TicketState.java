package id.antrean.queue.rules;

/** Where a person with a number stands. */
public enum TicketState {
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

  public boolean isAtCounter() {
    return this == CALLED || this == SERVING;
  }
}
