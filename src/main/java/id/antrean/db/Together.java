package id.antrean.db;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads of single rows that become one statement where many ask at once: while one is under way the
 * next wait, and go together when it is done. No timer, so a lone one waits for nobody.
 */
public final class Together<K, V> {
  private static final int MOST = 64;

  private record Asked<K, V>(K key, Promise<Optional<V>> answer) {}

  private final Function<Set<K>, Map<K, V>> read;
  private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();
  private boolean underWay;

  /** {@code read}: what there is of these keys. */
  public Together(Function<Set<K>, Map<K, V>> read) {
    this.read = read;
  }

  /** Throws what the statement threw. */
  public Optional<V> get(K key) {
    var context = Vertx.currentContext();
    if (context == null) { // at the start, and in tests
      return Optional.ofNullable(read.apply(Set.of(key)).get(key));
    }
    var mine = new Asked<K, V>(key, Promise.promise());
    boolean idle;
    synchronized (waiting) {
      waiting.add(mine);
      idle = !underWay;
      underWay = true;
    }
    if (idle) {
      context.runOnContext(go -> drain());
    }
    return mine.answer().future().await();
  }

  private void drain() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      var keys = new HashSet<K>();
      batch.forEach(one -> keys.add(one.key()));
      try {
        var found = read.apply(keys);
        batch.forEach(one -> one.answer().complete(Optional.ofNullable(found.get(one.key()))));
      } catch (Throwable failure) {
        batch.forEach(one -> one.answer().tryFail(failure));
      }
    }
  }

  private List<Asked<K, V>> next() {
    var batch = new ArrayList<Asked<K, V>>();
    synchronized (waiting) {
      while (batch.size() < MOST && !waiting.isEmpty()) {
        batch.add(waiting.poll());
      }
      underWay = !batch.isEmpty();
    }
    return batch;
  }
}
