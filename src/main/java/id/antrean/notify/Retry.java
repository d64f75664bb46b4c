package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;

/** When a message that did not get through is tried again, and for how long. */
final class Retry {
  static final Duration GIVE_UP = Duration.ofHours(24);
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 10;

  private Retry() {}

  /** {@code chance} from 0 to 1 spreads the tries, so that they do not all return together. */
  static Instant next(Instant now, int attempts, double chance) {
    var wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, attempts - 1)));
    var most = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return now.plusMillis((long) (most.toMillis() * (0.5 + chance / 2)));
  }

  static boolean isOver(Instant createdAt, Instant now) {
    return !now.isBefore(createdAt.plus(GIVE_UP));
  }
}
