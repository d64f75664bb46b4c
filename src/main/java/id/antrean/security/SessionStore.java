package id.antrean.security;

import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.http.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rows of staff_session. */
final class SessionStore {

  record Session(Principal principal, String csrfToken, Instant seenAt, boolean hasPin) {}

  record PinTry(String pinHash, int count) {}

  private final Database db;

  SessionStore(Database db) {
    this.db = db;
  }

  void add(
      byte[] tokenHash,
      UUID account,
      String csrfToken,
      Optional<String> pinHash,
      Instant now,
      Instant ends) {
    db.update(
        """
        INSERT INTO staff_session (token_hash, account_id, csrf_token, pin_hash, seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        tokenHash,
        account,
        csrfToken,
        pinHash.orElse(null),
        now,
        ends);
  }

  Optional<Session> find(byte[] tokenHash, Instant now, Instant seenAfter) {
    return db.first(
        row ->
            new Session(
                new Principal(
                    row.getUUID("account_id"),
                    row.getString("username"),
                    Role.valueOf(row.getString("role")),
                    row.getString("branch_id")),
                row.getString("csrf_token"),
                Sql.instant(row, "seen_at"),
                row.getBoolean("has_pin")),
        """
        SELECT s.account_id, s.csrf_token, s.seen_at, s.pin_hash IS NOT NULL AS has_pin,
          a.username, a.role, a.branch_id
        FROM staff_session s JOIN account a ON a.id = s.account_id
        WHERE s.token_hash = $1 AND s.ends_at > $2 AND NOT a.disabled
          AND (s.seen_at > $3 OR s.pin_hash IS NOT NULL)
        """,
        tokenHash,
        now,
        seenAfter);
  }

  void seen(byte[] tokenHash, Instant now) {
    db.update("UPDATE staff_session SET seen_at = $2 WHERE token_hash = $1", tokenHash, now);
  }

  /** Counts a try before the PIN is looked at, so that parallel guesses cannot slip through. */
  Optional<PinTry> countPinTry(byte[] tokenHash, int most, Instant now) {
    return db.first(
        row -> new PinTry(row.getString("pin_hash"), row.getInteger("pin_tries")),
        """
        UPDATE staff_session SET pin_tries = pin_tries + 1
        WHERE token_hash = $1 AND ends_at > $2 AND pin_hash IS NOT NULL AND pin_tries < $3
        RETURNING pin_hash, pin_tries
        """,
        tokenHash,
        now,
        most);
  }

  void giveBackPinTry(byte[] tokenHash) {
    db.update(
        """
        UPDATE staff_session SET pin_tries = pin_tries - 1
        WHERE token_hash = $1 AND pin_tries > 0
        """,
        tokenHash);
  }

  void unlock(byte[] tokenHash, Instant now) {
    db.update(
        "UPDATE staff_session SET seen_at = $2, pin_tries = 0 WHERE token_hash = $1",
        tokenHash,
        now);
  }

  void removeAll(Sql sql, UUID account) {
    sql.update("DELETE FROM staff_session WHERE account_id = $1", account);
  }

  void remove(byte[] tokenHash) {
    db.update("DELETE FROM staff_session WHERE token_hash = $1", tokenHash);
  }
}
