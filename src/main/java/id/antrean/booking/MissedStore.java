package id.antrean.booking;

import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.security.Proof;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/** What a missed booking asked for, so that nobody types it twice. */
final class MissedStore {
  private final Database db;
  private final Sealed sealed;

  MissedStore(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /**
   * The same wish for another slot; what was proved stays proved. Empty once its person is
   * forgotten.
   */
  Optional<BookingWish> wish(UUID booking, long slot) {
    return db.first(
        row -> wish(row, booking, slot),
        """
        SELECT person, service_code, reason_code, claim_sealed, language, near_turn_sms, proved,
          mail_proved, unproved
        FROM booking WHERE id = $1 AND person IS NOT NULL
        """,
        booking);
  }

  /** Whether the same person has booked again since, for what one may have open. */
  boolean isRebooked(UUID booking) {
    return db.first(
            row -> true,
            """
            SELECT FROM booking missed JOIN booking open USING (open_key)
            WHERE missed.id = $1 AND open.state IN ('BOOKED', 'CHECKED_IN') AND open.id <> missed.id
            LIMIT 1
            """,
            booking)
        .isPresent();
  }

  private BookingWish wish(Row row, UUID booking, long slot) {
    return new BookingWish(
        PersonJson.open(sealed, Sql.bytes(row, "person"), booking),
        row.getString("service_code"),
        Optional.ofNullable(row.getString("reason_code")),
        slot,
        Optional.ofNullable(Sql.bytes(row, "claim_sealed"))
            .map(claim -> SealedColumn.BOOKING_CLAIM.open(sealed, claim, booking)),
        row.getString("language"),
        row.getBoolean("near_turn_sms"),
        new Proof(
            row.getBoolean("proved"), row.getBoolean("mail_proved"), row.getBoolean("unproved")),
        Optional.empty());
  }
}
