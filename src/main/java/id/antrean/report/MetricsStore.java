package id.antrean.report;

import id.antrean.core.Lane;
import id.antrean.db.Database;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The figures of the metrics that lie in the database: the same on every node. */
final class MetricsStore {
  record Line(int length, double longestWaitSeconds) {}

  private final Database db;

  MetricsStore(Database db) {
    this.db = db;
  }

  /** Of all branches together; a lane without people is absent. */
  Map<Lane, Line> lines(Instant now) {
    var lines = new EnumMap<Lane, Line>(Lane.class);
    db.list(
            row ->
                Map.entry(
                    Lane.valueOf(row.getString("lane")),
                    new Line(row.getInteger("length"), row.getDouble("longest"))),
            """
            SELECT t.lane, count(*)::int AS length,
              extract(epoch FROM $1::timestamptz - min(t.arrived_at))::float8 AS longest
            FROM ticket t JOIN branch b ON b.id = t.branch_id
            WHERE t.state = 'WAITING'
              AND t.service_date = ($1::timestamptz AT TIME ZONE b.time_zone)::date
              AND t.service_date BETWEEN ($1::timestamptz)::date - 1 AND ($1::timestamptz)::date + 1
            GROUP BY t.lane
            """,
            now)
        .forEach(line -> lines.put(line.getKey(), line.getValue()));
    return lines;
  }

  /** Since when the oldest event or message waits to be sent. */
  double outboxAgeSeconds(Instant now) {
    return db.first(
            row -> row.getDouble(0),
            """
            SELECT coalesce(extract(epoch FROM $1::timestamptz - least(
              (SELECT min(at) FROM event WHERE NOT heard),
              (SELECT min(created_at) FROM message WHERE state = 'QUEUED'))), 0)::float8
            """,
            now)
        .orElse(0.0);
  }

  /** PINs of the last hour without the newest three minutes: {@code asked}, {@code proved}. */
  record PinFigures(int asked, int proved, int unproved) {
    static final PinFigures NONE = new PinFigures(0, 0, 0);
    private static final int ENOUGH = 20;

    boolean isAlarming() {
      return asked >= ENOUGH && 2 * proved < asked;
    }
  }

  /**
   * {@code unproved}: open bookings for which no PIN could be sent. People type a PIN within three
   * minutes; each minute more that is not looked at lets 1,200 SMS out before the alarm.
   */
  PinFigures pins(Instant now) {
    return db.first(
            row ->
                new PinFigures(
                    row.getInteger("asked"), row.getInteger("proved"), row.getInteger("unproved")),
            """
            SELECT count(*)::int AS asked, count(proved_at)::int AS proved,
              (SELECT count(*)::int FROM booking WHERE unproved AND state = 'BOOKED') AS unproved
            FROM pin WHERE asked_at BETWEEN $1::timestamptz - interval '1 hour'
              AND $1::timestamptz - interval '3 minutes'
            """,
            now)
        .orElse(PinFigures.NONE);
  }

  record Calls(long upTo, int many) {}

  /** Calls after that event; from the beginning of the counting none. */
  Calls callsSince(long event) {
    return db.first(
            row -> new Calls(row.getLong("up_to"), event < 0 ? 0 : row.getInteger("many")),
            """
            SELECT coalesce(max(id), 0) AS up_to,
              (count(*) FILTER (WHERE kind = 'TicketCalled'))::int AS many
            FROM event WHERE id > CASE WHEN $1::bigint < 0 THEN (SELECT coalesce(max(id), 0) - 1 FROM event)
              ELSE $1::bigint END
            """,
            event)
        .orElseThrow();
  }
}
