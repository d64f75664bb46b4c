package id.antrean.work;

import id.antrean.core.Problem;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A start that is under way on this thread. It says every ten seconds what it waits for, and what
 * PostgreSQL does not answer in time is asked again for minutes: nobody waits at a page, and on a
 * busy machine a start that gave up within seconds would begin from the front, for ever.
 */
public final class Starting {
  private static final Logger LOG = LoggerFactory.getLogger(Starting.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SAID_EVERY = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final ThreadLocal<Starting> HERE = new ThreadLocal<>();

  private final Duration patience;
  private volatile String what = "its first steps";

  private Starting(Duration patience) {
    this.patience = patience;
  }

  public static void during(Runnable start) {
    during(PATIENCE, SAID_EVERY, LOG::info, start);
  }

  public static void during(
      Duration patience, Duration saidEvery, Consumer<String> say, Runnable start) {
    var starting = new Starting(patience);
    var teller =
        Thread.ofPlatform()
            .daemon()
            .name("starting")
            .start(() -> starting.tell(saidEvery.toMillis(), say));
    HERE.set(starting);
    try {
      start.run();
    } finally {
      HERE.remove();
      teller.interrupt();
    }
  }

  /** {@code what}: as in "waits for the database at db:5432". */
  public static void waitsFor(String what) {
    var starting = HERE.get();
    if (starting != null) {
      starting.what = what;
    }
  }

  public static boolean isUnderWay() {
    return HERE.get() != null;
  }

  /** The answer of {@code step}; at a start it is tried again while it is a Problem 503. */
  public static <T> T insist(Supplier<T> step) {
    var starting = HERE.get();
    if (starting == null) {
      return step.get();
    }
    long end = System.nanoTime() + starting.patience.toNanos();
    while (true) {
      try {
        return step.get();
      } catch (Problem late) {
        if (late.status() != 503 || System.nanoTime() - end >= 0) {
          throw late;
        }
        LOG.debug("a step of the start is tried again", late);
        pause(PAUSE);
      }
    }
  }

  /** Ends with an exception when the program is asked to stop meanwhile. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while starting", e);
    }
  }

  private void tell(long everyMs, Consumer<String> say) {
    long from = System.nanoTime();
    try {
      while (true) {
        Thread.sleep(everyMs);
        long seconds = Duration.ofNanos(System.nanoTime() - from).toSeconds();
        say.accept("still starting after %d s: waits for %s".formatted(seconds, what));
      }
    } catch (InterruptedException started) {
      // Nothing more to say.
    }
  }
}
