package id.antrean.booking;

import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionLostListener;
import id.antrean.cluster.Cluster;
import id.antrean.core.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The distributed counter of the places left in each slot. It says "full" or "go try" in one atomic
 * step on the key's owner; it never says yes, for only PostgreSQL can. So whatever is lost, doubled
 * or wrong here costs a wasted try or a few seconds of a false "full", never a place sold twice.
 *
 * <p>A value packs the slot's version (high bits) and the places left (low 20 bits) into one long.
 */
public final class QuotaCounter {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaCounter.class);
  private static final long ANSWER_WITHIN_MS = 250;
  private static final int SLOW_IN_A_ROW = 3;
  private static final long REST_NS = 1_000_000_000L;
  private static final int PLACES_BITS = 20;
  private static final long PLACES = (1L << PLACES_BITS) - 1;

  /** What the counter says to one who wants a place. */
  public enum Word {
    FULL,
    GO_TRY
  }

  private final IMap<Long, Long> map;
  private final SlotStore slots;
  private final LongAdder bypasses = new LongAdder();
  private final AtomicInteger slowInARow = new AtomicInteger();
  private final AtomicLong restUntil = new AtomicLong(Long.MIN_VALUE);
  private volatile boolean off;

  QuotaCounter(Cluster cluster, SlotStore slots) {
    this.map = cluster.hazelcast().getMap(Cluster.QUOTA);
    this.slots = slots;
    // Lost memory or a healed split: forget all, load anew from PostgreSQL.
    cluster
        .hazelcast()
        .getPartitionService()
        .addPartitionLostListener((PartitionLostListener) lost -> map.evictAll());
    cluster
        .hazelcast()
        .getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleState.MERGED) {
                map.evictAll();
              }
            });
  }

  /**
   * One of the places, or the word that none is left. Away or slow: PostgreSQL is asked directly.
   */
  Word take(long slot) {
    if (off || System.nanoTime() < restUntil.get()) {
      bypasses.increment();
      return Word.GO_TRY;
    }
    try {
      int left = ask(slot, new Take());
      if (left == Take.NOT_LOADED) {
        load(slots.places(List.of(slot)));
        left = ask(slot, new Take());
      }
      slowInARow.set(0);
      return left == Take.NONE_LEFT ? Word.FULL : Word.GO_TRY;
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

  /** After a known failure the place goes back; after an unknown one the reconciler decides. */
  void giveBack(long slot) {
    quietly(() -> map.submitToKey(slot, new GiveBack()));
  }

  /** The database's own figure; an older version never overwrites a newer one. */
  void load(List<SlotStore.Places> places) {
    for (var p : places) {
      quietly(() -> map.submitToKey(p.slot(), new Load(pack(p.version(), p.remaining()))));
    }
  }

  void load(long slot, long version, int remaining) {
    load(List.of(new SlotStore.Places(slot, version, remaining)));
  }

  /** After a move or a cancel: what the database says now. */
  void reload(long slot) {
    quietly(() -> load(slots.places(List.of(slot))));
  }

  /**
   * Compares this node's counters with the database and mends what differs; the number of places by
   * which they were wrong.
   */
  int reconcile() {
    var mine = List.copyOf(map.localKeySet());
    if (mine.isEmpty() || off) {
      return 0;
    }
    int drift = 0;
    for (var p : slots.places(mine)) {
      Long value = map.get(p.slot());
      if (value != null && (value & PLACES) != p.remaining()) {
        drift += Math.abs((int) (value & PLACES) - p.remaining());
        load(List.of(p));
      }
    }
    if (drift > 0) {
      LOG.debug("quota counters were wrong by {} places", drift);
    }
    return drift;
  }

  /** Times that PostgreSQL was asked without the counter's word. */
  public long bypasses() {
    return bypasses.sum();
  }

  /** For tests: as if Hazelcast were not there. */
  public void switchOff(boolean off) {
    this.off = off;
  }

  /** For tests: the counter claims so many places, whatever the database says. */
  public void lie(long slot, int places) {
    map.set(slot, pack(Long.MAX_VALUE >>> (PLACES_BITS + 1), places));
  }

  private int ask(long slot, EntryProcessor<Long, Long, Integer> question) {
    return Cluster.onContext(map.submitToKey(slot, question), ANSWER_WITHIN_MS).await();
  }

  private static void quietly(Runnable repair) {
    try {
      repair.run();
    } catch (RuntimeException away) {
      LOG.debug("the quota counter is away", away);
    }
  }

  private static long pack(long version, int places) {
    return (version << PLACES_BITS) | Math.min(places, PLACES);
  }

  // Entry processors run on the owner and again on its backup, and may run twice: no clock, no
  // random.

  private static final class Take implements EntryProcessor<Long, Long, Integer> {
    static final int NONE_LEFT = 0;
    static final int NOT_LOADED = -1;

    @Override
    public Integer process(Map.Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value == null) {
        return NOT_LOADED;
      }
      int left = (int) (value & PLACES);
      if (left > 0) {
        entry.setValue(value - 1);
      }
      return left;
    }
  }

  private static final class GiveBack implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Map.Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value != null && (value & PLACES) < PLACES) {
        entry.setValue(value + 1);
      }
      return null;
    }
  }

  private record Load(long newer) implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Map.Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value == null || (value >>> PLACES_BITS) <= (newer >>> PLACES_BITS)) {
        entry.setValue(newer);
      }
      return null;
    }
  }
}
