package id.antrean.booking;

import static java.util.stream.Collectors.toMap;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The first free online slot of every branch: one query for all, a few seconds old. One request
 * reads it anew while the others take the last copy; the copy also stays while PostgreSQL is away.
 */
final class FirstFree {
  private static final long FRESH_MS = 5_000;
  private static final long CLOSED_MS = 1_000;

  private record Copy(Map<String, Slot> byBranch, long readAtMs) {}

  private final SlotStore store;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Copy copy;

  FirstFree(SlotStore store) {
    this.store = store;
  }

  Optional<Slot> at(String branch, Instant now) {
    if (copy == null) {
      reading.lock();
      refreshAndUnlock(now);
    } else if (isOld(branch, now) && reading.tryLock()) {
      refreshAndUnlock(now);
    }
    return Optional.ofNullable(copy.byBranch().get(branch)).filter(slot -> slot.isOpen(now));
  }

  /** Sooner where the slot has closed: the branch would look full. */
  private boolean isOld(String branch, Instant now) {
    var slot = copy.byBranch().get(branch);
    long age = nowMs() - copy.readAtMs();
    return age > (slot == null || slot.isOpen(now) ? FRESH_MS : CLOSED_MS);
  }

  private void refreshAndUnlock(Instant now) {
    try {
      if (copy == null || nowMs() - copy.readAtMs() > CLOSED_MS) {
        copy = new Copy(read(now), nowMs());
      }
    } finally {
      reading.unlock();
    }
  }

  private Map<String, Slot> read(Instant now) {
    try {
      return store.firstFree(Lane.ONLINE, now).stream().collect(toMap(Slot::branch, slot -> slot));
    } catch (Problem away) {
      if (copy == null) {
        throw away;
      }
      return copy.byBranch();
    }
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }
}
