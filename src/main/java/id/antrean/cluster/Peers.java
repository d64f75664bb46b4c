package id.antrean.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The members that may form one cluster, as the settings name them. {@code members}: "host:port"
 * addresses, or one DNS name that lists them (a headless service); none: this node stays alone.
 */
public record Peers(List<String> members, int port, String name, Optional<byte[]> secret) {
  /** A node that nobody joins. */
  public static final Peers NONE = new Peers(List.of(), 0, "alone", Optional.empty());

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Whether the node's own address is among the listed ones, which is where its member listens. */
  public boolean listThisMachine() {
    return isEmpty() || isOneName() || ownAddress().isPresent();
  }

  /**
   * Hazelcast lets a member join whose cluster has the same name, and knows no other proof: so the
   * name is derived from the secret. It is sent in the clear.
   */
  String clusterName() {
    return isEmpty()
        ? name + "-" + UUID.randomUUID()
        : secret.map(key -> name + "-" + hmac(key)).orElse(name);
  }

  boolean isOneName() {
    return members.size() == 1 && !members.getFirst().contains(":");
  }

  /**
   * A name of this machine may lead to its loopback address (/etc/hosts on Debian), where members
   * elsewhere would not find it: that counts only where all members are here.
   */
  Optional<String> ownAddress() {
    var listed = members.stream().flatMap(Peers::addresses).toList();
    boolean allHere = listed.stream().allMatch(InetAddress::isLoopbackAddress);
    return listed.stream()
        .filter(address -> address.isLoopbackAddress() == allHere && isOurs(address))
        .map(InetAddress::getHostAddress)
        .findFirst();
  }

  private static Stream<InetAddress> addresses(String member) {
    try {
      return Stream.of(InetAddress.getAllByName(member.replaceFirst(":\\d+$", "")));
    } catch (UnknownHostException notNow) {
      return Stream.empty();
    }
  }

  private static boolean isOurs(InetAddress address) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return !address.isAnyLocalAddress();
    } catch (IOException elsewhere) {
      return false;
    }
  }

  private String hmac(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
