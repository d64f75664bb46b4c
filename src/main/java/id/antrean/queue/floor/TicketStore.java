package id.antrean.queue.floor;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.DayFigures;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.WaitEstimate;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tickets as they are now. Writers hold the day's lock. */
public final class TicketStore {
  private static final String SELECT =
      """
      SELECT t.id, t.branch_id, t.service_date, t.lane, t.number, t.source, t.language, t.service_code,
        t.booking_id, t.state, t.arrived_at, t.line_at, t.called_at, t.recalled_at, t.serving_at,
        t.ended_at, t.counter_id, c.name AS counter_name, t.recalls, t.reason, t.why, t.undo_state,
        t.replaces, v.reason_code AS service_reason
      FROM ticket t LEFT JOIN counter c ON c.id = t.counter_id
        LEFT JOIN booking v ON v.id = t.booking_id
      """;

  public Optional<Ticket> find(Sql sql, UUID id) {
    return sql.first(TicketStore::ticket, SELECT + "WHERE t.id = $1", id);
  }

  public Optional<Ticket> atCounter(Sql sql, String counter) {
    return sql.first(
        TicketStore::ticket,
        SELECT + "WHERE t.counter_id = $1 AND t.state IN ('CALLED', 'SERVING')",
        counter);
  }

  /** The live one, or else the last: a check-in that was taken back leaves a dead one. */
  public Optional<Ticket> ofBooking(Sql sql, UUID booking) {
    return sql.first(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.booking_id = $1
            ORDER BY t.state IN ('CANCELLED', 'TRANSFERRED'), t.arrived_at DESC LIMIT 1
            """,
        booking);
  }

  /** The live one of this number, and for one that got another number in its place, that one. */
  public Optional<Ticket> byNumber(Sql sql, String branch, LocalDate date, Lane lane, int number) {
    return sql.first(
        TicketStore::ticket,
        """
        WITH RECURSIVE now AS (
          SELECT id, state, 0 AS step FROM ticket
          WHERE branch_id = $1 AND service_date = $2 AND lane = $3 AND number = $4
          UNION ALL
          SELECT t.id, t.state, now.step + 1 FROM ticket t JOIN now ON t.replaces = now.id
          WHERE now.step < 9
        )
        """
            + SELECT
            + """
            JOIN now ON now.id = t.id
            ORDER BY t.state IN ('CANCELLED', 'TRANSFERRED'), now.step DESC, t.arrived_at DESC
            LIMIT 1
            """,
        branch,
        date,
        lane,
        number);
  }

  /** Whom this lane called last, whatever became of it. */
  public Optional<Ticket> lastCalled(Sql sql, String branch, LocalDate date, Lane lane) {
    return sql.first(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2 AND t.lane = $3
              AND t.called_at IS NOT NULL
            ORDER BY t.called_at DESC, t.number DESC LIMIT 1
            """,
        branch,
        date,
        lane);
  }

  public Optional<Ticket> ofClaim(Sql sql, String branch, LocalDate date, byte[] claim) {
    return sql.first(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2 AND t.claim_hash = $3
              AND t.state IN ('WAITING', 'CALLED', 'SERVING', 'HELD')
            """,
        branch,
        date,
        claim);
  }

  /** The first that somebody with this mobile has there, by a booking or without one. */
  public Optional<Ticket> ofMobile(
      Sql sql, String branch, LocalDate date, byte[] phoneHash, Optional<UUID> except) {
    return sql.first(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2
              AND t.state IN ('WAITING', 'CALLED', 'SERVING', 'HELD')
              AND t.id IS DISTINCT FROM $4::uuid
              AND (t.phone_hash = $3 OR EXISTS (
                SELECT FROM booking b WHERE b.id = t.booking_id AND b.phone_hash = $3))
            ORDER BY t.arrived_at, t.id LIMIT 1
            """,
        branch,
        date,
        phoneHash,
        except.orElse(null));
  }

  public List<Ticket> list(Sql sql, String branch, LocalDate date, TicketState state) {
    return sql.list(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2 AND t.state = $3
            ORDER BY CASE WHEN t.state = 'WAITING' THEN t.line_at ELSE t.arrived_at END, t.number
            """,
        branch,
        date,
        state);
  }

  /** Of one booking the live one last, as {@link #ofBooking} prefers it. */
  public List<Ticket> ofDay(Sql sql, String branch, LocalDate date) {
    return sql.list(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2
            ORDER BY t.state NOT IN ('CANCELLED', 'TRANSFERRED'), t.arrived_at
            """,
        branch,
        date);
  }

  /** The newest of each number first; {@code lane} may be null. */
  public List<Ticket> like(Sql sql, String branch, LocalDate date, Lane lane, String digits) {
    return sql.list(
        TicketStore::ticket,
        SELECT
            + """
            WHERE t.branch_id = $1 AND t.service_date = $2 AND ($3::text IS NULL OR t.lane = $3)
              AND lpad(t.number::text, greatest(3, length(t.number::text)), '0') LIKE '%' || $4 || '%'
            ORDER BY t.number::text <> ltrim($4, '0'), t.lane, t.number, t.arrived_at DESC LIMIT 20
            """,
        branch,
        date,
        lane,
        digits);
  }

  /** The first person of each lane that has any; of these services only, or of all where none. */
  public List<Ticket> heads(Sql sql, String branch, LocalDate date, List<String> services) {
    return sql.list(
        TicketStore::ticket,
        """
        SELECT * FROM (
          SELECT DISTINCT ON (lane) *, NULL AS counter_name, NULL AS service_reason FROM ticket
          WHERE branch_id = $1 AND service_date = $2 AND state = 'WAITING'
            AND (cardinality($3::text[]) = 0 OR service_code = ANY ($3))
          ORDER BY lane, line_at, number) AS head
        """,
        branch,
        date,
        services.toArray(String[]::new));
  }

  public List<WaitEstimate.Waiting> line(Sql sql, String branch, LocalDate date) {
    return sql.list(
        row ->
            new WaitEstimate.Waiting(
                row.getUUID("id"),
                Lane.valueOf(row.getString("lane")),
                Sql.instant(row, "line_at"),
                row.getInteger("number"),
                row.getInteger("minutes")),
        """
        SELECT t.id, t.lane, t.line_at, t.number, coalesce(s.typical_minutes, 10) AS minutes
        FROM ticket t LEFT JOIN service s ON s.code = t.service_code
        WHERE t.branch_id = $1 AND t.service_date = $2 AND t.state = 'WAITING'
        """,
        branch,
        date);
  }

  public void add(Sql sql, Ticket ticket, VisitorDetails details) {
    var slip = ticket.slip();
    sql.update(
        """
        INSERT INTO ticket (id, branch_id, service_date, lane, number, source, service_code,
          booking_id, state, arrived_at, line_at, replaces, undo_state, claim_verified, phone,
          phone_hash, claim_sealed, claim_hash, claim_approved, language)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
          $20)
        """,
        slip.id(),
        slip.branch(),
        slip.date(),
        slip.lane(),
        slip.number(),
        slip.source(),
        ticket.service(),
        slip.booking(),
        ticket.state(),
        slip.arrivedAt(),
        ticket.lineAt(),
        slip.replaces(),
        UndoJson.of(ticket.undo()),
        slip.lane() == Lane.E_KLAIM && slip.source() == Ticket.Source.BOOKING,
        details.phone(),
        details.phoneHash(),
        details.claim(),
        details.claimHash(),
        details.claimApproved(),
        slip.language());
  }

  public VisitorDetails details(Sql sql, UUID id) {
    return sql.first(
            row ->
                new VisitorDetails(
                    Sql.bytes(row, "phone"),
                    Sql.bytes(row, "phone_hash"),
                    Sql.bytes(row, "claim_sealed"),
                    Sql.bytes(row, "claim_hash"),
                    row.getLocalDate("claim_approved")),
            """
            SELECT phone, phone_hash, claim_sealed, claim_hash, claim_approved FROM ticket WHERE id = $1
            """,
            id)
        .orElse(VisitorDetails.NOTHING);
  }

  /** False when the ticket was no longer in the state that {@code from} shows. */
  public boolean save(Sql sql, Ticket from, Ticket to) {
    var call = Optional.ofNullable(to.call());
    return sql.update(
            """
            UPDATE ticket
            SET state = $3, service_code = $4, line_at = $5, counter_id = $6, called_at = $7,
              recalled_at = $8, recalls = $9, reason = $10, serving_at = $11, ended_at = $12,
              undo_state = $13, why = $14
            WHERE id = $1 AND state = $2
            """,
            from.id(),
            from.state(),
            to.state(),
            to.service(),
            to.lineAt(),
            call.map(Ticket.Call::counter).orElse(null),
            call.map(Ticket.Call::at).orElse(null),
            call.map(Ticket.Call::recalledAt).orElse(null),
            call.map(Ticket.Call::recalls).orElse(0),
            call.map(Ticket.Call::reason).orElse(null),
            to.servingAt(),
            to.endedAt(),
            UndoJson.of(to.undo()),
            call.map(Ticket.Call::why).map(WhyJson::of).orElse(null))
        == 1;
  }

  public DayFigures figures(Sql sql, Day day) {
    var lanes = new EnumMap<Lane, Map<TicketState, Integer>>(Lane.class);
    int given = 0;
    int unverified = 0;
    var rows =
        sql.run(
            """
            SELECT lane, state, count(*)::int AS n,
              (count(*) FILTER (WHERE NOT claim_verified))::int AS unverified
            FROM ticket WHERE branch_id = $1 AND service_date = $2 GROUP BY lane, state
            """,
            day.branch(),
            day.date());
    for (var row : rows) {
      var lane = Lane.valueOf(row.getString("lane"));
      var state = TicketState.valueOf(row.getString("state"));
      lanes
          .computeIfAbsent(lane, l -> new EnumMap<>(TicketState.class))
          .put(state, row.getInteger("n"));
      if (lane == Lane.E_KLAIM
          && state != TicketState.CANCELLED
          && state != TicketState.TRANSFERRED) {
        given += row.getInteger("n");
        unverified += row.getInteger("unverified");
      }
    }
    return new DayFigures(
        day.date(), day.walkInQuota(), day.walkInGiven(), given, unverified, lanes);
  }

  private static Ticket ticket(Row row) {
    var slip =
        new Ticket.Slip(
            row.getUUID("id"),
            row.getString("branch_id"),
            row.getLocalDate("service_date"),
            Lane.valueOf(row.getString("lane")),
            row.getInteger("number"),
            Ticket.Source.valueOf(row.getString("source")),
            row.getString("language"),
            row.getUUID("booking_id"),
            row.getString("service_reason"),
            Sql.instant(row, "arrived_at"),
            row.getUUID("replaces"));
    var call =
        row.getString("counter_id") == null
            ? null
            : new Ticket.Call(
                row.getString("counter_id"),
                row.getString("counter_name"),
                Sql.instant(row, "called_at"),
                Sql.instant(row, "recalled_at"),
                row.getInteger("recalls"),
                row.getString("reason"),
                Optional.ofNullable(row.getJsonObject("why")).map(WhyJson::read).orElse(null));
    return new Ticket(
        slip,
        TicketState.valueOf(row.getString("state")),
        row.getString("service_code"),
        Sql.instant(row, "line_at"),
        call,
        Sql.instant(row, "serving_at"),
        Sql.instant(row, "ended_at"),
        UndoJson.read(row.getJsonObject("undo_state")));
  }
}
