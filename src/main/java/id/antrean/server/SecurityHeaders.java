package id.antrean.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** On every answer. No page loads anything from a third party, and no script is inline. */
final class SecurityHeaders {
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What is no page loads nothing, but for the spoken digits where their link is followed. */
  private static final String API_CSP =
      "default-src 'none'; media-src 'self'; frame-ancestors 'none'";

  private static final Set<String> INFORMATION = Set.of("/", "/bantuan", "/privasi", "/kantor");

  /** INFORMATION: public pages that search engines may list; nothing else should be found there. */
  private enum Kind {
    INFORMATION,
    PAGE,
    API
  }

  private static final Map<Kind, MultiMap> PLAIN = ofEachKind(false);
  private static final Map<Kind, MultiMap> HTTPS = ofEachKind(true);

  private SecurityHeaders() {}

  /**
   * The first headers of an answer: taken over as a whole, which costs less than each by itself.
   */
  static void on(HttpServerRequest request, boolean secure) {
    request.response().headers().setAll((secure ? HTTPS : PLAIN).get(kind(request.path())));
  }

  private static Kind kind(String path) {
    if (path == null) {
      return Kind.PAGE;
    }
    if (path.startsWith("/api/v1/")) {
      return Kind.API;
    }
    boolean informs = INFORMATION.contains(path) || path.startsWith("/kantor/");
    return informs ? Kind.INFORMATION : Kind.PAGE;
  }

  private static Map<Kind, MultiMap> ofEachKind(boolean secure) {
    var all = new EnumMap<Kind, MultiMap>(Kind.class);
    for (var kind : Kind.values()) {
      all.put(kind, headers(kind, secure));
    }
    return all;
  }

  private static MultiMap headers(Kind kind, boolean secure) {
    boolean isApi = kind == Kind.API;
    var headers = HttpHeaders.headers();
    add(headers, "X-Content-Type-Options", "nosniff");
    add(headers, "Referrer-Policy", "same-origin");
    add(headers, "Cross-Origin-Resource-Policy", "same-origin");
    add(headers, "Content-Security-Policy", isApi ? API_CSP : CSP);
    if (!isApi) {
      add(headers, "Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)");
      add(headers, "Cross-Origin-Opener-Policy", "same-origin");
    }
    if (kind != Kind.INFORMATION) {
      add(headers, "X-Robots-Tag", "noindex");
    }
    if (secure) {
      add(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    return headers.copy(false);
  }

  /** Letters as they go over the line. */
  private static void add(MultiMap headers, String name, String value) {
    headers.add(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
  }
}
