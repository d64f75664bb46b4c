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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Bookings as the branch sees them on the day: found at the door, marked as they are served. Works
 * inside the caller's transaction.
 */
public final class Visits {
  /**
   * Days on which a number may be meant that is not of today: yesterday's, and all to be booked.
   */
  private static final int DAYS_BACK = 1;

  private static final int DAYS_ON = 31;
  private static final int MOST_NUMBERED = 5;

  /** A number that somebody shows at an office, and the offices they may take for it. */
  public record Numbered(
      Lane lane, int number, String branch, List<String> near, LocalDate today) {}

  private final Sealed sealed;
  private final VisitStore store;

  public Visits(Sealed sealed) {
    this.sealed = sealed;
    this.store = new VisitStore(sealed);
  }

  /**
   * {@code token}: what the ticket's QR says, or the code of the SMS, which is all that a person
   * without a QR holds; with or without the link around it.
   */
  public Optional<Booking> byToken(Sql sql, String token) {
    return store.bySecret(sql, Code.lookup(sealed, Code.bare(token)));
  }

  /** Numbers start again each day, so only today's are meant. */
  public Optional<Booking> byNumber(
      Sql sql, String branch, LocalDate today, Lane lane, int number) {
    return store.byNumber(sql, branch, today, lane, number);
  }

  /**
   * Of other days and offices too, the likeliest first, then those that had it before they were
   * moved; those cancelled are not among them.
   */
  public List<Booking> numbered(Sql sql, Numbered wanted) {
    var first = wanted.today().minusDays(DAYS_BACK);
    var last = wanted.today().plusDays(DAYS_ON);
    return Stream.concat(
            store.numbered(sql, wanted, first, last).stream(),
            store.movedFrom(sql, wanted, first, last).stream())
        .distinct()
        .limit(MOST_NUMBERED)
        .toList();
  }

  /** Of several the one meant here and today, not yet checked in; else the nearest open one. */
  public Optional<Booking> byPerson(Sql sql, Nik nik, Phone phone, String branch, LocalDate today) {
    return store.byPerson(sql, Person.nikHash(sealed, nik), phone.hash(sealed), branch, today);
  }

  /** The first of today that somebody with this mobile has there and has not come to. */
  public Optional<Booking> notYetIn(Sql sql, Phone phone, String branch, LocalDate today) {
    return store.notYetIn(sql, phone.hash(sealed), branch, today);
  }

  /** So that its holder cannot move or cancel it meanwhile. */
  public Optional<Booking> lock(Tx tx, UUID booking) {
    return store.lock(tx, booking);
  }

  /** Empty once it is forgotten ({@link BookingRetention}). */
  public Optional<Person> person(Sql sql, UUID booking) {
    return store.person(sql, booking);
  }

  /**
   * The pass for the booking's lane and branch that is good on this day, else the last one; empty
   * when there was never one.
   */
  public Optional<LanePass> pass(Sql sql, Booking booking, LocalDate today) {
    return store.pass(sql, booking.id(), today);
  }

  /** The e-Klaim reference of a visit: as typed when booking, else that of a pass for its day. */
  public Optional<String> claim(Sql sql, UUID booking, LocalDate day) {
    return store
        .claim(sql, booking)
        .or(() -> store.pass(sql, booking, day).flatMap(LanePass::reference));
  }

  /**
   * False when the booking's state does not allow this step; a booking that is there already is
   * marked again. ConstraintViolation booking_open_once: the person has a newer open booking.
   */
  public boolean mark(Tx tx, UUID booking, Booking.State state, Instant now) {
    return store.mark(tx, booking, state, now);
  }
}
