package id.antrean.staff;

import id.antrean.core.Ids;
import id.antrean.db.Sql;
import id.antrean.http.Assignment;
import id.antrean.security.AssignmentStore;
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
                AssignmentStore.of(row),
                row.getBoolean("disabled"),
                row.getBoolean("password_one_time"),
                row.getBoolean("factor")),
        """
        SELECT a.id, a.username, a.password_hash, a.disabled, a.password_one_time,
          a.totp_since IS NOT NULL AS factor, %s
        FROM account a WHERE a.username = $1
        """
            .formatted(AssignmentStore.ROLES),
        username);
  }

  /** Without the name of a person; its role is {@code role}. */
  void addIfNew(Sql sql, String username, String hash, Assignment role, Instant now) {
    var added =
        sql.first(
            row -> row.getUUID("id"),
            """
            INSERT INTO account (id, username, password_hash, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (username) DO NOTHING RETURNING id
            """,
            Ids.next(),
            username,
            hash,
            now);
    added.ifPresent(account -> addRole(sql, account, role));
  }

  void addRole(Sql sql, UUID account, Assignment role) {
    sql.update(
        """
        INSERT INTO account_role (account_id, role, branch_id, region_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING
        """,
        account,
        role.role(),
        role.branch(),
        role.region());
  }

  void removeRole(Sql sql, UUID account, Assignment role) {
    sql.update(
        """
        DELETE FROM account_role WHERE account_id = $1 AND role = $2
          AND branch_id IS NOT DISTINCT FROM $3 AND region_id IS NOT DISTINCT FROM $4
        """,
        account,
        role.role(),
        role.branch(),
        role.region());
  }

  /** A branch for the demo's people. */
  record DemoBranch(String id, String region) {}

  /** {@code wished} if it is there, else another branch; empty when there is none yet. */
  Optional<DemoBranch> demoBranch(Sql sql, String wished) {
    return sql.first(
        row -> new DemoBranch(row.getString("id"), row.getString("region_id")),
        """
        SELECT id, region_id FROM branch ORDER BY (id = $1) DESC, online_booking DESC, id LIMIT 1
        """,
        wished);
  }

  /** Of the setting that was last made the password of this name. */
  Optional<String> settingHash(Sql sql, String username) {
    return sql.first(
        row -> row.getString("setting_hash"),
        "SELECT setting_hash FROM account WHERE username = $1 AND setting_hash IS NOT NULL",
        username);
  }

  /** The account; empty where there is none of that name. */
  Optional<UUID> setSetting(Sql sql, String username, String hash, boolean oneTime) {
    return sql.first(
        row -> row.getUUID("id"),
        """
        UPDATE account SET password_hash = $2, setting_hash = $2, password_one_time = $3
        WHERE username = $1 RETURNING id
        """,
        username,
        hash,
        oneTime);
  }

  void setPassword(Sql sql, UUID account, String hash, boolean oneTime) {
    sql.update(
        "UPDATE account SET password_hash = $2, password_one_time = $3 WHERE id = $1",
        account,
        hash,
        oneTime);
  }

  /**
   * Counts a try before the password is looked at, so that parallel guesses cannot slip through. A
   * row of tries ends {@code pause} after its last counted one.
   */
  Tries countTry(Sql sql, byte[] name, byte[] username, int most, Duration pause, Instant now) {
    return sql.first(
            row -> new Tries(row.getInteger("tries"), Sql.instant(row, "last_at")),
            """
            INSERT INTO sign_in_try AS t (name_hash, tries, last_at, username_hash)
            VALUES ($1, 1, $2, $5)
            ON CONFLICT (name_hash) DO UPDATE SET
              tries = CASE WHEN t.last_at <= $3 THEN 1 ELSE least(t.tries + 1, $4 + 1) END,
              last_at = CASE WHEN t.last_at <= $3 OR t.tries < $4 THEN $2 ELSE t.last_at END
            RETURNING tries, last_at
            """,
            name,
            now,
            now.minus(pause),
            most,
            username)
        .orElseThrow();
  }

  /** Takes back a counted try whose password was not looked at. */
  void giveBackTry(Sql sql, byte[] name) {
    sql.update("UPDATE sign_in_try SET tries = tries - 1 WHERE name_hash = $1 AND tries > 0", name);
  }

  void forgetTries(Sql sql, byte[] name) {
    sql.update("DELETE FROM sign_in_try WHERE name_hash = $1", name);
  }

  /** Wherever they came from. */
  void forgetTriesOf(Sql sql, byte[] username) {
    sql.update("DELETE FROM sign_in_try WHERE username_hash = $1", username);
  }

  void forgetOldTries(Sql sql, Instant before) {
    sql.update("DELETE FROM sign_in_try WHERE last_at < $1", before);
  }
}
