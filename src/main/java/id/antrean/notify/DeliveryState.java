package id.antrean.notify;

/**
 * What became of a message; every step starts at QUEUED or when it is planned. Drawn in
 * docs/states.md.
 */
public enum DeliveryState {
  QUEUED,
  SENT,
  DELIVERED,
  FAILED,
  UNKNOWN,
  OBSOLETE,
  SKIPPED
}
