package id.antrean.cluster;

import com.hazelcast.topic.ITopic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * "Something changed at this branch", to every node. Only a doorbell: it may be lost, so each
 * listener also asks PostgreSQL twice a second. Listeners must return at once and not wait.
 */
public final class Doorbell {
  private final ITopic<String> topic;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  public Doorbell(Cluster cluster) {
    topic = cluster.hazelcast().getTopic(Cluster.DOORBELL);
    topic.addMessageListener(message -> hear(message.getMessageObject()));
  }

  /** Call after the commit; never fails and never waits. */
  public void ring(String branch) {
    if (cut) {
      return;
    }
    try {
      topic.publishAsync(branch).exceptionally(lost -> null);
    } catch (RuntimeException lost) {
      // The member is stopping; the others look for themselves.
    }
  }

  public void onRing(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** For tests: as if the bus had gone deaf. */
  public void cut(boolean deaf) {
    cut = deaf;
  }

  private void hear(String branch) {
    if (!cut) {
      listeners.forEach(listener -> listener.accept(branch));
    }
  }
}
