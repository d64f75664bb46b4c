package id.antrean.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is open, in all and by address. One address may hold a part of what the others leave
 * free, so that a few addresses cannot take all places.
 */
public final class AddressShares {
  private final int most;
  private final int part;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

  /** {@code part}: 4 for a quarter of what is free, but at least one place. */
  public AddressShares(int most, int part) {
    this.most = most;
    this.part = part;
  }

  /** Counts one more, allowed or not: each call is followed by one of {@link #leave}. */
  public Entry enter(String address) {
    int ofThisAddress = openByAddress.merge(address, 1, Integer::sum);
    int free = most - open.incrementAndGet();
    return new Entry(free >= 0, ofThisAddress <= Math.max(1, free / part));
  }

  /** {@code hasPlace}: there is one at all; {@code hasShare}: the address may have it. */
  public record Entry(boolean hasPlace, boolean hasShare) {}

  public void leave(String address) {
    open.decrementAndGet();
    openByAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
  }

  public int open() {
    return open.get();
  }
}
