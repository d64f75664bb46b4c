package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Second factors of accounts, and their recovery codes. */
final class FactorStore {
  private final Sealed sealed;

  FactorStore(Sealed sealed) {
    this.sealed = sealed;
  }

  Optional<Totp> find(Sql sql, UUID account) {
    return sql.first(
        row -> {
          var secret =
              SealedColumn.ACCOUNT_TOTP.open(sealed, Sql.bytes(row, "totp_secret"), account);
          return new Totp(Base64.getDecoder().decode(secret));
        },
        "SELECT totp_secret FROM account WHERE id = $1 AND totp_secret IS NOT NULL",
        account);
  }

  /** {@code step}: of the code that proved it; from now on only later ones are good. */
  void set(Sql sql, UUID account, Totp totp, long step, Instant now) {
    var secret = Base64.getEncoder().encodeToString(totp.secret());
    sql.update(
        "UPDATE account SET totp_secret = $2, totp_step = $3, totp_since = $4 WHERE id = $1",
        account,
        SealedColumn.ACCOUNT_TOTP.seal(sealed, secret, account),
        step,
        now);
  }

  /** False where the code of this step, or of a later one, was used already. */
  boolean use(Sql sql, UUID account, long step) {
    return sql.update(
            "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2", account, step)
        == 1;
  }

  /** The factor and its recovery codes; false where there was none. */
  boolean remove(Sql sql, UUID account) {
    sql.update("DELETE FROM recovery_code WHERE account_id = $1", account);
    return sql.update(
            """
            UPDATE account SET totp_secret = NULL, totp_since = NULL
            WHERE id = $1 AND totp_secret IS NOT NULL
            """,
            account)
        == 1;
  }

  /** In place of those from before. */
  void setRecoveryCodes(Sql sql, UUID account, List<String> codes) {
    sql.update("DELETE FROM recovery_code WHERE account_id = $1", account);
    for (var code : codes) {
      sql.update(
          "INSERT INTO recovery_code (account_id, code_hash) VALUES ($1, $2)",
          account,
          hash(account, code));
    }
  }

  /** False where it is none of theirs, or was used. */
  boolean useRecoveryCode(Sql sql, UUID account, String code, Instant now) {
    return sql.update(
            """
            UPDATE recovery_code SET used_at = $3
            WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL
            """,
            account,
            hash(account, code),
            now)
        == 1;
  }

  int recoveryCodesLeft(Sql sql, UUID account) {
    return sql.first(
            row -> row.getInteger("n"),
            """
            SELECT count(*)::int AS n FROM recovery_code
            WHERE account_id = $1 AND used_at IS NULL
            """,
            account)
        .orElse(0);
  }

  private byte[] hash(UUID account, String code) {
    return sealed.hash("recovery-code", account + "\n" + code);
  }
}
