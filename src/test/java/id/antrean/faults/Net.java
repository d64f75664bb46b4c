package id.antrean.faults;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Three network namespaces on one bridge, of which each can be cut off: from everything, from its
 * peers, or from hearing one peer. Where this machine does not permit it ({@link #real} is false)
 * all nodes live on 127.0.0.1, and a cut is the node held still.
 */
final class Net implements AutoCloseable {
  private final String prefix = "af" + ProcessHandle.current().pid() % 10_000;
  private final String subnet = "10.77." + ProcessHandle.current().pid() % 250 + ".";
  private final int nodes;
  final boolean real;

  Net(int nodes) {
    this.nodes = nodes;
    real = permitted();
    if (!real) {
      return;
    }
    run("ip link add %sb type bridge", prefix);
    run("ip addr add %s1/24 dev %sb", subnet, prefix);
    run("ip link set %sb up", prefix);
    for (int n = 1; n <= nodes; n++) {
      run("ip netns add %s", name(n));
      run("ip link add %sv%d type veth peer name eth0 netns %s", prefix, n, name(n));
      run("ip link set %sv%d master %sb up", prefix, n, prefix);
      run("ip -n %s addr add %s/24 dev eth0", name(n), address(n));
      run("ip -n %s link set eth0 up", name(n));
      run("ip -n %s link set lo up", name(n));
    }
  }

  private boolean permitted() {
    try {
      run("ip netns add %st", prefix);
      run("ip netns del %st", prefix);
      run("iptables --version");
      return true;
    } catch (IllegalStateException notPermitted) {
      return false;
    }
  }

  String address(int node) {
    return real ? subnet + (10 + node) : "127.0.0.1";
  }

  /** Where the nodes find what is outside. */
  String outside() {
    return real ? subnet + "1" : "127.0.0.1";
  }

  /** Before a node's command line. */
  List<String> prefix(int node) {
    return real ? List.of("ip", "netns", "exec", name(node)) : List.of();
  }

  /** From all: peers, PostgreSQL, clients. */
  void cutWhole(int node) {
    run("ip link set %sv%d down", prefix, node);
  }

  void cutFromPeers(int node) {
    peers(node).forEach(peer -> deafTo(node, peer));
    peers(node).forEach(peer -> run(in(node) + "iptables -A OUTPUT -d %s -j DROP", address(peer)));
  }

  /** One way only: {@code node} does not hear {@code peer}. */
  void deafTo(int node, int peer) {
    run(in(node) + "iptables -A INPUT -s %s -j DROP", address(peer));
  }

  void heal(int node) {
    run("ip link set %sv%d up", prefix, node);
    run(in(node) + "iptables -F");
  }

  private List<Integer> peers(int node) {
    return IntStream.rangeClosed(1, nodes).filter(n -> n != node).boxed().toList();
  }

  private String in(int node) {
    return "ip netns exec " + name(node) + " ";
  }

  private String name(int node) {
    return prefix + "n" + node;
  }

  private static void run(String command, Object... args) {
    var words = command.formatted(args).split(" ");
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + " failed");
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(String.join(" ", words), e);
    }
  }

  @Override
  public void close() {
    if (real) {
      for (int n = 1; n <= nodes; n++) {
        run("ip netns del %s", name(n));
      }
      run("ip link del %sb", prefix);
    }
  }
}
