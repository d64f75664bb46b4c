package id.antrean.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.antrean.core.Problem;
import java.security.MessageDigest;

/** The token that only our own page of a signed-in member of staff knows. */
public final class Csrf {
  private Csrf() {}

  /** Staff writes carry it in a header or a form field: else Problem 403 csrf. */
  public static void mustBeCarried(Request request) {
    var given = request.header("X-CSRF-Token").orElseGet(() -> request.form("csrf"));
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), request.csrfToken().getBytes(UTF_8))) {
      throw Problem.of(403, "csrf");
    }
  }
}
