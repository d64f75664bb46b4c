package id.antrean.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Things of which each is in one hand at a time. */
final class Pool<T> {
  private final List<T> all = new ArrayList<>();

  synchronized void put(T one) {
    all.add(one);
  }

  /** Any of them, or null. */
  synchronized T take() {
    if (all.isEmpty()) {
      return null;
    }
    int at = ThreadLocalRandom.current().nextInt(all.size());
    var last = all.removeLast();
    return at == all.size() ? last : all.set(at, last);
  }
}
