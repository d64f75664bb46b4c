package id.antrean.security;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.http.Request;
import io.vertx.core.http.CookieSameSite;
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
  public String open(Request request, UUID account, Optional<String> pinHash) {
    var token = token();
    var csrfToken = token();
    store.add(hash(token), account, csrfToken, pinHash, request.now(), request.now().plus(SHIFT));
    request.setCookie(COOKIE, token, SHIFT.toSeconds(), CookieSameSite.STRICT);
    return csrfToken;
  }

  public void close(Request request) {
    request.cookie(COOKIE).ifPresent(token -> store.remove(hash(token)));
    request.setCookie(COOKIE, "", 0, CookieSameSite.STRICT);
  }

  /** Ends all sessions of an account, in the transaction that changes its password. */
  public void closeAll(Sql sql, UUID account) {
    store.removeAll(sql, account);
  }

  public void resume(Request request) {
    var token = request.cookie(COOKIE);
    if (token.isEmpty()) {
      return;
    }
    var now = request.now();
    store
        .find(hash(token.get()), now, now.minus(IDLE))
        .ifPresent(
            session -> {
              if (session.hasPin() && !now.isBefore(session.seenAt().plus(LOCK))) {
                request.locked(session.principal(), session.csrfToken());
                return;
              }
              var used = now.minusSeconds(idleSeconds(request));
              if (session.seenAt().plus(SEEN_STEP).isBefore(used)) {
                store.seen(hash(token.get()), used);
              }
              request.signedIn(session.principal(), session.csrfToken());
            });
  }

  /** A page that polls says for how long it was not touched; other callers count as active. */
  private static long idleSeconds(Request request) {
    return request
        .header("X-Idle-Seconds")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** As if nobody had used it for long: whoever leaves the screen does not wait for that. */
  public void lock(Request request) {
    request.cookie(COOKIE).ifPresent(token -> store.seen(hash(token), request.now().minus(LOCK)));
  }

  /** Empty where there is no session with a PIN, or no try left. */
  public Optional<PinTry> tryPin(Request request) {
    return request
        .cookie(COOKIE)
        .flatMap(token -> store.countPinTry(hash(token), PIN_TRIES, request.now()))
        .map(counted -> new PinTry(counted.pinHash(), PIN_TRIES - counted.count()));
  }

  /** For a PIN that was not looked at. */
  public void giveBackPinTry(Request request) {
    request.cookie(COOKIE).ifPresent(token -> store.giveBackPinTry(hash(token)));
  }

  /** For a person whose PIN was right. */
  public void unlock(Request request) {
    request.cookie(COOKIE).ifPresent(token -> store.unlock(hash(token), request.now()));
    resume(request);
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
