package id.antrean.booking;

import id.antrean.branch.Service;
import id.antrean.core.Code;
import id.antrean.core.Ids;
import id.antrean.core.Nik;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.security.Proof;
import id.antrean.slots.Slot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** A wish ready to be written: sealed, hashed, and with the id of the booking to be. */
record BookingRow(
    UUID id,
    long slot,
    byte[] codeHash,
    byte[] tokenHash,
    String service,
    String reason,
    byte[] nikHash,
    byte[] phoneHash,
    byte[] holderHash,
    byte[] person,
    byte[] openKey,
    byte[] claim,
    String requestKey,
    byte[] fingerprint,
    UUID captcha,
    String language,
    boolean nearTurnSms,
    String staff,
    String staffAddress,
    Proof proof) {

  static BookingRow of(
      Sealed sealed, BookingWish wish, byte[] openKey, String requestKey, Optional<UUID> captcha) {
    var id = Ids.next();
    var person = wish.person();
    return new BookingRow(
        id,
        wish.slot(),
        Code.lookup(sealed, Code.ofBooking(sealed, id)),
        Code.lookup(sealed, Code.checkInToken(sealed, id)),
        wish.service(),
        wish.reason().orElse(null),
        person.nikHash(sealed),
        person.phone().hash(sealed),
        wish.holder().hash(sealed),
        PersonJson.seal(person, sealed, id),
        openKey,
        wish.claimReference().map(c -> SealedColumn.BOOKING_CLAIM.seal(sealed, c, id)).orElse(null),
        requestKey,
        fingerprint(sealed, wish),
        captcha.orElse(null),
        wish.language(),
        wish.nearTurnSms(),
        wish.staff().map(s -> s.who().username()).orElse(null),
        wish.staff().map(StaffBooker::address).orElse(null),
        wish.proof());
  }

  /** One open booking per NIK and service within this scope (R13). */
  static byte[] openKey(Sealed sealed, Nik nik, Service service, Slot slot) {
    var within =
        switch (service.oneOpen()) {
          case COUNTRY -> "";
          case BRANCH -> "|" + slot.branch();
          case BRANCH_DAY -> "|" + slot.branch() + "|" + slot.date();
        };
    return sealed.hash("open-booking", nik.digits() + "|" + service.code() + within);
  }

  /** What a repeat of the request key must have in common with the first. */
  static byte[] fingerprint(Sealed sealed, BookingWish wish) {
    return sealed.hash(
        "booking-wish",
        String.join(
            "|",
            whoAndWhen(wish),
            wish.service(),
            wish.reason().orElse(""),
            wish.person().name().full()));
  }

  /** Whether it is of this wish; those of older bookings name neither service nor name. */
  static boolean isOf(BookingWish wish, byte[] fingerprint, Sealed sealed) {
    return Arrays.equals(fingerprint, fingerprint(sealed, wish))
        || Arrays.equals(fingerprint, sealed.hash("booking-request", whoAndWhen(wish)));
  }

  private static String whoAndWhen(BookingWish wish) {
    return wish.person().nik().digits() + "|" + wish.person().phone().e164() + "|" + wish.slot();
  }

  /** The booking that this row became. */
  Booking made(Slot at, int number, Instant now) {
    return new Booking(
        id,
        at.id(),
        at.branch(),
        at.date(),
        at.starts(),
        at.ends(),
        at.startsAt(),
        at.closesAt(),
        at.lane(),
        number,
        service,
        reason,
        Booking.State.BOOKED,
        0,
        language,
        now,
        now);
  }
}
