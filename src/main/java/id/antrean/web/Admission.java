package id.antrean.web;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * At most so many bookings at once on this node. Virtual threads would wait without bound; the one
 * too many is told at once to come back.
 */
public final class Admission {
  private final int most;
  private final AtomicInteger inside = new AtomicInteger();

  public Admission(int most) {
    this.most = most;
  }

  boolean enter() {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      return false;
    }
    return true;
  }

  boolean isFull() {
    return inside.get() >= most;
  }

  void leave() {
    inside.decrementAndGet();
  }

  public int inside() {
    return inside.get();
  }
}
