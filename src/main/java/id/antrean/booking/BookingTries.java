package id.antrean.booking;

import id.antrean.security.Limit;
import id.antrean.security.Limits;

/** Which limits a booking counts to, whichever way it comes. */
public final class BookingTries {
  private BookingTries() {}

  /** {@code pictureAlone}: a captcha was asked for, and no work was done beside it. */
  public static Limits.Try[] of(Person person, String address, boolean pictureAlone) {
    var ofAddress = pictureAlone ? Limit.BOOKING_ADDRESS : Limit.BOOKING_ADDRESS_WORKED;
    return new Limits.Try[] {
      Limit.BOOKING_NIK.by(person.nik().digits()),
      Limit.BOOKING_PHONE.by(person.phone().e164()),
      ofAddress.by(address)
    };
  }
}
