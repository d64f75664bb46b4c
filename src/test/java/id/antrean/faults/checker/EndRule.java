package id.antrean.faults.checker;

import static java.util.stream.Collectors.toSet;

import java.util.List;

/**
 * A booking ends those of the same people whose day is over, and no other. A run is over before the
 * doors shut, so only staff have ended one in it: who did not follow a call.
 */
final class EndRule {
  private final History history;
  private final Tables tables;

  EndRule(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    var absent =
        tables.events().stream()
            .filter(event -> event.kind().equals("TicketAbsent"))
            .map(event -> event.data().getString("booking", ""))
            .collect(toSet());
    return tables.bookings().stream()
        .filter(
            booking ->
                booking.state().equals("UNSERVED")
                    || booking.state().equals("ABSENT") && !absent.contains(booking.id()))
        .map(
            booking ->
                new Violation(
                    Rule.ENDED,
                    history.lineOfBooking(booking.key()),
                    booking.shown() + " is " + booking.state() + " while its day goes on"))
        .toList();
  }
}
