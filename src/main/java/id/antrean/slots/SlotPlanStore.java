package id.antrean.slots;

import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Slots made from the weekly pattern, and closed where the opening hours end before them. */
public final class SlotPlanStore {
  /** The lock under which slots are planned; who changes what they are planned from shares it. */
  private static final int LOCK = 7_301;

  /** Of a row named slot: whether it lies within the hours of its weekday and outside the break. */
  static final String WITHIN_HOURS =
      """
      SELECT FROM opening_hours h
      WHERE h.branch_id = slot.branch_id AND h.weekday = extract(isodow FROM slot.service_date)
        AND h.opens <= slot.starts AND slot.ends <= h.closes
        AND (h.break_start IS NULL OR slot.ends <= h.break_start OR h.break_end <= slot.starts)
      """;

  private SlotPlanStore() {}

  /** Nodes that plan at once take turns instead of waiting row by row. */
  static void takeTurns(Tx tx) {
    tx.run("SELECT pg_advisory_xact_lock($1)", LOCK);
  }

  /**
   * Holds off all planning until the transaction ends, for whoever changes what slots are planned
   * from: else a day could be planned from what was there before, unseen by the change.
   */
  static void holdOffPlanning(Tx tx) {
    tx.run("SELECT pg_advisory_xact_lock_shared($1)", LOCK);
  }

  /** {@code branch}: only of this one. A slot's numbers rise with its time, a fixed block each. */
  static void plan(Tx tx, Optional<String> branch, Instant now) {
    plan(tx, branch, Optional.empty(), now);
  }

  /** {@code from}: only days from this one on. */
  static void plan(Tx tx, Optional<String> branch, Optional<LocalDate> from, Instant now) {
    tx.run(
        """
        -- the days: every weekday with hours up to the horizon, but for holidays
        INSERT INTO branch_day (branch_id, service_date, walk_in_quota)
        SELECT b.id, day::date, p.walk_in_quota
        FROM branch b
        JOIN branch_policy p ON p.branch_id = b.id
        CROSS JOIN LATERAL generate_series(
          ($1::timestamptz AT TIME ZONE b.time_zone)::date,
          ($1::timestamptz AT TIME ZONE b.time_zone)::date + p.horizon_days + 1,
          interval '1 day') AS day
        JOIN opening_hours h ON h.branch_id = b.id AND h.weekday = extract(isodow FROM day)
        WHERE ($2::text IS NULL OR b.id = $2) AND ($3::date IS NULL OR day::date >= $3)
          AND NOT EXISTS (
            SELECT FROM holiday
            WHERE date = day::date AND (branch_id IS NULL OR branch_id = b.id))
        ON CONFLICT DO NOTHING
        """,
        now,
        branch.orElse(null),
        from.orElse(null));
    tx.run(
        """
        -- the slots of days that have none yet, from the weekly pattern
        WITH planned AS (
          SELECT d.branch_id, d.service_date, p.starts, p.ends, p.lane, p.quota,
            (d.service_date + p.starts) AT TIME ZONE b.time_zone AS starts_at,
            o.cut_off_minutes,
            -- numbers of the lane's earlier slots, so that numbers rise with the time
            sum(p.quota) OVER (
              PARTITION BY d.branch_id, d.service_date, p.lane ORDER BY p.starts)
              - p.quota AS before
          FROM branch_day d
          JOIN branch b ON b.id = d.branch_id AND b.online_booking
            AND ($2::text IS NULL OR b.id = $2)
          JOIN branch_policy o ON o.branch_id = b.id
          JOIN slot_pattern p ON p.branch_id = d.branch_id
            AND p.weekday = extract(isodow FROM d.service_date)
          -- a day with lane_day rows was planned before and is left as it is
          WHERE NOT EXISTS (
            SELECT FROM lane_day l
            WHERE l.branch_id = d.branch_id AND l.service_date = d.service_date)
            AND d.service_date >= ($1::timestamptz AT TIME ZONE b.time_zone)::date
            AND ($3::date IS NULL OR d.service_date >= $3))
        -- all its numbers are free
        INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
          capacity, quota, free, closed)
        SELECT branch_id, service_date, starts, ends, starts_at,
          starts_at - make_interval(mins => cut_off_minutes), lane, quota, quota,
          ARRAY(SELECT generate_series(before + 1, before + quota)::int), NOT EXISTS (
        """
            + WITHIN_HOURS
            + """
            )
        FROM planned AS slot
        ON CONFLICT DO NOTHING
        """,
        now,
        branch.orElse(null),
        from.orElse(null));
    tx.run(
        """
        -- numbers given at the branch come after the last block of the lane
        INSERT INTO lane_day (branch_id, service_date, lane, next_number)
        SELECT d.branch_id, d.service_date, l.lane, 1 + coalesce((
          SELECT sum(capacity) FROM slot s
          WHERE s.branch_id = d.branch_id AND s.service_date = d.service_date
            AND s.lane = l.lane), 0)
        FROM branch_day d JOIN lane_policy l ON l.branch_id = d.branch_id
        WHERE d.service_date >= ($1::timestamptz)::date - 1
          AND ($2::text IS NULL OR d.branch_id = $2)
          -- else each turn would add up the slots of days that were planned long ago
          AND NOT EXISTS (
            SELECT FROM lane_day known
            WHERE known.branch_id = d.branch_id AND known.service_date = d.service_date
              AND known.lane = l.lane)
        ON CONFLICT DO NOTHING
        """,
        now,
        branch.orElse(null));
  }

  /** Plans the days of a branch that is new in this transaction. */
  public static void planNew(Tx tx, String branch, Instant now) {
    holdOffPlanning(tx);
    plan(tx, Optional.of(branch), now);
  }

  /**
   * After a change of the opening hours: what lies outside them is closed to new bookings, and what
   * lies inside opens again; who is booked stays booked. Days that are new are planned. Answers the
   * places of the slots that changed.
   */
  public static List<Places> followHours(Tx tx, String branch, Instant now) {
    holdOffPlanning(tx);
    plan(tx, Optional.of(branch), now);
    lock(tx, branch, now);
    var changed = new ArrayList<>(openWithinHours(tx, branch, now));
    changed.addAll(ComingSlotStore.follow(tx, branch, now));
    return changed;
  }

  /** {@code after}: of the slots that begin after this. */
  static List<Places> openWithinHours(Tx tx, String branch, Instant after) {
    return tx.list(
        SlotStore::counted,
        """
        UPDATE slot SET closed = NOT slot.closed, version = version + 1
        WHERE branch_id = $1 AND starts_at > $2 AND closed = EXISTS (
        """
            + WITHIN_HOURS
            + ") RETURNING id, version, "
            + SlotStore.REMAINING
            + " AS remaining",
        branch,
        after);
  }

  /** The slots to come, in the order in which bookings lock them, against deadlocks. */
  static void lock(Tx tx, String branch, Instant now) {
    tx.run(
        """
        SELECT 1 FROM slot WHERE branch_id = $1 AND starts_at > $2 ORDER BY id FOR NO KEY UPDATE
        """,
        branch,
        now);
  }
}
