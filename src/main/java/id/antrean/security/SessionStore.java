package id.antrean.security;

import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.http.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of staff_session. */
final class SessionStore {

  record Session(
      Principal principal,
      String csrfToken,
      Instant seenAt,
      boolean hasPin,
      boolean oneTimePassword,
      boolean hasFactor,
      boolean hasShownCode) {}

  /** {@code browser}, {@code address}: where it was opened, for its owner's list. */
  record NewSession(
      byte[] tokenHash,
      UUID account,
      String csrfToken,
      Optional<String> pinHash,
      String address,
      String browser,
      Instant now,
      Instant ends) {}

  record PinTry(String pinHash, int count) {}

  private final Database db;

  SessionStore(Database db) {
    this.db = db;
  }

  void add(NewSession session) {
    db.update(
        """
        INSERT INTO staff_session (token_hash, account_id, csrf_token, pin_hash, address, browser,
          began_at, seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
        """,
        session.tokenHash(),
        session.account(),
        session.csrfToken(),
        session.pinHash().orElse(null),
        session.address(),
        session.browser(),
        session.now(),
        session.ends());
  }

  Optional<Session> find(byte[] tokenHash, Instant now, Instant seenAfter) {
    return db.first(
            row ->
                new Session(
                    new Principal(
                        row.getUUID("account_id"),
                        row.getString("username"),
                        AssignmentStore.of(row)),
                    row.getString("csrf_token"),
                    Sql.instant(row, "seen_at"),
                    row.getBoolean("has_pin"),
                    row.getBoolean("password_one_time"),
                    row.getBoolean("has_factor"),
                    row.getBoolean("has_shown_code")),
            """
            SELECT s.account_id, s.csrf_token, s.seen_at, s.pin_hash IS NOT NULL AS has_pin,
              s.code_at IS NOT NULL AS has_shown_code, a.username, a.password_one_time,
              a.totp_since IS NOT NULL AS has_factor, %s
            FROM staff_session s JOIN account a ON a.id = s.account_id
            WHERE s.token_hash = $1 AND s.ends_at > $2 AND NOT a.disabled
              AND (s.seen_at > $3 OR s.pin_hash IS NOT NULL)
            """
                .formatted(AssignmentStore.ROLES),
            tokenHash,
            now,
            seenAfter)
        .filter(session -> !session.principal().roles().isEmpty());
  }

  /** The newest first; those that an hour unused has ended are not among them. */
  List<Sessions.Own> of(UUID account, byte[] here, Instant now, Instant seenAfter) {
    return db.list(
        row ->
            new Sessions.Own(
                row.getUUID("id"),
                row.getString("browser"),
                row.getString("address"),
                Sql.instant(row, "began_at"),
                Sql.instant(row, "seen_at"),
                row.getBoolean("is_here")),
        """
        SELECT id, browser, address, began_at, seen_at, token_hash = $2 AS is_here
        FROM staff_session
        WHERE account_id = $1 AND ends_at > $3 AND (seen_at > $4 OR pin_hash IS NOT NULL)
        ORDER BY began_at DESC, id LIMIT 50
        """,
        account,
        here,
        now,
        seenAfter);
  }

  void seen(byte[] tokenHash, Instant now) {
    db.update("UPDATE staff_session SET seen_at = $2 WHERE token_hash = $1", tokenHash, now);
  }

  void codeShown(Sql sql, byte[] tokenHash, Instant now) {
    sql.update("UPDATE staff_session SET code_at = $2 WHERE token_hash = $1", tokenHash, now);
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

  int removeAll(Sql sql, UUID account) {
    return sql.update("DELETE FROM staff_session WHERE account_id = $1", account);
  }

  int removeOthers(Sql sql, UUID account, byte[] but) {
    return sql.update(
        "DELETE FROM staff_session WHERE account_id = $1 AND token_hash <> $2", account, but);
  }

  int removeOne(Sql sql, UUID account, UUID id) {
    return sql.update("DELETE FROM staff_session WHERE account_id = $1 AND id = $2", account, id);
  }

  void removeEnded(Instant before) {
    db.update("DELETE FROM staff_session WHERE ends_at < $1", before);
  }

  void remove(byte[] tokenHash) {
    db.update("DELETE FROM staff_session WHERE token_hash = $1", tokenHash);
  }
}
