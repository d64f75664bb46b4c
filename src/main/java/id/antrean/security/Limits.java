package id.antrean.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.map.IMap;
import id.antrean.cluster.Cluster;
import id.antrean.core.ErrorText;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts tries across all nodes in Hazelcast. If Hazelcast is unavailable each node counts alone:
 * looser, but users are not refused because of our failure. A single-node setup always counts
 * locally, which takes a third less time.
 */
public final class Limits {
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
  private static final long PATIENCE_MS = 250;
  private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int OWN_COUNTS_MAX = 500_000;
  private static final int TAKE = 1;
  private static final int LOOK = 0;
  private static final int GIVE_BACK = -1;

  /** One try; the person is known here by a keyed hash only. */
  public record Try(Limit limit, String whom) {
    @Override
    public String toString() {
      return limit + " of somebody";
    }
  }

  private final Cluster cluster;
  private final Sealed sealed;
  private final boolean on;
  private final InstantSource clock;
  private final IMap<String, Long> shared;
  private final Map<String, Long> own;
  private volatile long away = System.nanoTime();

  public Limits(Cluster cluster, Sealed sealed, boolean on, InstantSource clock) {
    this.cluster = cluster;
    this.sealed = sealed;
    this.on = on;
    this.clock = clock;
    shared = cluster.hazelcast().getMap(Cluster.LIMITS);
    own = counts(clock);
    if (on && !cluster.isAlone()) {
      warmUp();
    }
  }

  /** Each as long as it means something: until when its tries are used up. */
  private static Map<String, Long> counts(InstantSource clock) {
    return Caffeine.newBuilder()
        .maximumSize(OWN_COUNTS_MAX)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .expireAfter(Expiry.<String, Long>writing((key, until) -> left(until, clock)))
        .executor(Runnable::run) // else each of its small tidyings wakes a thread
        .<String, Long>build()
        .asMap();
  }

  private static Duration left(long until, InstantSource clock) {
    return Duration.of(until, ChronoUnit.MICROS).minusMillis(clock.millis());
  }

  /** The first call loads classes for longer than a request waits. */
  private void warmUp() {
    try {
      var first = Limit.CAPTCHA_TRY.by("nobody");
      shared
          .submitToKey(key(first), count(first, TAKE))
          .toCompletableFuture()
          .get(3, TimeUnit.SECONDS);
    } catch (Exception slow) {
      LOG.warn("limits: Hazelcast does not answer yet: {}", ErrorText.of(slow));
    }
  }

  /**
   * Counts all these tries, or none: Problem 429 with the longest wait when one was too many. Who
   * is refused by a limit of their own must not use up one that is for others as well.
   */
  public void take(Try... tries) {
    if (!on) {
      return;
    }
    var waits = waits(List.of(tries), TAKE);
    long wait = waits.stream().mapToLong(w -> w).max().orElse(0);
    if (wait > 0) {
      var counted = new ArrayList<Try>();
      for (int i = 0; i < tries.length; i++) {
        if (waits.get(i) == 0) {
          counted.add(tries[i]);
        }
      }
      giveBack(counted.toArray(Try[]::new));
      throw Problem.tooMany((int) TimeUnit.MICROSECONDS.toSeconds(wait) + 1);
    }
  }

  /** Does this and counts these tries for it; what is refused counts to none. Problem 429. */
  public <T> T counting(Try[] tries, Supplier<T> act) {
    take(tries);
    try {
      return act.get();
    } catch (Problem refusal) {
      giveBack(tries);
      throw refusal;
    }
  }

  /** Counts this try if it is not too many; answers whether it did. */
  public boolean isTaken(Try one) {
    if (!on) {
      return true;
    }
    return waits(List.of(one), TAKE).getFirst() == 0;
  }

  /** Whether one more would be too many; counts nothing. */
  public boolean isUsedUp(Try one) {
    return on && waits(List.of(one), LOOK).getFirst() > 0;
  }

  /** Takes back what was counted for something that did not happen; waits for nothing. */
  public void giveBack(Try... tries) {
    if (!on) {
      return;
    }
    for (var one : tries) {
      if (countsAlone()) {
        ofThisNode(one, GIVE_BACK);
      } else {
        ofAll(one, GIVE_BACK).onFailure(slow -> LOG.debug("a try was not given back"));
      }
    }
  }

  private boolean countsAlone() {
    return cluster.isAlone() || System.nanoTime() - away < 0;
  }

  /** {@code times}: with {@link #GIVE_BACK} there is nothing to wait for. */
  private List<Long> waits(List<Try> tries, int times) {
    if (!countsAlone()) {
      try {
        return Future.all(tries.stream().map(one -> ofAll(one, times)).toList()).await().list();
      } catch (Exception slow) { // await throws checked time-outs undeclared
        away = System.nanoTime() + AWAY_NANOS;
        LOG.warn("limits are counted on this node alone for a while: {}", ErrorText.of(slow));
      }
    }
    return tries.stream().map(one -> ofThisNode(one, times)).toList();
  }

  private Future<Long> ofAll(Try one, int times) {
    return cluster.ask(shared, cluster.key(key(one)), count(one, times), PATIENCE_MS);
  }

  private long ofThisNode(Try one, int times) {
    var count = count(one, times);
    var wait = new AtomicLong();
    own.compute(
        key(one),
        (key, until) -> {
          wait.set(count.wait(until));
          return wait.get() > 0 ? until : count.next(until);
        });
    return wait.get();
  }

  private Count count(Try one, int times) {
    var per = one.limit().per();
    long now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    long step = micros(per) / one.limit().tries();
    // A look adds no step to the count, and takes it off the window instead: the wait is the same.
    return new Count(now, times * step, times == LOOK ? micros(per) - step : micros(per));
  }

  private static long micros(Duration duration) {
    return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
  }

  /** No personal data lies in Hazelcast. */
  @SuppressWarnings("EnumOrdinal") // short, and a count lives for an hour at most
  private String key(Try one) {
    var hash = sealed.hash("limit-" + one.limit(), one.whom());
    return one.limit().ordinal() + "." + HexFormat.of().formatHex(hash);
  }

  /**
   * GCRA (leaky bucket): the value is the time at which the bucket is empty again, null when it is.
   * Each try adds one step, one that is given back takes it away; a try that would move the value
   * beyond the window is refused. All in microseconds.
   */
  private record Count(long now, long step, long per)
      implements EntryProcessor<String, Long, Long> {
    @Override
    public Long process(Map.Entry<String, Long> entry) {
      long wait = wait(entry.getValue());
      if (wait == 0) {
        keep((ExtendedMapEntry<String, Long>) entry, next(entry.getValue()));
      }
      return wait;
    }

    /**
     * Expires as soon as the value has no effect: a full map searches for an eviction candidate on
     * every insert, which was our largest Hazelcast cost. Hazelcast counts in whole seconds.
     */
    private void keep(ExtendedMapEntry<String, Long> entry, Long until) {
      if (until == null) {
        entry.setValue(null);
        return;
      }
      entry.setValue(until, TimeUnit.MICROSECONDS.toSeconds(until - now) + 2, TimeUnit.SECONDS);
    }

    long wait(Long until) {
      var next = next(until);
      return next == null ? 0 : Math.max(0, next - now - per);
    }

    Long next(Long until) {
      long next = (until == null ? now : Math.max(until, now)) + step;
      return next > now ? Long.valueOf(next) : null;
    }
  }
}
