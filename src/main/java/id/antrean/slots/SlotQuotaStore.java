package id.antrean.slots;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotQuotas.Above;
import id.antrean.slots.SlotQuotas.OfDay;
import id.antrean.slots.SlotQuotas.Sum;
import id.antrean.slots.SlotTables.Places;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slots that are planned follow a change of quota. More quota adds places, whose numbers come after
 * the lane's last block; less offers fewer and drops nobody. The slots are locked first, as the
 * booking statement locks them, so what it sees is either before the change or after it.
 */
public final class SlotQuotaStore {

  /** The key of a slot within its day. */
  public record Time(Lane lane, LocalTime starts) {}

  /**
   * What each slot that follows shall offer: $2 is now; $3 a day, or NULL; $4 quotas of the day.
   */
  private static final String WISHED =
      """
      WITH wished AS MATERIALIZED (
        SELECT slot.id, slot.service_date, slot.lane, slot.starts, slot.capacity, slot.quota,
          coalesce(w.quota, p.quota, 0) AS wish, w.quota IS NOT NULL AS own
        FROM slot
          LEFT JOIN jsonb_to_recordset($4) AS w (lane text, starts time, quota int)
            ON w.lane = slot.lane AND w.starts = slot.starts
          LEFT JOIN slot_pattern p ON p.branch_id = slot.branch_id AND p.lane = slot.lane
            AND p.starts = slot.starts AND p.weekday = extract(isodow FROM slot.service_date)
        WHERE slot.branch_id = $1 AND slot.starts_at > $2
          AND CASE WHEN $3::date IS NULL THEN NOT slot.own_quota
            ELSE slot.service_date = $3 AND (slot.own_quota OR w.quota IS NOT NULL) END)
      """;

  private static final String PLACES =
      " RETURNING slot.id, slot.version, greatest(0, slot.quota - slot.capacity"
          + " + cardinality(slot.free)) AS remaining";

  private SlotQuotaStore() {}

  /** After a change of the weekly pattern; days that have a quota of their own keep that. */
  public static List<Places> followPattern(Tx tx, String branch, Instant now) {
    SlotPlanStore.plan(tx, Optional.of(branch), now); // a branch that is new has no slots at all
    SlotPlanStore.lock(tx, branch, now);
    var changed = new ArrayList<>(followPatternAfter(tx, branch, now));
    changed.addAll(ComingSlotStore.follow(tx, branch, now));
    return changed;
  }

  /** The slots that begin after this; those that are new, too. */
  static List<Places> followPatternAfter(Tx tx, String branch, Instant after) {
    var changed = new ArrayList<>(follow(tx, branch, after, null, new JsonArray()));
    changed.addAll(add(tx, branch, after));
    return changed;
  }

  /** The slots of one day that have a quota of their own; the others follow the pattern again. */
  public static List<Places> setDay(
      Tx tx, String branch, LocalDate day, Map<Time, Integer> quotas, Instant now) {
    SlotPlanStore.lock(tx, branch, now);
    var wish = new JsonArray();
    quotas.forEach(
        (time, quota) ->
            wish.add(
                new JsonObject()
                    .put("lane", time.lane().name())
                    .put("starts", time.starts().toString())
                    .put("quota", quota)));
    var changed = new ArrayList<>(follow(tx, branch, now, day, wish));
    changed.addAll(ComingSlotStore.follow(tx, branch, now)); // what the day goes back to
    return changed;
  }

  /** Keeps other changes of a branch's configuration and all planning away until the end. */
  public static void holdOffPlanning(Tx tx) {
    SlotPlanStore.holdOffPlanning(tx);
  }

  private static List<Places> follow(
      Tx tx, String branch, Instant now, LocalDate day, JsonArray wish) {
    ensureNumbers(tx, branch, now);
    var changed = new ArrayList<Places>();
    changed.addAll(
        tx.list(
            SlotStore::counted,
            WISHED
                + """
                -- what exists already: only what is offered changes
                UPDATE slot SET quota = w.wish, own_quota = w.own, version = slot.version + 1
                FROM wished w
                WHERE slot.id = w.id AND w.wish <= w.capacity
                  AND (slot.quota <> w.wish OR slot.own_quota <> w.own)
                """
                + PLACES,
            branch,
            now,
            day,
            wish));
    changed.addAll(
        tx.list(
            SlotStore::counted,
            WISHED
                + """
                , more AS (
                  SELECT id, service_date, lane, own, wish - capacity AS n,
                    (sum(wish - capacity) OVER (PARTITION BY service_date, lane ORDER BY starts)
                      - (wish - capacity))::int AS before
                  FROM wished WHERE wish > capacity),
                -- new numbers come after the last one that the lane has given or kept on that day
                given AS (
                  UPDATE lane_day l SET next_number = l.next_number + m.total
                  FROM (SELECT service_date, lane, sum(n)::int AS total FROM more GROUP BY 1, 2) m
                  WHERE l.branch_id = $1 AND l.service_date = m.service_date AND l.lane = m.lane
                  RETURNING l.service_date, l.lane, l.next_number - m.total AS first)
                UPDATE slot SET capacity = slot.capacity + m.n, quota = slot.capacity + m.n,
                  own_quota = m.own, version = slot.version + 1,
                  free = slot.free || ARRAY(
                    SELECT generate_series(g.first + m.before, g.first + m.before + m.n - 1)::int)
                FROM more m JOIN given g ON g.service_date = m.service_date AND g.lane = m.lane
                WHERE slot.id = m.id
                """
                + PLACES,
            branch,
            now,
            day,
            wish));
    return changed;
  }

  /** Where a lane has given no number on a planned day yet, the first comes after its slots. */
  private static void ensureNumbers(Tx tx, String branch, Instant now) {
    tx.run(
        """
        INSERT INTO lane_day (branch_id, service_date, lane, next_number)
        SELECT d.branch_id, d.service_date, l.lane, 1 + coalesce((
          SELECT sum(capacity) FROM slot s
          WHERE s.branch_id = d.branch_id AND s.service_date = d.service_date
            AND s.lane = l.lane), 0)
        FROM branch_day d, (
          SELECT DISTINCT lane FROM slot_pattern WHERE branch_id = $1
          UNION SELECT DISTINCT lane FROM slot WHERE branch_id = $1 AND starts_at > $2) l
        WHERE d.branch_id = $1 AND d.service_date >= ($2::timestamptz)::date - 1
          -- a day without any is planned later, and whole
          AND EXISTS (SELECT FROM slot s
            WHERE s.branch_id = d.branch_id AND s.service_date = d.service_date)
        ON CONFLICT DO NOTHING
        """,
        branch,
        now);
  }

  /** Slots that the pattern has and planned days have not. */
  private static List<Places> add(Tx tx, String branch, Instant now) {
    return tx.list(
        SlotStore::counted,
        """
        WITH new AS MATERIALIZED (
          SELECT d.branch_id, d.service_date, p.lane, p.starts, p.ends, p.quota,
            (d.service_date + p.starts) AT TIME ZONE b.time_zone AS starts_at, o.cut_off_minutes,
            (sum(p.quota) OVER (PARTITION BY d.service_date, p.lane ORDER BY p.starts)
              - p.quota)::int AS before
          FROM branch_day d
            JOIN branch b ON b.id = d.branch_id AND b.online_booking
            JOIN branch_policy o ON o.branch_id = b.id
            JOIN slot_pattern p ON p.branch_id = d.branch_id
              AND p.weekday = extract(isodow FROM d.service_date)
          WHERE d.branch_id = $1 AND p.quota > 0
            AND (d.service_date + p.starts) AT TIME ZONE b.time_zone > $2
            AND NOT EXISTS (
              SELECT FROM slot s WHERE s.branch_id = d.branch_id
                AND s.service_date = d.service_date AND s.lane = p.lane AND s.starts = p.starts)),
        given AS (
          UPDATE lane_day l SET next_number = l.next_number + n.total
          FROM (SELECT service_date, lane, sum(quota)::int AS total FROM new GROUP BY 1, 2) n
          WHERE l.branch_id = $1 AND l.service_date = n.service_date AND l.lane = n.lane
          RETURNING l.service_date, l.lane, l.next_number - n.total AS first)
        INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
          capacity, quota, free, closed)
        SELECT slot.branch_id, slot.service_date, slot.starts, slot.ends, slot.starts_at,
          slot.starts_at - make_interval(mins => slot.cut_off_minutes), slot.lane, slot.quota,
          slot.quota, ARRAY(
            SELECT generate_series(g.first + slot.before, g.first + slot.before + slot.quota - 1)::int),
          NOT EXISTS (
        """
            + SlotPlanStore.WITHIN_HOURS
            + """
            )
            FROM new AS slot
              JOIN given g ON g.service_date = slot.service_date AND g.lane = slot.lane
            RETURNING id, version, quota AS remaining
            """,
        branch,
        now);
  }

  /** Slots to come of which more is sold or held than they offer, by time. */
  public static List<Above> above(Sql sql, String branch, Instant now) {
    return sql.list(
        row ->
            new Above(
                row.getLong("id"),
                row.getLocalDate("service_date"),
                Lane.valueOf(row.getString("lane")),
                row.getLocalTime("starts"),
                row.getInteger("booked"),
                row.getInteger("quota")),
        """
        SELECT id, service_date, lane, starts, capacity - cardinality(free) AS booked, quota
        FROM slot
        WHERE branch_id = $1 AND starts_at > $2 AND capacity - cardinality(free) > quota
        ORDER BY starts_at, lane LIMIT 1000
        """,
        branch,
        now);
  }

  public static List<OfDay> ofDay(Sql sql, String branch, LocalDate day) {
    return sql.list(
        row ->
            new OfDay(
                row.getLong("id"),
                Lane.valueOf(row.getString("lane")),
                row.getLocalTime("starts"),
                row.getLocalTime("ends"),
                row.getInteger("booked"),
                row.getInteger("quota"),
                row.getBoolean("own_quota"),
                row.getBoolean("closed")),
        """
        SELECT id, lane, starts, ends, capacity - cardinality(free) AS booked, quota, own_quota, closed
        FROM slot WHERE branch_id = $1 AND service_date = $2 ORDER BY starts, lane
        """,
        branch,
        day);
  }

  /** By day and lane; what is closed offers nothing. */
  public static List<Sum> sums(Sql sql, String branch, LocalDate from, LocalDate to) {
    return sql.list(
        row ->
            new Sum(
                row.getLocalDate("service_date"),
                Lane.valueOf(row.getString("lane")),
                row.getInteger("offered"),
                row.getInteger("booked")),
        """
        SELECT service_date, lane, coalesce(sum(quota) FILTER (WHERE NOT closed), 0)::int AS offered,
          sum(capacity - cardinality(free))::int AS booked
        FROM slot WHERE branch_id = $1 AND service_date BETWEEN $2 AND $3
        GROUP BY service_date, lane ORDER BY service_date, lane
        """,
        branch,
        from,
        to);
  }
}
