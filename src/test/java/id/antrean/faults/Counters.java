package id.antrean.faults;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The quota counters in the members' memory, seen and falsified from outside, as no client of the
 * product could.
 */
final class Counters {
  private static final int PLACES_BITS = 20;
  private static final long PLACES = (1L << PLACES_BITS) - 1;

  private final List<String> members;

  Counters(List<String> members) {
    this.members = members;
  }

  /** What they claim; a slot that nobody asked for lately has none. */
  Map<Long, Integer> read(List<Long> slots) {
    return asked(
        client -> {
          var places = new HashMap<Long, Integer>();
          client
              .<Long, Long>getMap("quota")
              .getAll(new HashSet<>(slots))
              .forEach((slot, value) -> places.put(slot, (int) (value & PLACES)));
          return places;
        });
  }

  /** How many share their counters, as one of them sees it: fewer than there are after a split. */
  int members() {
    return asked(client -> client.getCluster().getMembers().size());
  }

  /** They claim so many places, and to know it from a version that never was. */
  void lie(Map<Long, Integer> places, long version) {
    asked(
        client -> {
          var map = client.<Long, Long>getMap("quota");
          places.forEach((slot, n) -> map.set(slot, (version << PLACES_BITS) | n));
          return places.size();
        });
  }

  private <T> T asked(Function<HazelcastInstance, T> question) {
    var client = connect();
    try {
      return question.apply(client);
    } finally {
      client.shutdown();
    }
  }

  private HazelcastInstance connect() {
    var config = new ClientConfig();
    config.setClusterName("antrean");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.client.statistics.enabled", "false");
    config.getNetworkConfig().setAddresses(members).setConnectionTimeout(1_000);
    config
        .getConnectionStrategyConfig()
        .getConnectionRetryConfig()
        .setClusterConnectTimeoutMillis(5_000);
    return HazelcastClient.newHazelcastClient(config);
  }
}
