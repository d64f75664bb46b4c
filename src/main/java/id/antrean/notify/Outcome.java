package id.antrean.notify;

import java.time.Instant;

/** How one attempt to hand a message over ended. */
sealed interface Outcome {

  /** The receiver has it; the id it returned, if any, comes back in its delivery report. */
  record Accepted(String receiverId) implements Outcome {}

  /** This message will never be taken, e.g. no such number; another may be. */
  record Refused(String why) implements Outcome {}

  /**
   * The receiver is away; {@code certainlyNot} when not even a part of the message left us, {@code
   * unreachable} when nothing of it could depend on the message.
   */
  record Away(String why, boolean certainlyNot, boolean unreachable) implements Outcome {
    static Away unreachable(String why) {
      return new Away(why, true, true);
    }

    static Away inTrouble(String why, boolean certainlyNot) {
      return new Away(why, certainlyNot, false);
    }
  }

  /**
   * The receiver answers and does not take it today: its trouble, or this message's. Anybody can
   * have a message sent to a number that is never taken, so it is no sign of an outage by itself.
   */
  record Declined(String why) implements Outcome {}

  /** Not tried: what it says is no longer so or of no use, or it turned out to have no address. */
  record Obsolete() implements Outcome {}

  /** Not tried: it would come at a bad hour. */
  record PutOff(Instant until) implements Outcome {}

  /** Not tried: no key here opens whom it is for. It waits for the key, however long. */
  record Unopened() implements Outcome {}
}
