package id.antrean.admin;

import id.antrean.booking.Booking;

/**
 * The time of a visit that a form was shown with: somebody may have moved the visit since, and
 * staff then look again before they act on it.
 */
final class ShownTime {
  /** The form's hidden field. */
  static final String FIELD = "jadwal";

  private ShownTime() {}

  /** {@code shown}: the slot's id; "" of a form that names none. */
  static boolean isAnother(String shown, Booking booking) {
    return !shown.isEmpty() && !shown.equals(Long.toString(booking.slot()));
  }
}
