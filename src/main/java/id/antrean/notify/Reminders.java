package id.antrean.notify;

import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;

/**
 * Reminders of a booking on the day before and two hours before (R103), by the office's clock and
 * never at night. A reminder is an event like any other; the message follows from it. A participant
 * who booked or moved within that time is not reminded again.
 */
final class Reminders {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 500;

  private static final String TOMORROW =
      """
      s.service_date = here.now::date + 1
        AND here.now::time BETWEEN '09:00' AND '19:00'
        AND (b.changed_at AT TIME ZONE p.time_zone)::date < here.now::date
      """;

  private static final String SOON =
      """
      s.starts_at > $1::timestamptz + interval '30 minutes'
        AND s.starts_at <= $1::timestamptz + interval '2 hours'
        AND here.now::time >= '07:00'
        AND b.changed_at < $1::timestamptz - interval '2 hours'
      """;

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
    int most = Math.max(remind(now, "VisitTomorrow", TOMORROW), remind(now, "VisitSoon", SOON));
    if (most < AT_ONCE) {
      next = now.plus(LOOK_AGAIN);
    }
    return most == AT_ONCE;
  }

  private int remind(Instant now, String kind, String when) {
    return db.update(
        """
        INSERT INTO event (at, branch_id, kind, subject, data)
        SELECT $1::timestamptz, b.branch_id, '%1$s', b.id,
          jsonb_build_object('slot', b.slot_id::text)
        FROM slot s
          JOIN branch p ON p.id = s.branch_id
          JOIN booking b ON b.slot_id = s.id
          CROSS JOIN LATERAL (SELECT $1::timestamptz AT TIME ZONE p.time_zone AS now) here
        WHERE s.service_date BETWEEN ($1::timestamptz)::date - 1 AND ($1::timestamptz)::date + 2
          AND %2$s
          AND b.state = 'BOOKED'
          AND NOT EXISTS (
            SELECT FROM event e WHERE e.subject = b.id AND e.kind = '%1$s'
              AND e.data ->> 'slot' = b.slot_id::text)
        ORDER BY s.starts_at
        LIMIT $2
        ON CONFLICT DO NOTHING
        """
            .formatted(kind, when),
        now,
        AT_ONCE);
  }
}
