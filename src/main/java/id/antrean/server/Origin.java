package id.antrean.server;

import id.antrean.core.Problem;
import io.vertx.core.http.HttpServerRequest;

/** Refuses writes that a foreign page made a browser send (CSRF). Programs send neither header. */
final class Origin {
  private Origin() {}

  static void mustBeOurs(HttpServerRequest request, String ours) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        throw Problem.of(403, "foreign_page");
      }
      return;
    }
    var origin = request.getHeader("Origin");
    if (origin == null || origin.equals(ours)) {
      return;
    }
    var host = request.authority() == null ? "" : request.authority().toString();
    if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
      throw Problem.of(403, "foreign_page");
    }
  }
}
