package id.antrean.work;

import id.antrean.core.Problem;
import java.time.Duration;
import java.util.function.LongFunction;

/**
 * The time a request may wait for PostgreSQL in all. Each step has a limit of its own; many steps
 * just below it would add up to a multiple. Only waiting counts: a slow processor is no reason to
 * refuse a request.
 */
public final class RequestBudget {
  /** Every request is answered within three seconds; the rest is for its other work. */
  private static final long REQUEST_MS = 2_500;

  /** In nanoseconds, of the virtual thread that serves a request from its beginning to its end. */
  private static final ThreadLocal<Long> LEFT = new ThreadLocal<>();

  private RequestBudget() {}

  public static void begin() {
    LEFT.set(REQUEST_MS * 1_000_000);
  }

  /**
   * For the few requests that are known to take long, and whose sender waits: a file of many rows.
   */
  public static void takeYourTime(Duration time) {
    if (LEFT.get() != null) {
      LEFT.set(time.toNanos());
    }
  }

  public static void end() {
    LEFT.remove();
  }

  /**
   * Refuses to start work that cannot finish within the request's time. Background work has no
   * budget.
   */
  public static void mustRemain() {
    var left = LEFT.get();
    if (left != null && left < 1_000_000) {
      throw Problem.unavailable("busy", null);
    }
  }

  /**
   * Gives {@code wait} its milliseconds: {@code ms}, or less when little is left; never 0, which to
   * timers is no limit.
   */
  public static <T> T spend(long ms, LongFunction<T> wait) {
    var left = LEFT.get();
    if (left == null) {
      return wait.apply(ms);
    }
    long from = System.nanoTime();
    try {
      return wait.apply(Math.clamp(left / 1_000_000, 1, ms));
    } finally {
      LEFT.set(left - (System.nanoTime() - from));
    }
  }
}
