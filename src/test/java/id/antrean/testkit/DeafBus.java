package id.antrean.testkit;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.MessageListener;
import id.antrean.cluster.Cluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps these nodes from hearing the doorbell until it is closed: a listener that does not return
 * holds the only thread on which a member tells of messages.
 */
public final class DeafBus implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<ITopic<String[]>, UUID> listeners = new HashMap<>();

  public DeafBus(List<Cluster> nodes) {
    var deaf = new CountDownLatch(nodes.size());
    MessageListener<String[]> holding =
        message -> {
          deaf.countDown();
          await(over);
        };
    for (var node : nodes) {
      ITopic<String[]> topic = node.hazelcast().getTopic(Cluster.DOORBELL);
      listeners.put(topic, topic.addMessageListener(holding));
    }
    listeners.keySet().iterator().next().publish(new String[] {"nowhere"});
    await(deaf);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing comes over the bus");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What was rung meanwhile is heard now. */
  @Override
  public void close() {
    over.countDown();
    listeners.forEach(ITopic::removeMessageListener);
  }
}
