package id.antrean.web;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import id.antrean.cluster.Cluster;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Together;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.AbstractMap.SimpleEntry;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final int OWN_COUNTS_MAX = 50_000;

  /** One try; the person is known here by a keyed hash only. */
  public record Try(Limit limit, String whom) {
    @Override
    public String toString() {
      return limit + " of somebody";
    }
  }

  private final Sealed sealed;
  private final boolean on;
  private final InstantSource clock;
  private final IMap<String, Long> shared;
  private final Map<String, Long> own = new OldestLeaves();
  private final Together<String, Long> together = new Together<>(this::ofAll);
  private volatile long away = System.nanoTime();

  public Limits(Cluster cluster, Sealed sealed, boolean on, InstantSource clock) {
    this.sealed = sealed;
    this.on = on;
    this.clock = clock;
    shared = cluster.hazelcast().getMap(Cluster.LIMITS);
    if (on) {
      warmUp();
    }
  }

  /** The first call loads classes for longer than anybody's patience. */
  private void warmUp() {
    try {
      var first = Set.of(key(Limit.CAPTCHA_TRY.by("nobody")));
      shared.submitToKeys(first, count()).toCompletableFuture().get(3, TimeUnit.SECONDS);
    } catch (Exception slow) {
      LOG.warn("limits: Hazelcast does not answer yet: {}", slow.toString());
    }
  }

  /** Counts all these tries; Problem 429 with the longest wait when one was too many. */
  public void take(Try... tries) {
    if (!on) {
      return;
    }
    long wait = waits(List.of(tries)).stream().mapToLong(w -> w).max().orElse(0);
    if (wait > 0) {
      throw Problem.tooMany((int) TimeUnit.MICROSECONDS.toSeconds(wait) + 1);
    }
  }

  private List<Long> waits(List<Try> tries) {
    if (System.nanoTime() - away >= 0) {
      try {
        var asked = tries.stream().map(one -> together.ask(key(one))).toList();
        Future.all(asked).await();
        return asked.stream().map(one -> one.result().orElse(0L)).toList();
      } catch (Exception slow) { // await throws checked time-outs undeclared
        away = System.nanoTime() + AWAY_NANOS;
        LOG.warn("limits are counted on this node alone for a while: {}", slow.toString());
      }
    }
    return tries.stream().map(this::ofThisNode).toList();
  }

  private Map<String, Long> ofAll(Set<String> keys) {
    return Cluster.answer(shared.submitToKeys(keys, count()), PATIENCE_MS).await();
  }

  private long ofThisNode(Try one) {
    synchronized (own) {
      var entry = new SimpleEntry<>(key(one), own.get(key(one)));
      long wait = count().process(entry);
      if (wait == 0) {
        own.put(entry.getKey(), entry.getValue());
      }
      return wait;
    }
  }

  private Count count() {
    return new Count(TimeUnit.MILLISECONDS.toMicros(clock.millis()));
  }

  /** No personal data lies in Hazelcast. */
  private String key(Try one) {
    var hash = sealed.hash("limit-" + one.limit(), one.whom());
    return one.limit().ordinal() + "." + HexFormat.of().formatHex(hash);
  }

  /**
   * One number tells all: until when the tries made so far are used up, at one step each. A try
   * that would put it further away than the whole time is one too many. All in microseconds. The
   * key tells which limit it is.
   */
  private record Count(long now) implements EntryProcessor<String, Long, Long> {
    private static final Limit[] LIMITS = Limit.values();

    @Override
    public Long process(Map.Entry<String, Long> entry) {
      var key = entry.getKey();
      var limit = LIMITS[Integer.parseInt(key, 0, key.indexOf('.'), 10)];
      long per = TimeUnit.NANOSECONDS.toMicros(limit.per().toNanos());
      var until = entry.getValue();
      long next = (until == null ? now : Math.max(until, now)) + per / limit.tries();
      long wait = Math.max(0, next - now - per);
      if (wait == 0) {
        entry.setValue(next);
      }
      return wait;
    }
  }

  private static final class OldestLeaves extends LinkedHashMap<String, Long> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > OWN_COUNTS_MAX;
    }
  }
}
