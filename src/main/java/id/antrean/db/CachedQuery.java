package id.antrean.db;

import id.antrean.core.ErrorText;
import id.antrean.core.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last answer of a query that everybody asks, also while PostgreSQL is away, so that a
 * page never waits for a lost server. One caller at a time reads it again when it is old; the
 * others take the last copy meanwhile.
 */
public final class CachedQuery<T> {
  private static final Logger LOG = LoggerFactory.getLogger(CachedQuery.class);

  private record Copy<T>(T value, long askedAtNanos, long readAtNanos) {
    static <T> Copy<T> of(T value, long askedAtNanos) {
      return new Copy<>(value, askedAtNanos, System.nanoTime());
    }

    boolean isFresh(Duration fresh) {
      return System.nanoTime() - readAtNanos < fresh.toNanos();
    }

    /** Of two that were read side by side the one that was asked for later knows more. */
    Copy<T> orIfNewer(Copy<T> other) {
      return other.askedAtNanos - askedAtNanos >= 0 ? other : this;
    }

    /** The same value, not to be read again at once. */
    Copy<T> kept() {
      return of(value, askedAtNanos);
    }
  }

  private final AtomicReference<Future<T>> reading = new AtomicReference<>();
  private final AtomicReference<Copy<T>> copy = new AtomicReference<>();

  /** At most {@code fresh} old, or as it was last read. Problem 503 only when it never was. */
  public T get(Duration fresh, Supplier<T> query) {
    var last = copy.get();
    if (last != null && last.isFresh(fresh)) {
      return last.value();
    }
    // Never a lock: waiting for one holds up the caller's whole context, the reader's answer too.
    Promise<T> mine = Promise.promise();
    var others = reading.compareAndExchange(null, mine.future());
    if (others != null) {
      return last != null ? last.value() : others.await();
    }
    return read(mine, query);
  }

  /** As {@link #get}, but once it was read nobody waits: an old copy is read again beside. */
  public T getAtOnce(Duration fresh, Supplier<T> query) {
    var last = copy.get();
    if (last == null) {
      return get(fresh, query);
    }
    if (!last.isFresh(fresh)) {
      Promise<T> mine = Promise.promise();
      if (reading.compareAndSet(null, mine.future())) {
        Thread.startVirtualThread(() -> readBeside(mine, query));
      }
    }
    return last.value();
  }

  /** Reads it now, whatever its age. */
  public void reload(Supplier<T> query) {
    readInto(query);
  }

  private T read(Promise<T> mine, Supplier<T> query) {
    try {
      var value = readOrKeep(query);
      reading.set(null);
      mine.complete(value);
      return value;
    } catch (Throwable e) {
      reading.set(null);
      mine.fail(e);
      throw e;
    }
  }

  private T readOrKeep(Supplier<T> query) {
    try {
      return readInto(query);
    } catch (Problem away) {
      var last = copy.updateAndGet(c -> c == null ? null : c.kept());
      if (last == null) {
        throw away;
      }
      return last.value();
    }
  }

  private T readInto(Supplier<T> query) {
    long asked = System.nanoTime();
    var read = Copy.of(query.get(), asked);
    return copy.accumulateAndGet(read, (last, next) -> last == null ? next : last.orIfNewer(next))
        .value();
  }

  private void readBeside(Promise<T> mine, Supplier<T> query) {
    try {
      read(mine, query);
    } catch (RuntimeException e) {
      copy.updateAndGet(Copy::kept);
      LOG.warn("a query failed, its last answer stays: {}", ErrorText.of(e));
    }
  }
}
