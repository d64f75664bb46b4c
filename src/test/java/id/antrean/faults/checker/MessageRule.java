package id.antrean.faults.checker;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Each booking, move and cancellation has one SMS, and one e-mail where an address was given. */
final class MessageRule {
  private static final Set<String> TOLD = Set.of("BookingMade", "BookingMoved", "BookingCancelled");

  private final History history;
  private final Tables tables;

  MessageRule(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    var keys =
        tables.bookings().stream()
            .collect(toMap(Tables.Booking::id, Tables.Booking::key, (one, other) -> one));
    var booked =
        history.of("book").stream()
            .filter(Line::ok)
            .collect(toMap(Line::key, line -> line, (first, again) -> first));
    var found = new ArrayList<Violation>();
    for (var event : tables.events()) {
      var line = booked.get(keys.getOrDefault(event.subject(), ""));
      if (!TOLD.contains(event.kind()) || line == null) {
        continue;
      }
      var channels = tables.channels().getOrDefault(event.id(), List.of());
      int mails = line.json().getBoolean("email", false) ? 1 : 0;
      if (Collections.frequency(channels, "SMS") != 1
          || Collections.frequency(channels, "EMAIL") != mails) {
        found.add(
            new Violation(
                Rule.MESSAGE,
                line.n(),
                "%s (event %d) of %s has the messages %s"
                    .formatted(event.kind(), event.id(), line.key(), channels)));
      }
    }
    return found;
  }
}
