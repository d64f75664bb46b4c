package id.antrean.slots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionLostListener;
import id.antrean.cluster.Cluster;
import id.antrean.work.Timeouts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The counters in the cluster's memory, one for each slot, and the steps that are done with them
 * where they lie. A value packs the slot's version (high bits) and the places left (low 20 bits)
 * into one long.
 */
public final class QuotaMap implements QuotaMemory {
  private static final long ANSWER_WITHIN_MS = 250;
  private static final long MINE_WITHIN_MS = 5_000;
  private static final int KEYS_KEPT = 20_000;
  private static final int PLACES_BITS = 20;
  private static final long PLACES = (1L << PLACES_BITS) - 1;

  private final Cluster cluster;
  private final IMap<Long, Long> map;
  private final LoadingCache<Long, Data> keys;
  private final Timer asked;

  /** Lost memory or a healed split: forget all, load again from PostgreSQL. */
  public QuotaMap(Cluster cluster, MeterRegistry meters) {
    this.cluster = cluster;
    map = cluster.hazelcast().getMap(Cluster.QUOTA);
    keys =
        Caffeine.newBuilder()
            .maximumSize(KEYS_KEPT)
            .executor(Runnable::run) // else each of its small tidyings wakes a thread
            .build(cluster::key);
    asked = meters.timer("quota.counter");
    var hazelcast = cluster.hazelcast();
    PartitionLostListener forget = lost -> map.evictAll();
    Cluster.listen(() -> hazelcast.getPartitionService().addPartitionLostListener(forget));
    hazelcast
        .getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleState.MERGED) {
                map.evictAll();
              }
            });
  }

  @Override
  public int ask(long slot, EntryProcessor<Long, Long, Integer> step) {
    long from = System.nanoTime();
    try {
      return cluster.ask(map, keys.get(slot), step, ANSWER_WITHIN_MS).await();
    } finally {
      asked.record(System.nanoTime() - from, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void tell(long slot, EntryProcessor<Long, Long, Void> step) {
    cluster.ask(map, keys.get(slot), step, ANSWER_WITHIN_MS);
  }

  /** The library's call has no limit of its own and once hung in a cut network for good. */
  @Override
  public Map<Long, Long> mine() {
    var asked =
        CompletableFuture.supplyAsync(
            this::readMine, task -> Thread.ofPlatform().daemon().start(task));
    return Timeouts.await(MINE_WITHIN_MS, asked);
  }

  /**
   * Partition by partition, for the library looks through all the keys for each that they touch.
   */
  private Map<Long, Long> readMine() {
    var partitions = cluster.hazelcast().getPartitionService();
    var byPartition =
        map.localKeySet().stream()
            .collect(
                Collectors.groupingBy(
                    slot -> partitions.getPartition(slot).getPartitionId(), Collectors.toSet()));
    var all = new HashMap<Long, Long>();
    byPartition.values().forEach(slots -> all.putAll(map.getAll(slots)));
    return all;
  }

  public static long pack(long version, int places) {
    return (version << PLACES_BITS) | Math.min(places, PLACES);
  }

  public static int places(long value) {
    return (int) (value & PLACES);
  }

  // Entry processors run on the owner and again on its backup, and may run twice: no clock, no
  // random.

  record Take() implements EntryProcessor<Long, Long, Integer> {
    static final int NONE_LEFT = 0;
    static final int NOT_LOADED = -1;

    @Override
    public Integer process(Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value == null) {
        return NOT_LOADED;
      }
      int left = places(value);
      if (left > 0) {
        entry.setValue(value - 1);
      }
      return left;
    }
  }

  record GiveBack() implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value != null && places(value) < PLACES) {
        entry.setValue(value + 1);
      }
      return null;
    }
  }

  /** The database's figure; an older version never overwrites a newer one. */
  public record Load(long newer) implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value == null || (value >>> PLACES_BITS) <= (newer >>> PLACES_BITS)) {
        entry.setValue(newer);
      }
      return null;
    }
  }

  /**
   * The database's figure in place of a wrong one, whatever version that claims, unless it has
   * changed since it was seen to be wrong.
   */
  public record Mend(long wrong, long right) implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Entry<Long, Long> entry) {
      Long value = entry.getValue();
      if (value != null && value == wrong) {
        entry.setValue(right);
      }
      return null;
    }
  }

  /** Its slot is gone: the counter would be compared in vain until its time is over. */
  record Forget() implements EntryProcessor<Long, Long, Void> {
    @Override
    public Void process(Entry<Long, Long> entry) {
      entry.setValue(null);
      return null;
    }
  }
}
