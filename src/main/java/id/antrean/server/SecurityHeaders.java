package id.antrean.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** On every answer. No page loads anything from a third party, and no script is inline. */
final class SecurityHeaders {
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What is no page loads nothing, but for the spoken digits where their link is followed. */
  private static final String API_CSP =
      "default-src 'none'; media-src 'self'; frame-ancestors 'none'";

  private static final MultiMap PAGE = headers(false, false);
  private static final MultiMap PAGE_HTTPS = headers(false, true);
  private static final MultiMap API = headers(true, false);
  private static final MultiMap API_HTTPS = headers(true, true);

  private SecurityHeaders() {}

  /**
   * The first headers of an answer: taken over as a whole, which costs less than each by itself.
   */
  static void on(HttpServerRequest request, boolean secure) {
    var path = request.path();
    boolean isApi = path != null && path.startsWith("/api/v1/");
    request
        .response()
        .headers()
        .setAll(isApi ? secure ? API_HTTPS : API : secure ? PAGE_HTTPS : PAGE);
  }

  private static MultiMap headers(boolean isApi, boolean secure) {
    var headers = HttpHeaders.headers();
    add(headers, "X-Content-Type-Options", "nosniff");
    add(headers, "Referrer-Policy", "same-origin");
    add(headers, "Cross-Origin-Resource-Policy", "same-origin");
    add(headers, "Content-Security-Policy", isApi ? API_CSP : CSP);
    if (!isApi) {
      add(headers, "Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)");
      add(headers, "Cross-Origin-Opener-Policy", "same-origin");
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
