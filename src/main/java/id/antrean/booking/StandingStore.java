package id.antrean.booking;

import id.antrean.db.Database;
import java.time.Instant;
import java.util.Optional;

/** Bookings that stand open and forbid another one, in PostgreSQL. */
final class StandingStore {
  private final Database db;
  private final BookingPolicy policy;

  StandingStore(Database db, BookingPolicy policy) {
    this.db = db;
    this.policy = policy;
  }

  Optional<Booking> inTheWay(BookingRow row, Instant now) {
    return db.first(
        BookingStore::booking,
        """
        WITH open AS (
          SELECT b.id, b.open_key, b.half_hour_0, b.half_hour_1, b.half_hour_2, b.half_hour_3
          FROM booking b, (SELECT $5::timestamptz AS now) clock
          WHERE b.nik_hash = $1 AND b.state IN ('BOOKED', 'CHECKED_IN') AND NOT
        """
            + PastVisits.IS_OVER
            + ")"
            + BookingStore.BOOKING
            + """
              JOIN open o ON o.id = b.id
            WHERE o.open_key = $2
              OR ARRAY[o.half_hour_0, o.half_hour_1, o.half_hour_2, o.half_hour_3]
                && (SELECT half_hours FROM slot WHERE id = $3)
              OR $4 <= (SELECT count(*) FROM open)
            ORDER BY o.open_key = $2 DESC, s.starts_at LIMIT 1
            """,
        row.nikHash(),
        row.openKey(),
        row.slot(),
        (long) policy.openPerNik(),
        now);
  }

  int endPast(BookingRow row, Instant now) {
    return db.update(
        "UPDATE booking b SET changed_at = $3, state = "
            + PastVisits.END
            + """
            FROM (SELECT $3::timestamptz AS now) clock
            WHERE b.id IN (
                SELECT id FROM booking
                WHERE (nik_hash = $1 OR holder_hash = $2) AND state IN ('BOOKED', 'CHECKED_IN')
                ORDER BY id FOR UPDATE)
              AND b.state IN ('BOOKED', 'CHECKED_IN') AND
            """
            + PastVisits.IS_OVER,
        row.nikHash(),
        row.holderHash(),
        now);
  }
}
