package bench;

import java.util.List;

/** Slots made for a run, on days of their own beyond every branch's horizon. */
final class Slots {
  private Slots() {}

  /**
   * Empty tables, and so many slots over the real branches and many days. Each branch and day has
   * one, so that numbers begin at 1 in each.
   */
  static List<Long> fresh(Db db, int count, int places) {
    db.tell("TRUNCATE booking, spent_captcha, event, message, ticket CASCADE");
    db.tell("DELETE FROM slot WHERE service_date >= '2035-01-01'");
    return db
        .list(
            """
            WITH branches AS (
              SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM branch WHERE online_booking
                AND id IN (SELECT branch_id FROM branch_service WHERE service_code = 'JHT')
              LIMIT 100),
            wanted AS (
              SELECT b.id AS branch_id, date '2035-01-01' + i / (SELECT count(*) FROM branches)::int
                AS service_date
              FROM generate_series(0, %1$d - 1) i
              JOIN branches b ON b.n = i %% (SELECT count(*) FROM branches)),
            days AS (
              INSERT INTO branch_day (branch_id, service_date, walk_in_quota)
              SELECT branch_id, service_date, 0 FROM wanted ON CONFLICT DO NOTHING),
            planned AS (
              INSERT INTO lane_day (branch_id, service_date, lane, next_number)
              SELECT branch_id, service_date, 'ONLINE', 1 FROM wanted ON CONFLICT DO NOTHING)
            INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
              capacity, quota, free)
            SELECT branch_id, service_date, '08:00', '08:30', service_date, service_date, 'ONLINE',
              %2$d, %2$d, ARRAY(SELECT generate_series(1, %2$d))
            FROM wanted RETURNING id
            """
                .formatted(count, places))
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /** Bookings in the database; fails when they are not the numbers gone from their slots. */
  static long booked(Db db) {
    var wrong =
        db.ask(
            """
            SELECT count(*) FROM slot s WHERE capacity - cardinality(free) <>
              (SELECT count(*) FROM booking b WHERE b.slot_id = s.id)
            """);
    if (!wrong.equals("0")) {
      throw new IllegalStateException(wrong + " slots disagree with their bookings");
    }
    return Long.parseLong(db.ask("SELECT count(*) FROM booking"));
  }
}
