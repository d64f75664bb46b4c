package id.antrean.booking;

import id.antrean.core.Channel;
import id.antrean.core.Problem;
import id.antrean.http.Network;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Which limits a booking counts to, whichever way it comes. */
public final class BookingTries {
  private BookingTries() {}

  /**
   * {@code pictureAlone}: a captcha was asked for, and no work was done beside it. Who proved a
   * mobile or a mailbox is counted by it and not by the address, and uses up no tries of the person
   * or the mobile that they name.
   */
  public static Limits.Try[] of(BookingWish wish, String address, boolean pictureAlone) {
    var nik = wish.person().nik().digits();
    var tries = new ArrayList<Limits.Try>();
    if (wish.staff().isPresent()) {
      var name = wish.staff().get().who().username();
      tries.add(Limit.BOOKING_NIK.by(nik + " " + name));
      tries.add(Limit.BOOKING_STAFF.by(name));
      return tries.toArray(Limits.Try[]::new);
    }
    var holder = wish.holder().holder();
    tries.add(Limit.BOOKING_NIK.by(wish.proof().isThere() ? nik + " " + holder : nik));
    tries.add(Limit.BOOKING_PHONE.by(holder));
    if (byMailAlone(wish)) {
      tries.add(ofMail(address));
    }
    if (wish.proof().missing()) {
      tries.add(Limit.BOOKING_UNPROVED.by(address));
    } else if (!wish.proof().isThere()) {
      var ofAddress = pictureAlone ? Limit.BOOKING_ADDRESS : Limit.BOOKING_ADDRESS_WORKED;
      tries.add(ofAddress.by(address));
    }
    return tries.toArray(Limits.Try[]::new);
  }

  private static boolean byMailAlone(BookingWish wish) {
    return wish.holder().channel() == Channel.EMAIL;
  }

  private static Limits.Try ofMail(String address) {
    return Limit.BOOKING_MAIL_NETWORK.by(Network.of(address));
  }

  /**
   * Books, and counts how often a holder is refused with cannot_book or pass_required. Beyond the
   * limit of a day the answer is Problem 429, because these refusals show whether a NIK is known
   * (M6). The count comes before any lookup, so that requests sent at once learn no more. Where
   * this node knows that the slot is full ({@code isCounted} is false) nearly every answer is
   * slot_full, which shows nothing: there only what does is counted, after it.
   */
  public static Booking counted(
      Limits limits, BookingWish wish, String address, boolean isCounted, Supplier<Booking> book) {
    if (!wish.proof().isThere()) {
      return book.get();
    }
    var refusal = Limit.CANNOT_BOOK_PHONE.by(wish.holder().holder());
    if (isCounted) {
      limits.take(refusal);
    }
    try {
      var booking = book.get();
      if (isCounted) {
        limits.giveBack(refusal);
      }
      return booking;
    } catch (Problem problem) {
      if (isCounted && byMailAlone(wish)) {
        limits.giveBack(ofMail(address)); // only places count to it
      }
      boolean shows = problem.is("cannot_book") || problem.is("pass_required");
      if (shows && !isCounted) {
        limits.take(refusal);
      } else if (!shows && isCounted) {
        limits.giveBack(refusal);
      }
      throw problem;
    }
  }
}
