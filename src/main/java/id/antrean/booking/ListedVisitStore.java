package id.antrean.booking;

import id.antrean.core.ClaimReference;
import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Reads bookings for the lists of staff. Names and the ends of numbers are found by opening the
 * sealed rows of one office and few days: nothing is stored to find them by.
 */
final class ListedVisitStore {
  private static final int MOST_OF_A_DAY = 5_000;

  /** A month of the largest office; opening them takes half a second. */
  private static final int MOST_OPENED = 20_000;

  private final Database db;
  private final Sealed sealed;

  ListedVisitStore(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /** By time; who cancelled or moved away is not among them. */
  List<ListedVisit> ofDay(String branch, LocalDate day) {
    return db.list(
        this::visit,
        BookingStore.BOOKING
            + """
            WHERE b.state <> 'CANCELLED' AND b.slot_id IN (
              SELECT id FROM slot WHERE branch_id = $1 AND service_date = $2)
            ORDER BY s.starts_at, s.ends, b.lane, b.number LIMIT $3
            """,
        branch,
        day,
        MOST_OF_A_DAY);
  }

  Optional<ListedVisit> find(String branch, UUID id) {
    return db.first(
        this::visit, BookingStore.BOOKING + "WHERE b.id = $1 AND b.branch_id = $2", id, branch);
  }

  /** By time, at most so many. */
  List<ListedVisit> list(Set<UUID> ids, int most) {
    return db.list(
        this::visit,
        BookingStore.BOOKING + "WHERE b.id = ANY ($1) ORDER BY s.starts_at, b.number LIMIT $2",
        ids.toArray(UUID[]::new),
        most);
  }

  /** The first bookings of these days whose person is sought, one more than wanted. */
  Set<UUID> ofPersons(String branch, DeskVisits.Days days, Predicate<Person> isSought, int wanted) {
    var rows =
        db.run(
            """
            SELECT b.id, b.person
            FROM slot s JOIN booking b ON b.slot_id = s.id
            WHERE s.branch_id = $1 AND s.service_date BETWEEN $2 AND $3 AND b.person IS NOT NULL
            ORDER BY s.starts_at, b.number LIMIT $4
            """,
            branch,
            days.from(),
            days.to(),
            MOST_OPENED);
    var found = new LinkedHashSet<UUID>();
    for (var row : rows) {
      if (person(row).filter(isSought).isPresent() && found.add(row.getUUID("id"))) {
        if (found.size() > wanted) {
          break;
        }
      }
    }
    return found;
  }

  /** The same by the reference that was typed when booking, or by that of a pass for the visit. */
  Set<UUID> ofClaims(
      String branch, DeskVisits.Days days, Predicate<ClaimReference> isSought, int wanted) {
    var rows =
        db.run(
            """
            SELECT b.id, b.claim_sealed, p.id AS pass, p.claim_sealed AS pass_claim
            FROM slot s JOIN booking b ON b.slot_id = s.id
              LEFT JOIN lane_pass p ON p.nik_hash = b.nik_hash AND p.lane = b.lane
                AND p.branch_id = b.branch_id AND p.claim_sealed IS NOT NULL
            WHERE s.branch_id = $1 AND s.service_date BETWEEN $2 AND $3
              AND (b.claim_sealed IS NOT NULL OR p.id IS NOT NULL)
            ORDER BY s.starts_at, b.number LIMIT $4
            """,
            branch,
            days.from(),
            days.to(),
            MOST_OPENED);
    var found = new LinkedHashSet<UUID>();
    for (var row : rows) {
      boolean isIt =
          claim(row, SealedColumn.BOOKING_CLAIM, "claim_sealed", "id").filter(isSought).isPresent()
              || claim(row, SealedColumn.LANE_PASS_CLAIM, "pass_claim", "pass")
                  .filter(isSought)
                  .isPresent();
      if (isIt && found.add(row.getUUID("id")) && found.size() > wanted) {
        break;
      }
    }
    return found;
  }

  /**
   * A number at the branch: on any day where it stands, and on the chosen days whatever became of
   * it. {@code lane} null: of each lane, on the chosen days only. The nearest day first.
   */
  List<ListedVisit> numbered(
      String branch, Lane lane, int number, DeskVisits.Days days, LocalDate today, int most) {
    return db.list(
        this::visit,
        BookingStore.BOOKING
            + """
            WHERE b.id IN (
              SELECT n.id FROM booking n
              WHERE n.branch_id = $1 AND n.lane = $2::text AND n.number = $3
                AND n.state <> 'CANCELLED'
              UNION
              SELECT c.id FROM booking c JOIN slot d ON d.id = c.slot_id
              WHERE d.branch_id = $1 AND d.service_date BETWEEN $4 AND $5
                AND ($2::text IS NULL OR c.lane = $2::text) AND c.number = $3)
            ORDER BY abs(b.service_date - $6::date), b.state = 'CANCELLED', s.starts_at LIMIT $7
            """,
        branch,
        lane,
        number,
        days.from(),
        days.to(),
        today,
        most);
  }

  /** Where else a number stands on these days; the nearest day, then the first branch, first. */
  List<Booking> elsewhere(
      List<String> branches,
      Lane lane,
      int number,
      List<LocalDate> days,
      LocalDate today,
      int most) {
    return db.list(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.branch_id = ANY ($1) AND b.service_date = ANY ($2) AND b.lane = $3
              AND b.number = $4 AND b.state <> 'CANCELLED'
            ORDER BY abs(b.service_date - $5::date), array_position($1, b.branch_id) LIMIT $6
            """,
        branches.toArray(String[]::new),
        days.toArray(LocalDate[]::new),
        lane,
        number,
        today,
        most);
  }

  private Optional<ClaimReference> claim(Row row, SealedColumn in, String column, String id) {
    try {
      return Optional.ofNullable(Sql.bytes(row, column))
          .map(claim -> in.open(sealed, claim, row.getUUID(id)))
          .map(ClaimReference::new);
    } catch (RuntimeException unopened) {
      return Optional.empty();
    }
  }

  private ListedVisit visit(Row row) {
    return new ListedVisit(BookingStore.booking(row), person(row));
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
