package id.antrean.booking;

import id.antrean.core.Problem;
import id.antrean.security.Limits;
import java.time.Instant;
import java.util.Optional;

/**
 * Another day for the holder of a link, in one step and without typing anything again. A booking
 * that stands is moved, after its cut-off too. One that was marked absent stays on record and gets
 * a booking beside it: there is nothing to give back, and its unique keys are free.
 */
public final class Rebookings {
  private final Bookings bookings;
  private final BookingChanges changes;
  private final MissedStore missed;
  private final Limits limits;

  Rebookings(Bookings bookings, BookingChanges changes, MissedStore missed, Limits limits) {
    this.bookings = bookings;
    this.changes = changes;
    this.missed = missed;
    this.limits = limits;
  }

  /**
   * The booking at its new time, with a code of its own where it is a new one. Problems as of
   * {@link BookingChanges#move} and {@link Bookings#book}, never cut_off_passed; 409
   * not_allowed_now: in line, served, cancelled, or missed too long ago.
   */
  public Booking rebook(String code, long slot, String requestKey, String address, Instant now) {
    var asked = bookings.byCode(code);
    var wish = missed.wish(asked.id(), slot).orElseThrow(Problem::notFound);
    var repeated = bookings.earlier(wish, requestKey);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    if (!changes.isMissed(asked, now)) {
      return changes.moveMissed(asked, slot, requestKey, now); // or why not; or a repeat
    }
    try {
      return booked(wish, requestKey, address, now);
    } catch (Problem refusal) {
      if (refusal.is("cannot_book")) {
        // Perhaps staff took the person back into the line meanwhile.
        changes.mustBeRebookable(bookings.byCode(code), now);
      }
      throw refusal;
    }
  }

  /** Whether its holder has another day already. */
  public boolean isRebooked(Booking booking) {
    return booking.state().isMissed() && missed.isRebooked(booking.id());
  }

  private Booking booked(BookingWish wish, String requestKey, String address, Instant now) {
    boolean isCounted = bookings.isCounted(wish, now);
    var tries = isCounted ? BookingTries.of(wish, address, false) : BookingTries.NONE;
    limits.take(tries);
    return BookingTries.counted(
        limits,
        wish,
        address,
        isCounted,
        tries,
        () -> bookings.book(wish, requestKey, Optional.empty(), Optional.of(address), now));
  }
}
