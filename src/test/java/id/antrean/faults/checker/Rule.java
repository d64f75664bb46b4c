package id.antrean.faults.checker;

/** What must hold, whatever was killed, cut or stopped meanwhile. */
public enum Rule {
  /** What was acknowledged is there exactly once, with the number that was answered. */
  ACKNOWLEDGED,
  /** What was refused is not there. */
  REFUSED,
  /** Nobody's booking is ended for them while its day goes on. */
  ENDED,
  /** What was unknown came to one answer in the end. */
  UNKNOWN,
  /** Never more people in a slot than it has places. */
  CAPACITY,
  /** No place sold beyond what was offered at that moment. */
  QUOTA,
  /** After the healing time the quota counters say what the database says. */
  COUNTER,
  /** No two live numbers alike in a branch, a day and a lane. */
  NUMBER,
  /** One message for each event and channel. */
  MESSAGE,
  /** A PIN proves for one request, within five tries; no place for a mobile that nobody proved. */
  PROOF,
  /** Nobody is called twice, unless the call was taken back or the visitor came back. */
  CALLED_ONCE,
  /** Each call is the one that the lanes' policy asks for. */
  POLICY
}
