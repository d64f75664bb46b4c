package id.antrean.booking;

import id.antrean.core.Code;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Bookings as the branch sees them on the day: found at the door, marked as they are served. */
public final class VisitStore {
  private final Sealed sealed;

  public VisitStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** {@code token}: what the ticket's QR says, with or without the link around it. */
  public Optional<Booking> byToken(Sql sql, String token) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING + "WHERE b.token_hash = $1",
        Code.lookup(sealed, token.replaceFirst(".*[/=]", "")));
  }

  /** Numbers begin anew each day, so only today's are meant. */
  public Optional<Booking> byNumber(Sql sql, String branch, LocalDate date, Lane lane, int number) {
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

  /** Of several the one meant here and today, not yet checked in; else the nearest open one. */
  public Optional<Booking> byPerson(Sql sql, Nik nik, Phone phone, String branch, LocalDate today) {
    return sql.first(
        BookingStore::booking,
        BookingStore.BOOKING
            + """
            WHERE b.nik_hash = $1 AND b.phone_hash = $2
            ORDER BY (b.branch_id = $3 AND b.service_date = $4 AND b.state <> 'CANCELLED') DESC,
              b.state IN ('BOOKED', 'CHECKED_IN') DESC, b.state = 'BOOKED' DESC,
              abs(b.service_date - $4::date), s.starts_at
            LIMIT 1
            """,
        Person.nikHash(sealed, nik),
        Person.phoneHash(sealed, phone),
        branch,
        today);
  }

  public Optional<Booking> byId(Sql sql, UUID id) {
    return sql.first(BookingStore::booking, BookingStore.BOOKING + "WHERE b.id = $1", id);
  }

  /** So that its holder cannot move or cancel it meanwhile. */
  public Optional<Booking> lock(Tx tx, UUID id) {
    return tx.first(
        BookingStore::booking, BookingStore.BOOKING + "WHERE b.id = $1 FOR UPDATE OF b", id);
  }

  /** Empty once it is forgotten ({@link BookingRetention}). */
  public Optional<Person> person(Sql sql, UUID id) {
    return sql.first(
        row -> Person.open(sealed, Sql.bytes(row, "person"), id),
        "SELECT person FROM booking WHERE id = $1 AND person IS NOT NULL",
        id);
  }

  public boolean hasPass(Sql sql, Booking booking, LocalDate today) {
    return sql.first(
            row -> true,
            """
            SELECT 1 FROM lane_pass p JOIN booking b ON b.nik_hash = p.nik_hash AND b.lane = p.lane
              AND b.branch_id = p.branch_id
            WHERE b.id = $1 AND $2 BETWEEN p.first_day AND p.last_day
            """,
            booking.id(),
            today)
        .orElse(false);
  }

  /** When the last pass for this lane and branch ended; empty when there was never one. */
  public Optional<LocalDate> lastDayOfPass(Sql sql, Booking booking) {
    return sql.first(
            row -> Optional.ofNullable(row.getLocalDate("last_day")),
            """
            SELECT max(p.last_day) AS last_day
            FROM lane_pass p JOIN booking b ON b.nik_hash = p.nik_hash AND b.lane = p.lane
              AND b.branch_id = p.branch_id
            WHERE b.id = $1
            """,
            booking.id())
        .flatMap(day -> day);
  }

  /**
   * False when the booking's state does not allow this step; a booking that is there already is
   * marked again. ConstraintViolation booking_open_once: the person has booked anew meanwhile.
   */
  public boolean mark(Tx tx, UUID id, Booking.State state, Instant now) {
    var from = Stream.of(Booking.State.values()).filter(s -> s == state || s.mayBecome(state));
    return tx.update(
            """
            UPDATE booking SET state = $2, changed_at = $3
            WHERE id = $1 AND state = ANY ($4)
            """,
            id,
            state,
            now,
            from.map(Enum::name).toArray(String[]::new))
        == 1;
  }
}
