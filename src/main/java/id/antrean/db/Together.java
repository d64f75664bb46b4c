package id.antrean.db;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * Questions about single keys that become one where many ask at once: while one is under way the
 * next wait, and go together when it is done, each key once. No timer, so a lone one waits for
 * nobody.
 */
public final class Together<K, V> {
  private static final int MOST = 256;

  private record Asked<K, V>(K key, Promise<Optional<V>> answer) {}

  private final Function<Set<K>, Map<K, V>> question;
  private final Queue<Asked<K, V>> waiting = new LinkedList<>();
  private boolean underWay;

  /** {@code question}: what there is to say of these keys. */
  public Together(Function<Set<K>, Map<K, V>> question) {
    this.question = question;
  }

  /** Waits for the answer, as long as for one statement; throws what the question threw. */
  public Optional<V> ask(K key) {
    Patience.mustRemain();
    var context = Vertx.currentContext();
    if (context == null) { // at the start, and in tests
      return Optional.ofNullable(question.apply(Set.of(key)).get(key));
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
    return Database.await(mine.answer().future(), Database.PATIENCE_MS);
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
      for (var all = waiting.iterator(); all.hasNext() && batch.size() < MOST; ) {
        var one = all.next();
        if (batch.putIfAbsent(one.key(), one.answer()) == null) {
          all.remove();
        }
      }
      underWay = !batch.isEmpty();
    }
    return batch;
  }
}
