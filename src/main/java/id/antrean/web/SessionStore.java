package id.antrean.web;

import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rows of staff_session. */
final class SessionStore {

  record Session(Principal principal, String csrfToken, Instant seenAt) {}

  private final Database db;

  SessionStore(Database db) {
    this.db = db;
  }

  void add(byte[] tokenHash, UUID account, String csrfToken, Instant now, Instant ends) {
    db.update(
        """
        INSERT INTO staff_session (token_hash, account_id, csrf_token, seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        tokenHash,
        account,
        csrfToken,
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
                Sql.instant(row, "seen_at")),
        """
        SELECT s.account_id, s.csrf_token, s.seen_at, a.username, a.role, a.branch_id
        FROM staff_session s JOIN account a ON a.id = s.account_id
        WHERE s.token_hash = $1 AND s.ends_at > $2 AND s.seen_at > $3 AND NOT a.disabled
        """,
        tokenHash,
        now,
        seenAfter);
  }

  void seen(byte[] tokenHash, Instant now) {
    db.update("UPDATE staff_session SET seen_at = $2 WHERE token_hash = $1", tokenHash, now);
  }

  void remove(byte[] tokenHash) {
    db.update("DELETE FROM staff_session WHERE token_hash = $1", tokenHash);
  }
}
