package id.antrean.server;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** X-Forwarded-For counts only from a trusted proxy, else any client could choose its address. */
final class ClientAddress {
  private static final Pattern PORT_V4 = Pattern.compile("^([\\d.]+):\\d{1,5}$");
  private static final Pattern PORT_V6 = Pattern.compile("^\\[([^]]*)](:\\d{1,5})?$");
  private static final int V4_BYTES = 4;
  private static final int LINE_BYTES = 8;

  private ClientAddress() {}

  static String of(HttpServerRequest request, List<String> trustedProxies) {
    var peer = request.remoteAddress() == null ? "?" : request.remoteAddress().hostAddress();
    return line(trustedProxies.isEmpty() ? peer : of(peer, forwarded(request), trustedProxies));
  }

  /** All lines as one: a proxy may add a line of its own. */
  private static String forwarded(HttpServerRequest request) {
    return String.join(",", request.headers().getAll("X-Forwarded-For"));
  }

  /**
   * Of IPv6 the first 64 bits, which one line has for itself and in which it may choose a new
   * address for each request: limits count the line.
   */
  static String line(String address) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length == V4_BYTES
        ? address
        : HexFormat.of().formatHex(bytes, 0, LINE_BYTES) + "::/64";
  }

  /**
   * {@code forwarded}: the hops with commas between, "" for none; {@code trusted}: addresses, or
   * ranges such as 10.1.0.0/16. A hop that is no address is the proxy's own fault, and the proxy
   * answers for it.
   */
  static String of(String peer, String forwarded, List<String> trusted) {
    if (forwarded.isEmpty() || !isOneOf(trusted, peer)) {
      return peer;
    }
    var hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      var hop = address(hops[i].strip());
      if (hop.isEmpty() || !isOneOf(trusted, hop)) {
        return hop.isEmpty() ? peer : hop;
      }
    }
    return peer;
  }

  /**
   * In one spelling and without a port, so that each client is counted once; "" for what is no
   * address.
   */
  private static String address(String hop) {
    var bare = PORT_V4.matcher(PORT_V6.matcher(hop).replaceFirst("$1")).replaceFirst("$1");
    var bytes = NetUtil.createByteArrayFromIpAddressString(bare);
    try {
      return bytes == null ? "" : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static boolean isOneOf(List<String> ranges, String address) {
    return ranges.stream().anyMatch(range -> isIn(range, address));
  }

  private static boolean isIn(String range, String address) {
    var parts = range.split("/", 2);
    var network = NetUtil.createByteArrayFromIpAddressString(parts[0]);
    var one = NetUtil.createByteArrayFromIpAddressString(address);
    if (network == null || one == null || network.length != one.length) {
      return false;
    }
    int bits = 8 * network.length;
    int any = parts.length == 1 ? 0 : Math.max(0, bits - Integer.parseInt(parts[1]));
    return new BigInteger(1, network)
        .shiftRight(any)
        .equals(new BigInteger(1, one).shiftRight(any));
  }
}
