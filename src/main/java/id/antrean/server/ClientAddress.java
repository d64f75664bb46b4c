package id.antrean.server;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

/** X-Forwarded-For counts only from a trusted proxy, else any client could choose its address. */
final class ClientAddress {
  private static final int V4_BYTES = 4;
  private static final int LINE_BYTES = 8;

  private ClientAddress() {}

  static String of(HttpServerRequest request, List<String> trustedProxies) {
    var peer = request.remoteAddress() == null ? "?" : request.remoteAddress().hostAddress();
    return line(of(peer, request.getHeader("X-Forwarded-For"), trustedProxies));
  }

  /**
   * Of IPv6 the first 64 bits, which one line has for itself: else each of its addresses would be
   * somebody else to every limit.
   */
  static String line(String address) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length == V4_BYTES
        ? address
        : HexFormat.of().formatHex(bytes, 0, LINE_BYTES) + "::/64";
  }

  /** {@code trusted}: addresses, or ranges such as 10.1.0.0/16. */
  static String of(String peer, String forwarded, List<String> trusted) {
    if (forwarded == null || !isOneOf(trusted, peer)) {
      return peer;
    }
    var hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      var hop = hops[i].strip();
      if (!isOneOf(trusted, hop)) {
        return hop;
      }
    }
    return peer;
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
