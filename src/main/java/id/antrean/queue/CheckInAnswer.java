package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.LanePass;
import id.antrean.booking.Person;
import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.Verdict;
import java.util.Optional;

/**
 * What a check-in says. {@code ticket}: exactly when the person is in line. {@code booking} and
 * {@code person}: whose it is, to recognise the right one; neither for an unknown code and a number
 * without a booking. {@code movable}: the lane in which the booking can be moved to a time here.
 * {@code pass}: how the pass of a booking in the e-Klaim lane stands today. {@code stands}: the
 * state of the ticket of a visitor who has checked in before.
 */
public record CheckInAnswer(
    Verdict verdict,
    Sentence next,
    Optional<Ticket> ticket,
    Optional<Booking> booking,
    Optional<Person> person,
    Optional<Lane> movable,
    Optional<PassToday> pass,
    Optional<TicketState> stands) {
  static CheckInAnswer ofNobody(Verdict verdict, Sentence next, Optional<Ticket> ticket) {
    return ofNobody(verdict, next, ticket, Optional.empty());
  }

  static CheckInAnswer ofNobody(
      Verdict verdict, Sentence next, Optional<Ticket> ticket, Optional<TicketState> stands) {
    var none = Optional.<Person>empty();
    return new CheckInAnswer(
        verdict, next, ticket, Optional.empty(), none, Optional.empty(), Optional.empty(), stands);
  }

  public record PassToday(LanePass pass, LanePass.Status status) {}
}
