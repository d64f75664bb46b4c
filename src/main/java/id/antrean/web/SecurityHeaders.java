package id.antrean.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** On every answer. No page loads anything from a third party, and no script is inline. */
final class SecurityHeaders {
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Ready to be sent, for they are on every answer. */
  private record Header(CharSequence name, CharSequence value) {
    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
  }

  private static final List<Header> ALWAYS =
      List.of(
          Header.of("X-Content-Type-Options", "nosniff"),
          Header.of("Referrer-Policy", "same-origin"),
          Header.of("Cross-Origin-Resource-Policy", "same-origin"));

  private static final List<Header> PAGES =
      List.of(
          Header.of("Content-Security-Policy", CSP),
          Header.of("Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)"),
          Header.of("Cross-Origin-Opener-Policy", "same-origin"));

  /** What is no page loads nothing, but for the spoken digits where their link is followed. */
  private static final List<Header> API =
      List.of(
          Header.of(
              "Content-Security-Policy",
              "default-src 'none'; media-src 'self'; frame-ancestors 'none'"));

  private static final Header HTTPS_ONLY =
      Header.of("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

  private SecurityHeaders() {}

  static void on(HttpServerRequest request, boolean secure) {
    var response = request.response();
    var path = request.path();
    boolean isApi = path != null && path.startsWith("/api/v1/");
    ALWAYS.forEach(header -> response.putHeader(header.name(), header.value()));
    (isApi ? API : PAGES).forEach(header -> response.putHeader(header.name(), header.value()));
    if (secure) {
      response.putHeader(HTTPS_ONLY.name(), HTTPS_ONLY.value());
    }
  }
}
