package id.antrean.db;

import id.antrean.core.Problem;

/**
 * How long somebody still waits for the answer to a request. Each step has a limit of its own; but
 * with PostgreSQL slow, many steps that are each just quick enough would add up to a multiple.
 */
public final class Patience {
  /** Everybody is told within three seconds; the rest is for the way here and back. */
  private static final long REQUEST_MS = 2_600;

  /** Of the virtual thread that serves a request from its beginning to its end. */
  private static final ThreadLocal<Long> UNTIL = new ThreadLocal<>();

  private Patience() {}

  public static void begin() {
    UNTIL.set(System.nanoTime() + REQUEST_MS * 1_000_000);
  }

  public static void end() {
    UNTIL.remove();
  }

  /** Nothing is begun for somebody who will be gone. Work of our own has all the time. */
  static void mustRemain() {
    if (left(2) < 2) {
      throw Problem.unavailable("busy", null);
    }
  }

  /** {@code ms}, or less when the time is nearly up; never nothing, for 0 is no limit to timers. */
  public static long left(long ms) {
    var until = UNTIL.get();
    return until == null ? ms : Math.clamp((until - System.nanoTime()) / 1_000_000, 1, ms);
  }
}
