package id.antrean.portal;

import id.antrean.booking.Booking;
import java.time.LocalDate;

/** Chooses the words of a ticket's page. */
public enum Phase {
  JUST_BOOKED,
  BOOKED,
  CHECKED_IN,
  ABSENT,
  OVER,
  UNSERVED,
  CANCELLED;

  /** {@code closed}: the branch stays shut on the day of the booking. */
  static Phase of(Booking booking, LocalDate today, boolean closed) {
    boolean over = today.isAfter(booking.date()); // until its end the visitor may still come
    return switch (booking.state()) {
      case BOOKED -> {
        var past = closed ? UNSERVED : OVER;
        yield over ? past : BOOKED;
      }
      case CHECKED_IN -> over ? UNSERVED : CHECKED_IN;
      case ABSENT -> over ? OVER : ABSENT;
      case COMPLETED -> OVER;
      case UNSERVED -> UNSERVED;
      case CANCELLED -> CANCELLED;
    };
  }
}
