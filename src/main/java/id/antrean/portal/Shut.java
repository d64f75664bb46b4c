package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.branch.Calendar;
import id.antrean.core.Sentence;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.TicketView;
import java.time.Instant;
import java.util.Optional;

/**
 * Why the holder of a booking is not served: the office has closed its day, or the doors are shut.
 * {@code over}: nobody calls any more, so where they stand in line is not shown, and another day is
 * offered.
 */
public record Shut(Sentence words, boolean over) {

  /** {@code line}: null before the check-in. Empty while the office serves, or did. */
  static Optional<Shut> of(Booking booking, TicketView line, Calendar there, Instant now) {
    if (booking.state() == Booking.State.BOOKED && there.isClosed(booking.date())) {
      return shut(Sentence.of("ticket.dayClosed", "day", booking.date()), true);
    }
    boolean waits = line == null || isInLine(line.ticket().state());
    if (!booking.date().equals(there.today(now)) || !there.hasShut(now) || !waits) {
      return Optional.empty();
    }
    var shut = there.closing(booking.date()).orElseThrow();
    var time = shut.atZone(there.timeZone()).toLocalTime();
    if (booking.isOver(there, now)) {
      var missed = booking.state() == Booking.State.BOOKED;
      return shut(Sentence.of(missed ? "ticket.shut" : "ticket.shutUnserved", "time", time), true);
    }
    var until = shut.plus(Booking.SERVED_ON).atZone(there.timeZone()).toLocalTime();
    return shut(Sentence.of("ticket.shutWaiting", "time", time, "until", until), false);
  }

  private static boolean isInLine(TicketState state) {
    return state == TicketState.WAITING || state == TicketState.HELD;
  }

  private static Optional<Shut> shut(Sentence words, boolean over) {
    return Optional.of(new Shut(words, over));
  }
}
