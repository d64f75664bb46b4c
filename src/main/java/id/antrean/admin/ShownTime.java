package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.http.Request;

/**
 * The time of a visit that a form was shown with: somebody may have moved the visit since, and
 * staff then look again before they act on it.
 */
final class ShownTime {
  private static final String FIELD = "jadwal";

  private ShownTime() {}

  static boolean isAnother(Request request, Booking booking) {
    var shown = request.form(FIELD);
    return !shown.isEmpty() && !shown.equals(Long.toString(booking.slot()));
  }
}
