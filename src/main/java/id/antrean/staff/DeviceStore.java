package id.antrean.staff;

import id.antrean.db.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Browsers from which a name signed in. */
final class DeviceStore {

  boolean isKnown(Sql sql, String username, byte[] device) {
    return sql.first(
            row -> true,
            """
            SELECT 1 FROM staff_device d JOIN account a ON a.id = d.account_id
            WHERE a.username = $1 AND d.device_hash = $2
            """,
            username,
            device)
        .isPresent();
  }

  void seen(Sql sql, UUID account, byte[] device, UUID id, String browser, Instant now) {
    sql.update(
        """
        INSERT INTO staff_device (account_id, device_hash, id, browser, first_at, last_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (account_id, device_hash)
        DO UPDATE SET last_at = excluded.last_at, browser = excluded.browser
        """,
        account,
        device,
        id,
        browser,
        now);
  }

  /** The last used first. */
  List<OwnDevice> of(Sql sql, UUID account, byte[] here) {
    return sql.list(
        row ->
            new OwnDevice(
                row.getUUID("id"),
                row.getString("browser"),
                Sql.instant(row, "first_at"),
                Sql.instant(row, "last_at"),
                row.getBoolean("is_here")),
        """
        SELECT id, browser, first_at, last_at, device_hash = $2 AS is_here
        FROM staff_device WHERE account_id = $1 ORDER BY last_at DESC, id LIMIT 50
        """,
        account,
        here);
  }

  boolean forget(Sql sql, UUID account, UUID id) {
    return sql.update("DELETE FROM staff_device WHERE account_id = $1 AND id = $2", account, id)
        == 1;
  }

  /** {@code before}: their cookies are over by then. */
  void forgetOld(Sql sql, Instant before) {
    sql.update("DELETE FROM staff_device WHERE last_at < $1", before);
  }
}
