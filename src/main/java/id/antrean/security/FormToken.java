package id.antrean.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.http.Request;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The signed hidden field of a public form: the form came from us, for this subject (a draft, a
 * booking), not long ago. No stored state, so any node can check it.
 */
public final class FormToken {
  private static final Duration GOOD = Duration.ofHours(2);

  private final Sealed sealed;

  public FormToken(Sealed sealed) {
    this.sealed = sealed;
  }

  public String of(String subject, Instant now) {
    return signed(subject, Long.toString(now.getEpochSecond(), 36));
  }

  /** Problem 403 csrf when the token is missing, old, made up, or of another form. */
  public void check(String token, String subject, Instant now) {
    var at = issuedAt(token);
    if (at.isEmpty()
        || !MessageDigest.isEqual(signed(subject, at.get()).getBytes(UTF_8), token.getBytes(UTF_8))
        || now.isAfter(Instant.ofEpochSecond(Long.parseLong(at.get(), 36)).plus(GOOD))) {
      throw Problem.of(403, "csrf");
    }
  }

  /** Checks the field of the form that this request brings. */
  public void check(Request request, String subject) {
    check(request.form("token"), subject, request.now());
  }

  /** False, and logged, where {@link #check} would refuse: the page then shows the form again. */
  public boolean isGood(Request request, String subject) {
    try {
      check(request, subject);
      return true;
    } catch (Problem old) {
      request.log(old);
      return false;
    }
  }

  private String signed(String subject, String at) {
    var mac = sealed.hash("form-token", subject + "\n" + at);
    return at + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static Optional<String> issuedAt(String token) {
    var dot = token.indexOf('.');
    return token.matches("[0-9a-z]{1,10}\\..*")
        ? Optional.of(token.substring(0, dot))
        : Optional.empty();
  }
}
