package id.antrean.work;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs work once per key at a time; callers who come meanwhile share its answer or its failure. */
public final class SingleFlight<K, V> {
  private final Map<K, Future<V>> underWay = new ConcurrentHashMap<>();

  public V run(K key, Supplier<V> work) {
    // Never a lock: waiting for one would hold up the caller's whole context, the first one
    // included.
    Promise<V> mine = Promise.promise();
    var first = underWay.putIfAbsent(key, mine.future());
    if (first != null) {
      return first.await();
    }
    try {
      var answer = work.get();
      mine.complete(answer);
      return answer;
    } catch (Throwable e) {
      mine.fail(e);
      throw e;
    } finally {
      underWay.remove(key);
    }
  }
}
