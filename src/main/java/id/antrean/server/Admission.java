package id.antrean.server;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the bookings under way on this node. Virtual threads would wait without bound; the next
 * one is refused at once, to be sent again.
 */
public final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final int most;
  private final AtomicInteger inside = new AtomicInteger();
  private final RefusalLog turnedAway =
      new RefusalLog(LOG, "busy: {} bookings were turned away at the door");

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

  void turnedAway() {
    turnedAway.add();
  }

  public int inside() {
    return inside.get();
  }
}
