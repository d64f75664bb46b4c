package id.antrean.booking;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets a request that arrives while its twin is under way on this node wait for the twin's answer,
 * a refusal too.
 */
final class Twins<K, V> {
  private final Map<K, Future<V>> underWay = new ConcurrentHashMap<>();

  V once(K key, Supplier<V> work) {
    Promise<V> mine = Promise.promise();
    var twin = underWay.putIfAbsent(key, mine.future());
    if (twin != null) {
      return twin.await();
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
