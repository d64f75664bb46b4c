package id.antrean.work;

import id.antrean.core.Problem;
import java.util.function.LongFunction;

/**
 * How long a request waits for PostgreSQL in all. Each step has a limit of its own; but many steps
 * that are each just quick enough would add up to a multiple of it. Only waiting counts: a slow
 * processor is no reason to send somebody away.
 */
public final class RequestBudget {
  /** Everybody is told within three seconds; the rest is for what else a request does. */
  private static final long REQUEST_MS = 2_500;

  /** In nanoseconds, of the virtual thread that serves a request from its beginning to its end. */
  private static final ThreadLocal<Long> LEFT = new ThreadLocal<>();

  private RequestBudget() {}

  public static void begin() {
    LEFT.set(REQUEST_MS * 1_000_000);
  }

  public static void end() {
    LEFT.remove();
  }

  /** Nothing is begun for somebody who will be gone. Work of our own has all the time. */
  public static void mustRemain() {
    var left = LEFT.get();
    if (left != null && left < 1_000_000) {
      throw Problem.unavailable("busy", null);
    }
  }

  /**
   * {@code wait} is told how many milliseconds it has: {@code ms}, or less when little is left;
   * never none, which to timers is no limit.
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
