package id.antrean.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.vertx.core.http.CookieSameSite;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Staff sessions. They lie in PostgreSQL, so that they hold on every node and end everywhere at
 * once; the cookie's token is stored only as a keyed hash.
 */
public final class Sessions {
  static final String COOKIE = "antrean_staf";
  private static final Duration IDLE = Duration.ofMinutes(60);
  private static final Duration SHIFT = Duration.ofHours(12);
  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private static final int PIN_TRIES = 5;

  /** The hash a typed PIN is to be held against, and how many tries remain after this one. */
  public record PinTry(String pinHash, int left) {}

  private final SessionStore store;
  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Database db, Sealed sealed) {
    this.store = new SessionStore(db);
    this.sealed = sealed;
  }

  /**
   * Starts a session for a person whose password was right; answers the CSRF token. Unused for a
   * while it is locked where it has a PIN, else it ends.
   */
  public String open(Call call, UUID account, Optional<String> pinHash) {
    var token = token();
    var csrfToken = token();
    store.add(hash(token), account, csrfToken, pinHash, call.now(), call.now().plus(SHIFT));
    call.setCookie(COOKIE, token, SHIFT.toSeconds(), "/", CookieSameSite.STRICT);
    return csrfToken;
  }

  public void close(Call call) {
    call.cookie(COOKIE).ifPresent(token -> store.remove(hash(token)));
    call.setCookie(COOKIE, "", 0, "/", CookieSameSite.STRICT);
  }

  void resume(Call call) {
    var token = call.cookie(COOKIE);
    if (token.isEmpty()) {
      return;
    }
    var now = call.now();
    store
        .find(hash(token.get()), now, now.minus(IDLE))
        .ifPresent(
            session -> {
              if (session.hasPin() && !now.isBefore(session.seenAt().plus(LOCK))) {
                call.locked();
                return;
              }
              var used = now.minusSeconds(idleSeconds(call));
              if (session.seenAt().plus(SEEN_STEP).isBefore(used)) {
                store.seen(hash(token.get()), used);
              }
              call.signedIn(session.principal(), session.csrfToken());
            });
  }

  /** A page that asks by itself says since when no hand touched it; other callers are at work. */
  private static long idleSeconds(Call call) {
    return call.header("X-Idle-Seconds")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** Empty where there is no session with a PIN, or no try left. */
  public Optional<PinTry> tryPin(Call call) {
    return call.cookie(COOKIE)
        .flatMap(token -> store.countPinTry(hash(token), PIN_TRIES, call.now()))
        .map(counted -> new PinTry(counted.pinHash(), PIN_TRIES - counted.count()));
  }

  /** For a person whose PIN was right. */
  public void unlock(Call call) {
    call.cookie(COOKIE).ifPresent(token -> store.unlock(hash(token), call.now()));
    resume(call);
  }

  /** Staff writes carry the token that only our own page knows, in a header or a form field. */
  void mustCarryCsrf(Call call) {
    var given = call.header("X-CSRF-Token").orElseGet(() -> call.form("csrf"));
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), call.csrfToken().getBytes(UTF_8))) {
      throw Problem.of(403, "csrf");
    }
  }

  private byte[] hash(String token) {
    return sealed.hash("staff-session", token);
  }

  private String token() {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
