package id.antrean.db;

import id.antrean.work.RequestBudget;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Questions about single keys that become one where many ask at once: while one is under way the
 * next wait, and go together when it is done; who waits with the same key shares its answer. No
 * timer, so a lone one waits for nobody.
 */
public final class Batcher<K, V> {
  private static final int MOST = 256;

  private final Function<Set<K>, Map<K, V>> question;
  private final Map<K, Promise<Optional<V>>> waiting = new LinkedHashMap<>();
  private boolean underWay;

  /** {@code question}: what there is to say of these keys. */
  public Batcher(Function<Set<K>, Map<K, V>> question) {
    this.question = question;
  }

  /** Waits for the answer, as long as for one statement; throws what the question threw. */
  public Optional<V> ask(K key) {
    RequestBudget.mustRemain();
    var context = Vertx.currentContext();
    if (context == null) { // at the start, and in tests
      return Optional.ofNullable(question.apply(Set.of(key)).get(key));
    }
    Promise<Optional<V>> mine;
    boolean idle;
    synchronized (waiting) {
      mine = waiting.computeIfAbsent(key, k -> Promise.promise());
      idle = !underWay;
      underWay = true;
    }
    if (idle) {
      context.runOnContext(go -> drain());
    }
    return Database.await(mine.future(), Database.PATIENCE_MS);
  }

  private void drain() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        var answers = question.apply(batch.keySet());
        batch.forEach((key, one) -> one.complete(Optional.ofNullable(answers.get(key))));
      } catch (Throwable failure) {
        batch.values().forEach(one -> one.tryFail(failure));
      }
    }
  }

  private Map<K, Promise<Optional<V>>> next() {
    var batch = new HashMap<K, Promise<Optional<V>>>();
    synchronized (waiting) {
      for (var all = waiting.entrySet().iterator(); all.hasNext() && batch.size() < MOST; ) {
        var one = all.next();
        batch.put(one.getKey(), one.getValue());
        all.remove();
      }
      underWay = !batch.isEmpty();
    }
    return batch;
  }
}
