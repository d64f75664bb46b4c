package id.antrean.security;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.http.Assignment;
import id.antrean.http.Hold;
import id.antrean.http.Request;
import io.vertx.core.http.CookieSameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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

  /** After its end, so that those who manage people see when somebody was last here. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private static final int PIN_TRIES = 5;

  /** The hash a typed PIN is to be held against, and how many tries remain after this one. */
  public record PinTry(String pinHash, int left) {}

  /** One of a person's sessions, for their own list; {@code isHere}: the one that asks. */
  public record Own(
      UUID id, String browser, String address, Instant beganAt, Instant seenAt, boolean isHere) {}

  private final SessionStore store;
  private final Sealed sealed;
  private final SecondFactor demanded;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Database db, Sealed sealed, SecondFactor demanded) {
    this.store = new SessionStore(db);
    this.sealed = sealed;
    this.demanded = demanded;
  }

  /**
   * Starts a session for a person whose password was right; the request goes on as theirs. Unused
   * for a while it is locked where it has a PIN, else it ends.
   */
  public void open(Request request, UUID account, Optional<String> pinHash) {
    var token = token();
    store.removeEnded(request.now().minus(KEPT));
    var browser = BrowserName.of(request.header("User-Agent").orElse(""));
    store.add(
        new SessionStore.NewSession(
            hash(token),
            account,
            token(),
            pinHash,
            request.address(),
            browser,
            request.now(),
            request.now().plus(SHIFT)));
    request.cookies().set(COOKIE, token, SHIFT.toSeconds(), CookieSameSite.STRICT);
    resume(request, token);
  }

  public void close(Request request) {
    request.cookie(COOKIE).ifPresent(token -> store.remove(hash(token)));
    request.cookies().set(COOKIE, "", 0, CookieSameSite.STRICT);
  }

  /** Ends all sessions of an account, on every node from the next request on; answers how many. */
  public int closeAll(Sql sql, UUID account) {
    return store.removeAll(sql, account);
  }

  /** Ends all sessions of an account but that of {@link #here}. */
  public int closeOthers(Sql sql, UUID account, byte[] here) {
    return store.removeOthers(sql, account, here);
  }

  /** Ends one of the account's own; false where it has ended already. */
  public boolean closeOne(Sql sql, UUID account, UUID id) {
    return store.removeOne(sql, account, id) == 1;
  }

  /** The newest first. */
  public List<Own> of(UUID account, byte[] here, Instant now) {
    return store.of(account, here, now, now.minus(IDLE));
  }

  /** The code of the second factor was right: this session is asked for none again. */
  public void codeShown(Sql sql, byte[] here, Instant now) {
    store.codeShown(sql, here, now);
  }

  /** Whether somebody with these roles may not go without a second factor. */
  public boolean isFactorDemandedOf(List<Assignment> roles) {
    return demanded.isDemandedOf(roles);
  }

  public void resume(Request request) {
    request.cookie(COOKIE).ifPresent(token -> resume(request, token));
  }

  private void resume(Request request, String token) {
    var now = request.now();
    store
        .find(hash(token), now, now.minus(IDLE))
        .ifPresent(
            session -> {
              var hold = hold(session, now);
              if (hold.isPresent()) {
                request.held(session.principal(), session.csrfToken(), hold.get());
                if (hold.get() == Hold.LOCKED) {
                  return;
                }
              } else {
                request.signedIn(session.principal(), session.csrfToken());
              }
              var used = now.minusSeconds(idleSeconds(request));
              if (session.seenAt().plus(SEEN_STEP).isBefore(used)) {
                store.seen(hash(token), used);
              }
            });
  }

  private Optional<Hold> hold(SessionStore.Session session, Instant now) {
    if (session.hasPin() && !now.isBefore(session.seenAt().plus(LOCK))) {
      return Optional.of(Hold.LOCKED);
    }
    if (session.hasFactor() && !session.hasShownCode()) {
      return Optional.of(Hold.CODE);
    }
    if (session.oneTimePassword() && demanded.isOwnPasswordDemanded()) {
      return Optional.of(Hold.PASSWORD);
    }
    return !session.hasFactor() && demanded.isDemandedOf(session.principal().roles())
        ? Optional.of(Hold.FACTOR)
        : Optional.empty();
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

  /** Names the session of a request to the other methods here. */
  public byte[] here(Request request) {
    return hash(request.cookie(COOKIE).orElse(""));
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
