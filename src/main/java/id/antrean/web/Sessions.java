package id.antrean.web;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.core.http.CookieSameSite;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/**
 * Staff sessions. They lie in PostgreSQL, so that they hold on every node and end everywhere at
 * once; the cookie's token is stored only as a keyed hash.
 */
public final class Sessions {
  static final String COOKIE = "antrean_staf";
  private static final Duration IDLE = Duration.ofMinutes(60);
  private static final Duration SHIFT = Duration.ofHours(12);
  private static final Duration SEEN_STEP = Duration.ofMinutes(1);

  private record Session(Principal principal, String csrfToken) {}

  private final Database db;
  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /** Starts a session for a person whose password was right; answers the CSRF token. */
  public String open(Call call, UUID account) {
    var token = token();
    var csrfToken = token();
    db.update(
        """
        INSERT INTO staff_session (token_hash, account_id, csrf_token, seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        hash(token),
        account,
        csrfToken,
        call.now(),
        call.now().plus(SHIFT));
    call.setCookie(COOKIE, token, SHIFT.toSeconds(), "/", CookieSameSite.STRICT);
    return csrfToken;
  }

  /** The CSRF token of the session that this request carries. */
  public String csrfToken(Call call) {
    return find(call).csrfToken();
  }

  public void close(Call call) {
    call.cookie(COOKIE)
        .ifPresent(
            token -> db.update("DELETE FROM staff_session WHERE token_hash = $1", hash(token)));
    call.setCookie(COOKIE, "", 0, "/", CookieSameSite.STRICT);
  }

  void resume(Call call) {
    if (call.cookie(COOKIE).isPresent()) {
      var session = find(call);
      if (session != null) {
        call.signedIn(session.principal());
      }
    }
  }

  void mustCarryCsrf(Call call) {
    var given = call.header("X-CSRF-Token").orElseGet(() -> call.form("csrf"));
    var session = find(call);
    if (session == null
        || !MessageDigest.isEqual(given.getBytes(), session.csrfToken().getBytes())) {
      throw Problem.of(403, "csrf");
    }
  }

  private Session find(Call call) {
    var token = call.cookie(COOKIE).orElse("");
    var now = call.now();
    var session =
        db.first(
                row -> {
                  if (Sql.instant(row, "seen_at").plus(SEEN_STEP).isBefore(now)) {
                    db.update(
                        "UPDATE staff_session SET seen_at = $2 WHERE token_hash = $1",
                        hash(token),
                        now);
                  }
                  return new Session(
                      new Principal(
                          row.getUUID("account_id"),
                          row.getString("username"),
                          Role.valueOf(row.getString("role")),
                          row.getString("branch_id")),
                      row.getString("csrf_token"));
                },
                """
                SELECT s.account_id, s.csrf_token, s.seen_at, a.username, a.role, a.branch_id
                FROM staff_session s JOIN account a ON a.id = s.account_id
                WHERE s.token_hash = $1 AND s.ends_at > $2 AND s.seen_at > $3 AND NOT a.disabled
                """,
                hash(token),
                now,
                now.minus(IDLE))
            .orElse(null);
    return session;
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
