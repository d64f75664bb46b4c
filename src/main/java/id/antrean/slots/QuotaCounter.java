package id.antrean.slots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.antrean.core.Problem;
import id.antrean.slots.QuotaMap.Forget;
import id.antrean.slots.QuotaMap.GiveBack;
import id.antrean.slots.QuotaMap.Load;
import id.antrean.slots.QuotaMap.Mend;
import id.antrean.slots.QuotaMap.Take;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The distributed counter of the places left in each slot. It says "full" or "go try" in one atomic
 * step on the key's owner; it never says yes, for only PostgreSQL can. So whatever is lost, doubled
 * or wrong here costs a wasted try, never a place sold twice.
 */
public final class QuotaCounter {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaCounter.class);
  private static final int SLOW_IN_A_ROW = 3;
  private static final long REST_NS = 1_000_000_000L;
  private static final Duration FULL_FOR = Duration.ofSeconds(1);
  private static final int FULL_MAX = 10_000;

  /** A long answer would keep its event loop from everybody else's. */
  private static final int COMPARED_AT_ONCE = 500;

  /** The answer of the counter to a request for a place. */
  public enum Word {
    FULL,
    GO_TRY
  }

  private final QuotaMemory memory;
  private final SlotTables slots;
  private final Cache<Long, Instant> full =
      Caffeine.newBuilder().maximumSize(FULL_MAX).executor(Runnable::run).build();
  private final LongAdder bypasses = new LongAdder();
  private final AtomicInteger slowInARow = new AtomicInteger();
  private final AtomicLong restUntil = new AtomicLong(Long.MIN_VALUE);
  private volatile int drift;

  public QuotaCounter(QuotaMemory memory, SlotTables slots) {
    this.memory = memory;
    this.slots = slots;
  }

  /**
   * One of the places, or the word that none is left. Away or slow: PostgreSQL is asked directly.
   * An empty counter is believed only when the database is out of places too, a read without a
   * lock: places may be held by requests that died, or that are still under way, maybe this very
   * request on another node. This node then remembers it for a second.
   */
  public Word take(long slot, Instant now) {
    if (isKnownFull(slot, now)) {
      return Word.FULL;
    }
    if (System.nanoTime() < restUntil.get()) {
      bypasses.increment();
      return Word.GO_TRY;
    }
    try {
      int left = memory.ask(slot, new Take());
      if (left == Take.NOT_LOADED) {
        slots.places(slot).ifPresent(this::load);
        left = memory.ask(slot, new Take());
      }
      slowInARow.set(0);
      return left == Take.NONE_LEFT && isFull(slot, now) ? Word.FULL : Word.GO_TRY;
    } catch (Problem databaseAway) {
      throw databaseAway;
    } catch (Exception awayOrSlow) { // await throws checked time-outs undeclared
      bypasses.increment();
      if (slowInARow.incrementAndGet() >= SLOW_IN_A_ROW) {
        restUntil.set(System.nanoTime() + REST_NS);
      }
      return Word.GO_TRY;
    }
  }

  /** Whether this node saw within the last second that the slot was full. Waits for nothing. */
  public boolean isKnownFull(long slot, Instant now) {
    var seen = full.getIfPresent(slot);
    return seen != null && Duration.between(seen, now).abs().compareTo(FULL_FOR) < 0;
  }

  /** Whether the database is out of places, by a read without a lock. */
  public boolean isFull(long slot, Instant now) {
    boolean isFull = slots.places(slot).stream().allMatch(p -> p.remaining() == 0);
    if (isFull) {
      full.put(slot, now);
    }
    return isFull;
  }

  /** After a known failure the place goes back; after an unknown one the reconciler decides. */
  public void giveBack(long slot) {
    quietly(() -> memory.tell(slot, new GiveBack()));
  }

  /** The database's own figure; an older version never overwrites a newer one. */
  public void load(SlotTables.Places p) {
    if (p.remaining() > 0) {
      full.invalidate(p.slot());
    }
    quietly(() -> memory.tell(p.slot(), new Load(QuotaMap.pack(p.version(), p.remaining()))));
  }

  public void load(long slot, long version, int remaining) {
    load(new SlotTables.Places(slot, version, remaining));
  }

  /** After a move or a cancel: what the database says now. */
  public void reload(long slot) {
    quietly(() -> slots.places(slot).ifPresent(this::load));
  }

  /**
   * Compares this node's counters with the database and mends what differs; the number of places by
   * which they were wrong.
   */
  public int reconcile() {
    var seen = memory.mine();
    var all = List.copyOf(seen.keySet());
    int wrong = 0;
    for (int from = 0; from < all.size(); from += COMPARED_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + COMPARED_AT_ONCE));
      var gone = new HashSet<>(some);
      for (var p : slots.places(some)) {
        gone.remove(p.slot());
        wrong += mend(p, seen.get(p.slot()));
      }
      gone.forEach(slot -> quietly(() -> memory.tell(slot, new Forget())));
    }
    if (wrong > 0) {
      LOG.debug("quota counters were wrong by {} places", wrong);
    }
    drift = wrong;
    return wrong;
  }

  /** By how many places it was wrong. */
  private int mend(SlotTables.Places p, long value) {
    int wrong = Math.abs(QuotaMap.places(value) - p.remaining());
    if (wrong > 0) {
      var mend = new Mend(value, QuotaMap.pack(p.version(), p.remaining()));
      quietly(() -> memory.tell(p.slot(), mend));
    }
    return wrong;
  }

  /** By how many places this node's counters were wrong when they were last compared. */
  public int drift() {
    return drift;
  }

  /** Times that PostgreSQL was asked without the counter's word. */
  public long bypasses() {
    return bypasses.sum();
  }

  private static void quietly(Runnable repair) {
    try {
      repair.run();
    } catch (RuntimeException away) {
      LOG.debug("the quota counter is away", away);
    }
  }
}
