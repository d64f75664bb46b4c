package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Bookings as the branch asks for them on the day. */
final class VisitStore {
  private final Sealed sealed;

  VisitStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** By the hash of the QR's token, or of the code of the SMS. */
  Optional<Booking> bySecret(Sql sql, byte[] hash) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING + "WHERE b.token_hash = $1 OR b.code_hash = $1",
        hash);
  }

  /** A number that was given twice is of the last booking that still stands. */
  Optional<Booking> byNumber(Sql sql, String branch, LocalDate date, Lane lane, int number) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.branch_id = $1 AND b.service_date = $2 AND b.lane = $3 AND b.number = $4
            ORDER BY b.state = 'CANCELLED', b.changed_at DESC LIMIT 1
            """,
        branch,
        date,
        lane,
        number);
  }

  /** Of a number, whose it may be: here on these days, and today at the offices near. */
  List<Booking> numbered(Sql sql, Visits.Numbered wanted, LocalDate from, LocalDate to) {
    return sql.list(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.lane = $1 AND b.number = $2 AND b.state <> 'CANCELLED'
              AND (b.branch_id = $3 AND b.service_date BETWEEN $4 AND $5
                OR b.branch_id = ANY ($6) AND b.service_date = $7)
            ORDER BY b.branch_id <> $3, abs(b.service_date - $7::date),
              array_position($6, b.branch_id)
            LIMIT 5
            """,
        wanted.lane(),
        wanted.number(),
        wanted.branch(),
        from,
        to,
        wanted.near().toArray(String[]::new),
        wanted.today());
  }

  /**
   * Bookings that had this number at this branch until they were moved; the latest move first. Of
   * which day the number was is not known any more.
   */
  List<Booking> movedFrom(Sql sql, Visits.Numbered wanted, LocalDate from, LocalDate to) {
    return sql.list(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            JOIN LATERAL (
              SELECT max(e.at) AS at FROM event e
              WHERE e.subject = b.id AND e.kind = 'BookingMoved'
                AND e.data->>'fromNumber' = $1 AND e.data->>'fromBranch' = $2
            ) moved ON moved.at IS NOT NULL
            WHERE b.moves > 0 AND b.state <> 'CANCELLED' AND b.lane = $3
              AND (b.branch_id = $2 OR b.branch_id = ANY ($4)) AND b.service_date BETWEEN $5 AND $6
            ORDER BY moved.at DESC LIMIT 5
            """,
        wanted.lane().number(wanted.number()),
        wanted.branch(),
        wanted.lane(),
        wanted.near().toArray(String[]::new),
        from,
        to);
  }

  /** In the order of how likely each is meant here and today. */
  Optional<Booking> byPerson(
      Sql sql, byte[] nikHash, byte[] phoneHash, String branch, LocalDate today) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.nik_hash = $1 AND b.phone_hash = $2
            ORDER BY (b.branch_id = $3 AND b.service_date = $4 AND b.state <> 'CANCELLED') DESC,
              b.state IN ('BOOKED', 'CHECKED_IN') AND b.service_date >= $4 DESC, b.state = 'BOOKED' DESC,
              abs(b.service_date - $4::date), s.starts_at
            LIMIT 1
            """,
        nikHash,
        phoneHash,
        branch,
        today);
  }

  Optional<Booking> notYetIn(Sql sql, byte[] phoneHash, String branch, LocalDate today) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.phone_hash = $1 AND b.state = 'BOOKED' AND b.branch_id = $2
              AND b.service_date = $3
            ORDER BY s.starts_at, b.id LIMIT 1
            """,
        phoneHash,
        branch,
        today);
  }

  Optional<Booking> lock(Tx tx, UUID id) {
    return BookingStore.locked(tx, id);
  }

  Optional<Person> person(Sql sql, UUID id) {
    return sql.first(
        row -> PersonJson.open(sealed, Sql.bytes(row, "person"), id),
        "SELECT person FROM booking WHERE id = $1 AND person IS NOT NULL",
        id);
  }

  /** One that is good on this day, else the one that ended last or is to come. */
  Optional<LanePass> pass(Sql sql, UUID booking, LocalDate today) {
    return sql.first(
        row -> LanePassStore.pass(row, sealed),
        """
        SELECT p.id, p.first_day, p.last_day, p.claim_sealed
        FROM lane_pass p JOIN booking b ON b.nik_hash = p.nik_hash AND b.lane = p.lane
          AND b.branch_id = p.branch_id
        WHERE b.id = $1
        ORDER BY $2 BETWEEN p.first_day AND p.last_day DESC, p.last_day DESC,
          p.claim_sealed IS NULL
        LIMIT 1
        """,
        booking,
        today);
  }

  Optional<String> claim(Sql sql, UUID booking) {
    return sql.first(
        row -> SealedColumn.BOOKING_CLAIM.open(sealed, Sql.bytes(row, "claim_sealed"), booking),
        "SELECT claim_sealed FROM booking WHERE id = $1 AND claim_sealed IS NOT NULL",
        booking);
  }

  boolean mark(Tx tx, UUID id, Booking.State state, Instant now) {
    var from = Stream.of(Booking.State.values()).filter(s -> s == state || s.mayBecome(state));
    return tx.update(
            """
            UPDATE booking SET state = $2, changed_at = $3,
              -- one that is open anew stands in no other's way: its person is in the office
              half_hour_0 = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN half_hour_0 END,
              half_hour_1 = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN half_hour_1 END,
              half_hour_2 = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN half_hour_2 END,
              half_hour_3 = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN half_hour_3 END,
              nik_ordinal = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN nik_ordinal END,
              phone_ordinal = CASE WHEN state IN ('BOOKED', 'CHECKED_IN') THEN phone_ordinal END
            WHERE id = $1 AND state = ANY ($4)
            """,
            id,
            state,
            now,
            from.map(Enum::name).toArray(String[]::new))
        == 1;
  }
}
