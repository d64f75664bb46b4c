package id.antrean.booking;

import id.antrean.core.Problem;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Which limits a booking counts to, whichever way it comes. */
public final class BookingTries {
  private BookingTries() {}

  /**
   * {@code pictureAlone}: a captcha was asked for, and no work was done beside it. The address does
   * not count for those who proved whose mobile or mailbox it is.
   */
  public static Limits.Try[] of(BookingWish wish, String address, boolean pictureAlone) {
    var person = wish.person();
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.BOOKING_NIK.by(person.nik().digits()));
    tries.add(Limit.BOOKING_PHONE.by(person.phone().e164()));
    if (wish.proof().missing()) {
      tries.add(Limit.BOOKING_UNPROVED.by(address));
    } else if (!wish.proof().isThere()) {
      var ofAddress = pictureAlone ? Limit.BOOKING_ADDRESS : Limit.BOOKING_ADDRESS_WORKED;
      tries.add(ofAddress.by(address));
    }
    return tries.toArray(Limits.Try[]::new);
  }

  /**
   * Books; and whoever proved a mobile and was told cannot_book or pass_required with it some times
   * a day is told nothing more that day, for a known NIK would show by it (M6): Problem 429.
   */
  public static Booking counted(Limits limits, BookingWish wish, Supplier<Booking> book) {
    if (!wish.proof().isThere()) {
      return book.get();
    }
    var refusals = Limit.CANNOT_BOOK_PHONE.by(proved(wish));
    limits.mustRemain(refusals);
    try {
      return book.get();
    } catch (Problem refusal) {
      if (refusal.is("cannot_book") || refusal.is("pass_required")) {
        limits.take(refusals);
      }
      throw refusal;
    }
  }

  private static String proved(BookingWish wish) {
    var person = wish.person();
    return wish.proof().mobile() ? person.phone().e164() : person.email().orElseThrow().address();
  }
}
