package id.antrean.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** How often it was attacked, and how. */
final class Tally {
  final AtomicInteger kills = new AtomicInteger();
  final AtomicInteger leaves = new AtomicInteger();
  final AtomicInteger stops = new AtomicInteger();
  final AtomicInteger cuts = new AtomicInteger();
  final AtomicInteger longCuts = new AtomicInteger();
  final AtomicInteger postgresRestarts = new AtomicInteger();
  final AtomicInteger lies = new AtomicInteger();
  final AtomicInteger quietStretches = new AtomicInteger();

  @Override
  public String toString() {
    return ("%s kills, %s graceful leaves, %s stops, %s cuts (%s long), %s PostgreSQL restarts,"
            + " %s falsified counters, %s quiet stretches")
        .formatted(kills, leaves, stops, cuts, longCuts, postgresRestarts, lies, quietStretches);
  }
}
