package id.antrean.db;

import id.antrean.core.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The last answer of a query that everybody asks. One caller reads it anew when it is old; the
 * others take the last copy meanwhile, and everybody does while PostgreSQL is away, so that a page
 * never waits for a lost server.
 */
public final class Recent<T> {
  private record Copy<T>(T value, long readAtMs) {}

  private final Function<Instant, T> read;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Copy<T> copy;

  public Recent(Function<Instant, T> read) {
    this.read = read;
  }

  /** Problem 503 only when it was never read. */
  public T get(Instant now, Duration fresh) {
    if (copy == null) {
      reading.lock();
      renewAndUnlock(now, fresh);
    } else if (isOld(fresh) && reading.tryLock()) {
      renewAndUnlock(now, fresh);
    }
    return copy.value();
  }

  private boolean isOld(Duration fresh) {
    return copy == null || nowMs() - copy.readAtMs() >= fresh.toMillis();
  }

  private void renewAndUnlock(Instant now, Duration fresh) {
    try {
      if (isOld(fresh)) {
        copy = new Copy<>(readOrKeep(now), nowMs());
      }
    } finally {
      reading.unlock();
    }
  }

  private T readOrKeep(Instant now) {
    try {
      return read.apply(now);
    } catch (Problem away) {
      if (copy == null) {
        throw away;
      }
      return copy.value();
    }
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }
}
