package id.antrean.db;

import id.antrean.core.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The last answer of a query that everybody asks. One caller reads it anew when it is old; the
 * others take the last copy meanwhile, and everybody does while PostgreSQL is away, so that a page
 * never waits for a lost server.
 */
public final class CachedQuery<T> {
  private record Copy<T>(T value, long readAtMs) {}

  private final Function<Instant, T> read;
  private final AtomicReference<Future<T>> reading = new AtomicReference<>();
  private volatile Copy<T> copy;

  public CachedQuery(Function<Instant, T> read) {
    this.read = read;
  }

  /** Problem 503 only when it was never read. */
  public T get(Instant now, Duration fresh) {
    var last = copy;
    if (last != null && nowMs() - last.readAtMs() < fresh.toMillis()) {
      return last.value();
    }
    // Never a lock: whoever waits for one holds up its whole context, the reader's answer included.
    Promise<T> mine = Promise.promise();
    var others = reading.compareAndExchange(null, mine.future());
    if (others != null) {
      return last != null ? last.value() : others.await();
    }
    try {
      var value = readOrKeep(now);
      copy = new Copy<>(value, nowMs());
      reading.set(null);
      mine.complete(value);
      return value;
    } catch (Throwable e) {
      reading.set(null);
      mine.fail(e);
      throw e;
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
