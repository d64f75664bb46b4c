package id.antrean.staff;

import id.antrean.core.Role;
import id.antrean.db.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class AccountStore {

  /** How often a name was tried in a row, and when last before it was locked. */
  record Tries(int count, Instant lastAt) {}

  Optional<Account> find(Sql sql, String username) {
    return sql.first(
        row ->
            new Account(
                row.getUUID("id"),
                row.getString("username"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getString("branch_id"),
                row.getBoolean("disabled")),
        """
        SELECT id, username, password_hash, role, branch_id, disabled
        FROM account WHERE username = $1
        """,
        username);
  }

  void addIfNew(Sql sql, Account account, Instant now) {
    sql.update(
        """
        INSERT INTO account (id, username, password_hash, role, branch_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (username) DO NOTHING
        """,
        account.id(),
        account.username(),
        account.passwordHash(),
        account.role(),
        account.branch(),
        now);
  }

  /** {@code wished} if it is there, else another branch; empty when there is none yet. */
  Optional<String> demoBranch(Sql sql, String wished) {
    return sql.first(
        row -> row.getString("id"),
        "SELECT id FROM branch ORDER BY (id = $1) DESC, online_booking DESC, id LIMIT 1",
        wished);
  }

  /** The account; empty where there is none of that name. */
  Optional<UUID> setPassword(Sql sql, String username, String hash) {
    return sql.first(
        row -> row.getUUID("id"),
        "UPDATE account SET password_hash = $2 WHERE username = $1 RETURNING id",
        username,
        hash);
  }

  /**
   * Counts a try before the password is looked at, so that parallel guesses cannot slip through. A
   * row of tries ends {@code pause} after its last counted one.
   */
  Tries countTry(Sql sql, byte[] name, int most, Duration pause, Instant now) {
    return sql.first(
            row -> new Tries(row.getInteger("tries"), Sql.instant(row, "last_at")),
            """
            INSERT INTO sign_in_try AS t (name_hash, tries, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (name_hash) DO UPDATE SET
              tries = CASE WHEN t.last_at <= $3 THEN 1 ELSE least(t.tries + 1, $4 + 1) END,
              last_at = CASE WHEN t.last_at <= $3 OR t.tries < $4 THEN $2 ELSE t.last_at END
            RETURNING tries, last_at
            """,
            name,
            now,
            now.minus(pause),
            most)
        .orElseThrow();
  }

  /** Takes back a counted try whose password was not looked at. */
  void giveBackTry(Sql sql, byte[] name) {
    sql.update("UPDATE sign_in_try SET tries = tries - 1 WHERE name_hash = $1 AND tries > 0", name);
  }

  void forgetTries(Sql sql, byte[] name) {
    sql.update("DELETE FROM sign_in_try WHERE name_hash = $1", name);
  }

  void forgetOldTries(Sql sql, Instant before) {
    sql.update("DELETE FROM sign_in_try WHERE last_at < $1", before);
  }
}
