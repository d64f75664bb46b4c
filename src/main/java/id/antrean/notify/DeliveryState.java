package id.antrean.notify;

/** What became of a message; every step starts at QUEUED. Drawn in docs/states.md. */
public enum DeliveryState {
  QUEUED,
  SENT,
  DELIVERED,
  FAILED,
  UNKNOWN,
  OBSOLETE
}
