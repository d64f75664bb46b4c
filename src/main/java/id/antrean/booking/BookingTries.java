package id.antrean.booking;

import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.util.ArrayList;

/** Which limits a booking counts to, whichever way it comes. */
public final class BookingTries {
  private BookingTries() {}

  /**
   * {@code pictureAlone}: a captcha was asked for, and no work was done beside it. {@code
   * phoneProved}: a phone pass came along; then the address does not count, the pass was limited.
   */
  public static Limits.Try[] of(
      Person person, String address, boolean pictureAlone, boolean phoneProved) {
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.BOOKING_NIK.by(person.nik().digits()));
    tries.add(Limit.BOOKING_PHONE.by(person.phone().e164()));
    if (!phoneProved) {
      var limit = pictureAlone ? Limit.BOOKING_ADDRESS : Limit.BOOKING_ADDRESS_WORKED;
      tries.add(limit.by(address));
    }
    return tries.toArray(Limits.Try[]::new);
  }
}
