package id.antrean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.map.IMap;
import id.antrean.slots.QuotaMap;
import id.antrean.testkit.Nodes;
import java.io.Serializable;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Who may be a member, and what a member takes from another. */
class MembersIT {
  private static final List<Integer> PORTS = Nodes.freePorts(3);
  private static final List<String> MEMBERS =
      PORTS.stream().map(port -> "127.0.0.1:" + port).toList();

  private static Cluster first;

  @BeforeAll
  static void start() {
    first = member(0, "antrean", 1);
  }

  @AfterAll
  static void stop() {
    first.close();
  }

  @Test
  void onlyWhoHasTheSameNameAndSecretJoins() {
    try (var stranger = member(1, "antrean", 2);
        var friend = member(2, "antrean", 1)) {
      assertThat(stranger.hazelcast().getCluster().getMembers()).hasSize(1);
      assertThat(friend.hazelcast().getCluster().getMembers()).hasSize(2);
      assertThat(first.hazelcast().getCluster().getMembers()).hasSize(2);
    }
  }

  @Test
  void theSecretCannotBeReadFromTheNameThatIsSent() {
    var name = peers(0, "antrean", 1).clusterName();
    assertThat(name).matches("antrean-[0-9a-f]{64}").doesNotContain("01010101");
    assertThat(peers(0, "antrean", 1).clusterName()).isEqualTo(name);
    assertThat(peers(0, "other", 1).clusterName()).doesNotContain(name.substring(8));
  }

  /** The last two belong to the JDK: what Hazelcast itself lets in, unless told otherwise. */
  @Test
  void anObjectOfAForeignClassIsRefused() throws Exception {
    assertThat(throughTheMap(new QuotaMap.Load(7))).isEqualTo(new QuotaMap.Load(7));
    assertThat(throughTheMap(new TimeoutException("late"))).isInstanceOf(TimeoutException.class);
    for (var foreign :
        List.of(
            new AssertionFailedError("foreign"),
            new BadAttributeValueExpException("foreign"),
            URI.create("https://foreign.example").toURL())) {
      assertThatThrownBy(() -> throughTheMap(foreign))
          .rootCause()
          .isInstanceOf(SecurityException.class)
          .hasMessageContaining(foreign.getClass().getName());
    }
  }

  private static Serializable throughTheMap(Serializable object) {
    IMap<String, Serializable> map = first.hazelcast().getMap("objects");
    map.set("one", object);
    return map.get("one");
  }

  @Test
  void theListMustNameThisMachine() {
    assertThat(peers(0, "antrean", 1).listThisMachine()).isTrue();
    assertThat(listed("203.0.113.1:5701", "203.0.113.2:5701").listThisMachine()).isFalse();
    assertThat(listed("0.0.0.0:5701").listThisMachine()).isFalse();
    assertThat(listed("localhost:5701", "203.0.113.2:5701").listThisMachine())
        .as("others would not find it there")
        .isFalse();
    assertThat(listed("antrean-members").listThisMachine()).as("a name").isTrue();
    assertThat(Peers.NONE.listThisMachine()).isTrue();
  }

  private static Cluster member(int number, String name, int secret) {
    return new Cluster(peers(number, name, secret));
  }

  private static Peers peers(int number, String name, int secret) {
    var key = new byte[32];
    Arrays.fill(key, (byte) secret);
    return new Peers(MEMBERS, PORTS.get(number), name, Optional.of(key));
  }

  private static Peers listed(String... members) {
    return new Peers(List.of(members), 5701, "antrean", Optional.empty());
  }
}
