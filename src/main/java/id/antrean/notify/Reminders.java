package id.antrean.notify;

import id.antrean.branch.ClosedDays;
import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;

/**
 * Reminders of a booking on the day before and two hours before (R103), by the office's clock and
 * never at night; and the news that its day was closed after it was booked. Each is an event like
 * any other, and the message follows from it. A participant who booked or moved within that time is
 * not reminded again, and nobody of a closed day is.
 */
final class Reminders {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 500;

  private static final String TOMORROW =
      """
      slot.service_date = here.now::date + 1
        AND here.now::time BETWEEN '09:00' AND '19:00'
        AND (b.changed_at AT TIME ZONE p.time_zone)::date < here.now::date AND
      """
          + ClosedDays.SLOT_IS_NOT_ON_ONE;

  private static final String SOON =
      """
      slot.starts_at > $1::timestamptz + interval '30 minutes'
        AND slot.starts_at <= $1::timestamptz + interval '2 hours'
        AND here.now::time >= '07:00'
        AND b.changed_at < $1::timestamptz - interval '2 hours' AND
      """
          + ClosedDays.SLOT_IS_NOT_ON_ONE;

  private static final String NEAR_DAYS =
      "service_date BETWEEN ($1::timestamptz)::date - 1 AND ($1::timestamptz)::date + 2";

  /** Few, so that all slots of the days to come need not be looked at. */
  private static final String HOLIDAYS =
      """
      service_date = ANY (
        ARRAY(SELECT date FROM holiday WHERE date >= ($1::timestamptz)::date - 1))
      """;

  private static final String CLOSED =
      "slot.service_date >= here.now::date AND" + ClosedDays.BOOKING_IS_ON_ONE;

  private final Database db;
  private Instant next = Instant.MIN;

  Reminders(Database db) {
    this.db = db;
  }

  /** Answers whether there may be more to do at once. */
  boolean plan(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    int most =
        Math.max(
            remind(now, "DayClosed", HOLIDAYS, CLOSED),
            Math.max(
                remind(now, "VisitTomorrow", NEAR_DAYS, TOMORROW),
                remind(now, "VisitSoon", NEAR_DAYS, SOON)));
    if (most < AT_ONCE) {
      next = now.plus(LOOK_AGAIN);
    }
    return most == AT_ONCE;
  }

  private int remind(Instant now, String kind, String days, String when) {
    return db.update(
        """
        INSERT INTO event (at, branch_id, kind, subject, data)
        SELECT $1::timestamptz, b.branch_id, '%1$s', b.id,
          jsonb_build_object('slot', b.slot_id::text)
        FROM slot
          JOIN branch p ON p.id = slot.branch_id
          JOIN booking b ON b.slot_id = slot.id
          CROSS JOIN LATERAL (SELECT $1::timestamptz AT TIME ZONE p.time_zone AS now) here
        WHERE slot.%2$s
          AND %3$s
          AND b.state = 'BOOKED'
          AND NOT EXISTS (
            SELECT FROM event e WHERE e.subject = b.id AND e.kind = '%1$s'
              AND e.data ->> 'slot' = b.slot_id::text)
        ORDER BY slot.starts_at
        LIMIT $2
        ON CONFLICT DO NOTHING
        """
            .formatted(kind, days, when),
        now,
        AT_ONCE);
  }
}
