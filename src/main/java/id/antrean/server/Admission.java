package id.antrean.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the bookings under way on this node. Virtual threads would wait without bound; the next
 * one is refused at once, to be sent again.
 */
public final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final long TELL_EVERY_NANOS = 1_000_000_000L;

  private final int most;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final AtomicLong tellAt = new AtomicLong(System.nanoTime());

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

  /** One line a second, not one each: there may be tens of thousands. */
  void turnedAway() {
    turnedAway.incrementAndGet();
    long now = System.nanoTime();
    long due = tellAt.get();
    if (now - due >= 0 && tellAt.compareAndSet(due, now + TELL_EVERY_NANOS)) {
      LOG.warn("busy: {} bookings were turned away at the door", turnedAway.getAndSet(0));
    }
  }

  public int inside() {
    return inside.get();
  }
}
