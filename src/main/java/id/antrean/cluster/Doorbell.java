package id.antrean.cluster;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.MessageListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * "Something changed at this branch", to every node. Only a doorbell: it may be lost, so each
 * listener also asks PostgreSQL twice a second. Listeners must return at once and not wait. Rings
 * within a few milliseconds are one message: in a rush there are thousands a second.
 */
public final class Doorbell {
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS, Runnable::run);

  private final ITopic<String[]> topic;
  private final Set<String> rung = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  public Doorbell(Cluster cluster) {
    topic = cluster.hazelcast().getTopic(Cluster.DOORBELL);
    MessageListener<String[]> hearing =
        message -> List.of(message.getMessageObject()).forEach(this::hear);
    Cluster.listen(() -> topic.addMessageListener(hearing));
  }

  /** Call after the commit; never fails and never waits. */
  public void ring(String branch) {
    rung.add(branch);
    if (due.compareAndSet(false, true)) {
      SOON.execute(this::tell);
    }
  }

  private void tell() {
    due.set(false); // a ring from here on is reported again
    var branches = rung.toArray(String[]::new);
    rung.removeAll(List.of(branches));
    try {
      topic.publishAsync(branches).exceptionally(lost -> null);
    } catch (RuntimeException lost) {
      // The member is stopping; the others look for themselves.
    }
  }

  public void onRing(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** For who waits for one scope only. */
  public void onRing(String scope, Runnable listener) {
    onRing(
        rung -> {
          if (rung.equals(scope)) {
            listener.run();
          }
        });
  }

  private void hear(String branch) {
    listeners.forEach(listener -> listener.accept(branch));
  }
}
