package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.http.Principal;
import id.antrean.security.AssignmentStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Accounts as those see them who manage people. */
final class StaffMemberStore {
  private static final String COLUMNS =
      """
      SELECT a.id, a.username, a.name, a.disabled, a.password_one_time,
        a.totp_since IS NOT NULL AS factor,
        (SELECT max(s.seen_at) FROM staff_session s WHERE s.account_id = a.id) AS seen_at, %s
      FROM account a
      """
          .formatted(AssignmentStore.ROLES);

  private final Sealed sealed;

  StaffMemberStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** Which names are locked is a second read, for it is known by their hashes only. */
  record Locked(Set<Buffer> hashes) {
    boolean has(Sealed sealed, String username) {
      return hashes.contains(Buffer.buffer(Accounts.usernameHash(sealed, username)));
    }
  }

  Locked locked(Sql sql, int tries, Duration pause, Instant now) {
    return new Locked(
        new HashSet<>(
            sql.list(
                row -> row.getBuffer("username_hash"),
                """
                SELECT DISTINCT username_hash FROM sign_in_try
                WHERE tries >= $1 AND last_at > $2 AND username_hash IS NOT NULL
                """,
                tries,
                now.minus(pause))));
  }

  /** All with a role where one of the asker's counts; an admin sees everybody. By user name. */
  List<StaffMember> seenBy(Sql sql, Principal who, Locked locked) {
    var branches =
        who.roles().stream()
            .flatMap(r -> r.branch() == null ? r.branches().stream() : List.of(r.branch()).stream())
            .toArray(String[]::new);
    var regions =
        who.roles().stream()
            .filter(role -> role.region() != null)
            .map(role -> role.region())
            .toArray(String[]::new);
    return sql.list(
        row -> member(row, who, locked),
        COLUMNS
            + """
            WHERE $1 OR EXISTS (SELECT FROM account_role r WHERE r.account_id = a.id
              AND (r.branch_id = ANY($2::text[]) OR r.region_id = ANY($3::text[])))
            ORDER BY a.username
            """,
        who.isAdmin(),
        branches,
        regions);
  }

  /** For the transaction, so that changes come one after the other. */
  void lock(Tx tx, String username) {
    tx.run("SELECT id FROM account WHERE username = $1 FOR UPDATE", username);
  }

  Optional<StaffMember> find(Sql sql, Principal who, String username, Locked locked) {
    return sql.first(row -> member(row, who, locked), COLUMNS + "WHERE a.username = $1", username);
  }

  private StaffMember member(Row row, Principal who, Locked locked) {
    var id = row.getUUID("id");
    var username = row.getString("username");
    var roles = AssignmentStore.of(row);
    return new StaffMember(
        id,
        username,
        Optional.ofNullable(Sql.bytes(row, "name"))
            .map(name -> SealedColumn.ACCOUNT_NAME.open(sealed, name, id)),
        roles,
        row.getBoolean("disabled"),
        locked.has(sealed, username),
        row.getBoolean("password_one_time"),
        row.getBoolean("factor"),
        Optional.ofNullable(Sql.instant(row, "seen_at")),
        Managers.mayManage(who, roles));
  }

  /** Problem 409 username_taken. */
  void add(Tx tx, UUID id, NewMember wish, String hash, Instant now) {
    try {
      tx.update(
          """
          INSERT INTO account (id, username, name, password_hash, password_one_time, created_at)
          VALUES ($1, $2, $3, $4, true, $5)
          """,
          id,
          wish.username(),
          SealedColumn.ACCOUNT_NAME.seal(sealed, wish.name().full(), id),
          hash,
          now);
    } catch (ConstraintViolation taken) {
      if (!taken.is("account_username_once")) {
        throw taken;
      }
      throw Problem.conflict("username_taken")
          .field("username", Sentence.of("problem.username_taken"));
    }
  }

  /** Problem 409 last_admin. */
  void setDisabled(Tx tx, UUID account, boolean disabled) {
    keepingAnAdmin(
        () -> tx.update("UPDATE account SET disabled = $2 WHERE id = $1", account, disabled));
  }

  /** Problem 409 last_admin: the database holds that somebody can always let others in. */
  static void keepingAnAdmin(Runnable change) {
    try {
      change.run();
    } catch (ConstraintViolation last) {
      if (!last.is("account_last_admin")) {
        throw last;
      }
      throw Problem.conflict("last_admin");
    }
  }
}
