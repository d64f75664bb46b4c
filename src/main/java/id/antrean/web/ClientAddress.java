package id.antrean.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** X-Forwarded-For counts only from a trusted proxy, else anybody could choose his address. */
final class ClientAddress {
  private ClientAddress() {}

  static String of(HttpServerRequest request, List<String> trustedProxies) {
    var peer = request.remoteAddress() == null ? "?" : request.remoteAddress().hostAddress();
    var forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !trustedProxies.contains(peer)) {
      return peer;
    }
    var hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      var hop = hops[i].strip();
      if (!trustedProxies.contains(hop)) {
        return hop;
      }
    }
    return peer;
  }
}
