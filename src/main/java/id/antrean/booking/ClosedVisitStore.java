package id.antrean.booking;

import id.antrean.branch.ClosedDays;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads who still stands on a closed day. */
public final class ClosedVisitStore {
  private static final int MOST = 1_000;

  private final Database db;
  private final Sealed sealed;

  ClosedVisitStore(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /** Of a branch, from this day on, by time; who has moved or cancelled is not among them. */
  public List<ClosedVisit> from(String branch, LocalDate today) {
    return db.list(
        this::visit,
        BookingStore.BOOKING
            + """
            WHERE b.branch_id = $1 AND b.state = 'BOOKED' AND b.slot_id IN (
                SELECT id FROM slot WHERE branch_id = $1 AND service_date >= $2)
              AND
            """
            + ClosedDays.BOOKING_IS_ON_ONE
            + "ORDER BY s.starts_at, b.number LIMIT $3",
        branch,
        today,
        MOST);
  }

  /** Who is booked outside the opening hours, which changed after that; by time. */
  public List<ClosedVisit> outsideHours(String branch, LocalDate today) {
    return db.list(
        this::visit,
        BookingStore.BOOKING
            + """
            WHERE b.branch_id = $1 AND b.state = 'BOOKED' AND s.closed AND s.service_date >= $2
            ORDER BY s.starts_at, b.number LIMIT $3
            """,
        branch,
        today,
        MOST);
  }

  /** Who booked last in slots to come that have more bookings than quota, by time. */
  public List<ClosedVisit> aboveQuota(String branch, Instant now) {
    return db.list(
        this::visit,
        BookingStore.BOOKING
            + """
            WHERE b.branch_id = $1 AND b.state = 'BOOKED' AND s.starts_at > $2
              AND s.branch_id = $1 AND s.capacity - cardinality(s.free) > s.quota
              AND (
                SELECT count(*) FROM booking o WHERE o.slot_id = b.slot_id
                  AND o.state <> 'CANCELLED' AND (o.created_at, o.id) < (b.created_at, b.id))
                >= s.quota
            ORDER BY s.starts_at, b.number LIMIT $3
            """,
        branch,
        now,
        MOST);
  }

  private ClosedVisit visit(Row row) {
    return new ClosedVisit(BookingStore.booking(row), person(row));
  }

  /** The rest of the list is worth having without a name that no key opens. */
  private Optional<Person> person(Row row) {
    try {
      return Optional.ofNullable(Sql.bytes(row, "person"))
          .map(person -> PersonJson.open(sealed, person, row.getUUID("id")));
    } catch (RuntimeException unopened) {
      return Optional.empty();
    }
  }
}
