package id.antrean.server;

import java.time.Duration;

/**
 * How many connections a node holds open, and how long it waits for the head and the body of a
 * request.
 */
record ConnectionLimits(int most, Duration head, Duration body) {
  /** 5,000 event streams, and as many people between two pages. */
  private static final int MOST = 10_000;

  private static final Duration HEAD = Duration.ofSeconds(10);

  /** 64 KB at 10 kbit/s: slower than the edge of 2G. */
  private static final Duration BODY = Duration.ofSeconds(60);

  /** A quarter of the descriptors is for files, PostgreSQL and the cluster. */
  static ConnectionLimits with(long descriptors) {
    return new ConnectionLimits((int) Math.min(MOST, descriptors / 4 * 3), HEAD, BODY);
  }
}
