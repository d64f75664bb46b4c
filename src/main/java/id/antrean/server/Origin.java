package id.antrean.server;

import id.antrean.core.Problem;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses writes that a foreign page made a browser send (CSRF). Programs send neither header. The
 * page must stand at the address that people type, or at the very one asked if that is an IP
 * address or localhost: any other name may be a stranger's that leads here (DNS rebinding).
 */
final class Origin {
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
  private static final Set<String> USUAL_PORTS = Set.of("http:80", "https:443");

  private Origin() {}

  static void mustBeOurs(HttpServerRequest request, String ours) {
    var host = request.authority() == null ? "" : request.authority().toString();
    var site = request.getHeader("Sec-Fetch-Site");
    if (!isOurs(site, request.getHeader("Origin"), host, ours)) {
      throw Problem.of(403, "foreign_page");
    }
  }

  /**
   * {@code site}, {@code origin}: null when absent. {@code host}: name and port that were asked.
   */
  static boolean isOurs(String site, String origin, String host, String ours) {
    if (site == null && origin == null) {
      return true;
    }
    if (site != null && !OWN_SITES.contains(site)) {
      return false;
    }
    // A browser that keeps the origin to itself: its page stands where it asked.
    boolean isHidden = site != null && (origin == null || origin.equals("null"));
    if (isHidden) {
      return isDirect(host) || isAt("http://" + host, ours) || isAt("https://" + host, ours);
    }
    boolean isAsked = isAt(origin, "http://" + host) || isAt(origin, "https://" + host);
    return isAt(origin, ours) || (isAsked && isDirect(host));
  }

  private static boolean isAt(String origin, String address) {
    var known = normal(address);
    return !known.isEmpty() && known.equals(normal(origin));
  }

  /** Scheme, host and port in small letters, without the usual port; "" for what is no address. */
  private static String normal(String address) {
    try {
      var uri = URI.create(address.toLowerCase(Locale.ROOT));
      if (uri.getScheme() == null || uri.getHost() == null) {
        return "";
      }
      boolean isUsual =
          uri.getPort() < 0 || USUAL_PORTS.contains(uri.getScheme() + ":" + uri.getPort());
      return uri.getScheme() + "://" + uri.getHost() + (isUsual ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isDirect(String host) {
    var name = host.replaceFirst(":\\d+$", "");
    return name.equalsIgnoreCase("localhost")
        || NetUtil.isValidIpV4Address(name)
        || NetUtil.isValidIpV6Address(name);
  }
}
