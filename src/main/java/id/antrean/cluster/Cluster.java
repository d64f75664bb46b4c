package id.antrean.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MetadataPolicy;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.map.impl.proxy.MapProxyImpl;
import com.hazelcast.spi.impl.SerializationServiceSupport;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import id.antrean.work.Timeouts;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's Hazelcast member. What lies in it may be lost at any time: PostgreSQL is the truth,
 * Hazelcast only answers faster (quota counters, limits, the doorbell).
 */
public final class Cluster implements AutoCloseable {
  public static final String QUOTA = "quota";
  public static final String LIMITS = "limits";
  public static final String DOORBELL = "doorbell";

  /** Each takes as long as an operation may, in all far longer than a dead member stays one. */
  private static final int LISTEN_TRIES = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  private final boolean alone;
  private final HazelcastInstance hazelcast;
  private final SerializationService serialization;

  public Cluster(Peers peers) {
    alone = peers.isEmpty();
    var config = new Config();
    config.setClusterName(peers.clusterName());
    // Two cores: Hazelcast's many default threads only take turns away from the requests.
    config.setProperty("hazelcast.operation.thread.count", "2");
    // A look at many keys costs keys times partitions; ours are few and small.
    config.setProperty("hazelcast.partition.count", "31");
    config.setProperty("hazelcast.operation.generic.thread.count", "2");
    config.setProperty("hazelcast.io.thread.count", "1");
    config.setProperty("hazelcast.event.thread.count", "1");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.graceful.shutdown.max.wait", "20");
    // A dead or cut-off peer is dropped in seconds; the halves of a split find each other again
    // soon.
    config.setProperty("hazelcast.heartbeat.interval.seconds", "2");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "12");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "20");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getJetConfig().setEnabled(false);
    config.getIntegrityCheckerConfig().setEnabled(false);

    config.getSerializationConfig().setJavaSerializationFilterConfig(classesToRead());

    var join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    if (!alone) {
      join(config, peers);
    }
    // After a split the smaller side's values are dropped: the counters reload from PostgreSQL.
    // Only slots that are asked for stay: each is compared with the database every few seconds.
    config.addMapConfig(map(QUOTA, InMemoryFormat.OBJECT, 600, 1));
    config.addMapConfig(map(LIMITS, InMemoryFormat.OBJECT, 3_600, 0));
    hazelcast = alone ? LoneMember.start(config) : Hazelcast.newHazelcastInstance(config);
    serialization = ((SerializationServiceSupport) hazelcast).getSerializationService();
  }

  /**
   * The member listens on one address only: the listed one that is this machine's; behind a DNS
   * name the first one that is not loopback, which in Kubernetes is the pod's.
   */
  private static void join(Config config, Peers peers) {
    config.setProperty("hazelcast.socket.bind.any", "false");
    var network = config.getNetworkConfig();
    network.setPort(peers.port()).setPortAutoIncrement(false);
    if (peers.isOneName()) {
      network
          .getJoin()
          .getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", peers.members().getFirst())
          .setProperty("service-port", Integer.toString(peers.port()));
    } else {
      network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(peers.members());
      config.setProperty("hazelcast.local.localAddress", peers.ownAddress().orElseThrow());
    }
  }

  /**
   * What Java serialization may bring in from another member: our entry processors, and what
   * Hazelcast itself sends, which are its own classes and exceptions. Its default lets in every
   * class whose name begins with "java".
   */
  private static JavaSerializationFilterConfig classesToRead() {
    var read =
        new ClassFilter()
            .addPrefixes("id.antrean.", "com.hazelcast.", "[")
            .addPackages("java.lang", "java.util", "java.util.concurrent", "java.io");
    return new JavaSerializationFilterConfig()
        .setDefaultsDisabled(true)
        .setWhitelist(read)
        .setBlacklist(new ClassFilter().addPrefixes("com.hazelcast.shaded."));
  }

  private static MapConfig map(String name, InMemoryFormat format, int liveSeconds, int backups) {
    return new MapConfig(name)
        .setInMemoryFormat(format)
        .setBackupCount(backups)
        .setStatisticsEnabled(false)
        .setTimeToLiveSeconds(liveSeconds)
        .setMetadataPolicy(MetadataPolicy.OFF)
        .setEvictionConfig(
            new EvictionConfig()
                .setEvictionPolicy(EvictionPolicy.LRU)
                .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                .setSize(500_000))
        .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 100));
  }

  public HazelcastInstance hazelcast() {
    return hazelcast;
  }

  /** True when this node is configured without peers, so local state is cluster state. */
  public boolean isAlone() {
    return alone;
  }

  /** Whether this node's own member is alive; a lost peer is no reason to be unready. */
  public boolean running() {
    return hazelcast.getLifecycleService().isRunning();
  }

  /**
   * A serialised key. Callers that ask for it often keep it: Hazelcast keeps a buffer for each
   * thread that serialises one, and those of virtual threads go only with garbage collection.
   */
  public Data key(Object key) {
    return serialization.toData(key);
  }

  /**
   * Runs the processor on the key's owner. {@code submitToKey} does the same but hands the result
   * to a thread pool, which costs more than our small steps.
   */
  public <K, V, R> Future<R> ask(
      IMap<K, V> map, Data key, EntryProcessor<K, V, R> step, long timeoutMs) {
    var answer = ((MapProxyImpl<?, ?>) map).executeOnKeyInternal(key, step);
    return Future.fromCompletionStage(Timeouts.within(timeoutMs, answer))
        .map(data -> serialization.<R>toObject(data));
  }

  /**
   * Registers a listener, which all members are asked to do. While one of them hangs and is not
   * dropped yet this times out, and is tried again: a node must be able to start meanwhile. What a
   * try that timed out has registered stays, so a listener may hear the same twice.
   */
  public static void listen(Runnable registration) {
    for (int tries = 1; ; tries++) {
      try {
        registration.run();
        return;
      } catch (OperationTimeoutException hangs) {
        if (tries == LISTEN_TRIES) {
          throw hangs;
        }
        LOG.warn("a member does not answer: its cluster is asked again");
      }
    }
  }

  @Override
  public void close() {
    hazelcast.shutdown();
  }
}
