package id.antrean.booking;

import id.antrean.core.Channel;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.http.Network;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.security.SmsAbroad;
import id.antrean.staff.StaffAct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;

/** Which limits a booking counts to, whichever way it comes. */
public final class BookingTries {
  public static final Limits.Try[] NONE = {};

  private static final String GMAIL = "gmail.com";

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
      tries.addAll(SmsAbroad.tries(wish.person().phone(), address));
      return tries.toArray(Limits.Try[]::new);
    }
    var holder = wish.holder().holder();
    tries.add(
        wish.proof().isThere()
            ? Limit.BOOKING_NIK_HOLDER.by(nik + " " + holder)
            : Limit.BOOKING_NIK.by(nik));
    tries.add(Limit.BOOKING_PHONE.by(holder));
    if (byMailAlone(wish)) {
      Collections.addAll(tries, ofMail(wish, address));
    }
    if (wish.proof().missing()) {
      tries.add(Limit.BOOKING_UNPROVED.by(address));
      tries.add(Limit.BOOKING_UNPROVED_ALL.by("all"));
    } else if (!wish.proof().isThere()) {
      var ofAddress = pictureAlone ? Limit.BOOKING_ADDRESS : Limit.BOOKING_ADDRESS_WORKED;
      tries.add(ofAddress.by(address));
    }
    return tries.toArray(Limits.Try[]::new);
  }

  /**
   * Of a contact that staff correct; {@code of}: the visit, or the person whose visits they are;
   * {@code phone}: the mobile that is told, if it is one.
   */
  public static Limits.Try[] ofContact(StaffAct act, String of, Optional<Phone> phone) {
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.CORRECTED_VISIT.by(of));
    tries.add(Limit.BOOKING_STAFF.by(act.who().username()));
    phone.ifPresent(to -> tries.addAll(SmsAbroad.tries(to, act.address())));
    return tries.toArray(Limits.Try[]::new);
  }

  private static boolean byMailAlone(BookingWish wish) {
    return wish.holder().channel() == Channel.EMAIL;
  }

  /** By network, and by mail house: one mailbox may have many names, asked for from many places. */
  private static Limits.Try[] ofMail(BookingWish wish, String address) {
    var house = wish.person().email().orElseThrow().house();
    var ofHouse = house.equals(GMAIL) ? Limit.BOOKING_MAIL_GMAIL : Limit.BOOKING_MAIL_HOUSE;
    return new Limits.Try[] {Limit.BOOKING_MAIL_NETWORK.by(Network.of(address)), ofHouse.by(house)};
  }

  /**
   * Books, and counts for how many NIKs a holder is refused with cannot_book or pass_required.
   * Beyond the limit of a day the answer is Problem 429, because these refusals show whether a NIK
   * is known (M6). The same NIK (and claim) again shows nothing new and is not counted: the owner
   * of a squatted one tries until staff have freed it. The count comes before any lookup, so that
   * requests sent at once learn no more. Where this node knows that the slot is full ({@code
   * isCounted} is false) nearly every answer is slot_full, which shows nothing: there only what
   * does is counted, after it. What {@link #of} took for a captcha that turns out to be spent is
   * given back: else one solved captcha would use up the tries of whoever is named with it.
   */
  public static Booking counted(
      Limits limits,
      BookingWish wish,
      String address,
      boolean isCounted,
      Limits.Try[] taken,
      Supplier<Booking> book) {
    try {
      return wish.proof().isThere() ? shown(limits, wish, isCounted, book) : book.get();
    } catch (Problem refusal) {
      if (refusal.is("captcha_used")) {
        limits.giveBack(taken);
      } else if (isCounted && byMailAlone(wish)) {
        limits.giveBack(ofMail(wish, address)); // only places count to it
      }
      throw refusal;
    }
  }

  private static Booking shown(
      Limits limits, BookingWish wish, boolean isCounted, Supplier<Booking> book) {
    var holder = wish.holder().holder();
    var asked = wish.person().nik().digits() + " " + wish.claimReference().orElse("");
    var same = Limit.CANNOT_BOOK_AGAIN.by(holder + " " + asked);
    var refusal = Limit.CANNOT_BOOK_PHONE.by(holder);
    boolean isTaken = isCounted && limits.isTaken(refusal);
    if (isCounted && !isTaken && !limits.isUsedUp(same)) {
      limits.take(refusal); // which says how long to wait
    }
    try {
      var booking = book.get();
      if (isTaken) {
        limits.giveBack(refusal);
      }
      return booking;
    } catch (Problem problem) {
      boolean shows = problem.is("cannot_book") || problem.is("pass_required");
      if (shows && !isCounted && !limits.isUsedUp(same)) {
        limits.take(refusal);
      }
      boolean isNew = shows && limits.isTaken(same);
      if (isTaken && !isNew) {
        limits.giveBack(refusal);
      }
      throw problem;
    }
  }
}
