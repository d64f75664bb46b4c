package id.antrean.web;

import com.hazelcast.map.IMap;
import id.antrean.cluster.Cluster;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often somebody may try, counted for all nodes together in Hazelcast. Without it each node
 * counts for itself: a looser limit, but still one, and nobody is turned away for our trouble.
 */
public final class Limits {
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
  private static final long PATIENCE_MS = 250;
  private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int OWN_BUCKETS_MAX = 50_000;

  /** One try; the person is known here by a keyed hash only. */
  public record Try(Limit limit, String whom) {
    @Override
    public String toString() {
      return limit + " of somebody";
    }
  }

  private final Sealed sealed;
  private final boolean on;
  private final TimeMeter meter;
  private final ProxyManager<String> shared;
  private final Map<Limit, BucketConfiguration> rules = new EnumMap<>(Limit.class);
  private final Map<String, Bucket> own = Collections.synchronizedMap(new OldestLeaves());
  private volatile long away = System.nanoTime();

  public Limits(Cluster cluster, Sealed sealed, boolean on, InstantSource clock) {
    this.sealed = sealed;
    this.on = on;
    meter = new Wall(clock);
    IMap<String, byte[]> map = cluster.hazelcast().getMap(Cluster.LIMITS);
    shared = Bucket4jHazelcast.entryProcessorBasedBuilder(map).clientClock(meter).build();
    for (var limit : Limit.values()) {
      rules.put(
          limit,
          BucketConfiguration.builder()
              .addLimit(l -> l.capacity(limit.tries()).refillGreedy(limit.tries(), limit.per()))
              .build());
    }
    if (on) {
      warmUp();
    }
  }

  /** The first call loads classes for longer than anybody's patience. */
  private void warmUp() {
    try {
      counted(List.of(Limit.CAPTCHA_TRY.by("nobody"))).get(3, TimeUnit.SECONDS);
    } catch (Exception slow) {
      LOG.warn("limits: Hazelcast does not answer yet: {}", slow.toString());
    }
  }

  /** Counts all these tries; Problem 429 with the longest wait when one was too many. */
  public void take(Try... tries) {
    if (!on) {
      return;
    }
    long wait = 0;
    for (var probe : probes(List.of(tries))) {
      wait = Math.max(wait, probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill());
    }
    if (wait > 0) {
      throw Problem.tooMany((int) TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
    }
  }

  private List<ConsumptionProbe> probes(List<Try> tries) {
    if (System.nanoTime() - away >= 0) {
      try {
        return Cluster.onContext(counted(tries), PATIENCE_MS).await();
      } catch (Exception slow) {
        away = System.nanoTime() + AWAY_NANOS;
        LOG.warn("limits are counted on this node alone for a while: {}", slow.toString());
      }
    }
    return tries.stream().map(this::ofThisNode).toList();
  }

  /** Off this context, which a waiting Hazelcast call would hold up for everybody on it. */
  private CompletableFuture<List<ConsumptionProbe>> counted(List<Try> tries) {
    return CompletableFuture.supplyAsync(
        () -> tries.stream().map(this::ofAll).toList(), Thread.ofVirtual()::start);
  }

  private ConsumptionProbe ofAll(Try one) {
    return shared
        .builder()
        .build(key(one), () -> rules.get(one.limit()))
        .tryConsumeAndReturnRemaining(1);
  }

  private ConsumptionProbe ofThisNode(Try one) {
    return own.computeIfAbsent(key(one), key -> newBucket(one.limit()))
        .tryConsumeAndReturnRemaining(1);
  }

  private Bucket newBucket(Limit limit) {
    var builder = Bucket.builder().withCustomTimePrecision(meter);
    Arrays.stream(rules.get(limit).getBandwidths()).forEach(builder::addLimit);
    return builder.build();
  }

  /** No personal data lies in Hazelcast. */
  private String key(Try one) {
    var hash = sealed.hash("limit-" + one.limit(), one.whom());
    return one.limit().ordinal() + "." + HexFormat.of().formatHex(hash);
  }

  private record Wall(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  private static final class OldestLeaves extends LinkedHashMap<String, Bucket> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > OWN_BUCKETS_MAX;
    }
  }
}
