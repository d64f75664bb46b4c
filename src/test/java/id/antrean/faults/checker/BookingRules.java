package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import id.antrean.faults.checker.Tables.Booking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Bookings, moves and cancels, by staff too: what was answered is what is stored. */
final class BookingRules {
  private final History history;
  private final Map<String, List<Booking>> rows;
  private final Map<String, List<String>> earlierNumbers;
  private final Map<String, List<Line>> moves;
  private final Map<String, List<Line>> cancels;
  private final List<Violation> found = new ArrayList<>();

  BookingRules(History history, Tables tables) {
    this.history = history;
    rows = tables.bookings().stream().collect(groupingBy(Booking::key));
    earlierNumbers =
        tables.events().stream()
            .filter(e -> e.kind().equals("BookingMoved"))
            .collect(
                groupingBy(
                    Tables.Event::subject,
                    mapping(e -> e.data().getString("fromNumber"), toList())));
    moves = history.of("move").stream().collect(groupingBy(Line::booking));
    cancels =
        history.where(line -> line.op().equals("cancel") || line.op().equals("free")).stream()
            .collect(groupingBy(Line::booking));
  }

  List<Violation> check() {
    history.byKey("book").forEach(this::booking);
    return found;
  }

  private void booking(String key, List<Line> tries) {
    var there = rows.getOrDefault(key, List.of());
    var told = tries.stream().filter(Line::ok).toList();
    var last = tries.getLast();
    boolean unsure = tries.stream().anyMatch(Line::unknown);
    if (!told.isEmpty() && there.size() != 1) {
      var number = told.getFirst().text("number");
      broken(Rule.ACKNOWLEDGED, told.getFirst(), number + " is there " + there.size() + " times");
      return;
    }
    if (told.isEmpty() && !unsure && !there.isEmpty()) {
      broken(Rule.REFUSED, last, "refused, but there as " + there.getFirst().shown());
    }
    if (unsure && !last.ok() && !last.refused()) {
      broken(Rule.UNKNOWN, last, "nobody ever learnt what became of it");
    }
    if (unsure && last.refused() && !there.isEmpty()) {
      broken(Rule.UNKNOWN, last, "told no in the end, but there as " + there.getFirst().shown());
    }
    if (told.stream().map(line -> line.text("code")).distinct().count() > 1) {
      broken(Rule.UNKNOWN, told.getLast(), "one request key, two bookings");
    }
    if (!told.isEmpty()) {
      numbers(there.getFirst(), told);
      state(there.getFirst(), told.getFirst());
    }
  }

  /** The numbers that were answered, in order, are among those that the booking had, in order. */
  private void numbers(Booking booking, List<Line> told) {
    var had = new ArrayList<>(earlierNumbers.getOrDefault(booking.id(), List.of()));
    had.add(booking.shown());
    var lines = new ArrayList<>(told.stream().filter(line -> !line.late()).limit(1).toList());
    moves.getOrDefault(booking.key(), List.of()).stream()
        .filter(line -> line.ok() && !line.late())
        .sorted(Comparator.comparingLong(Line::from))
        .forEach(lines::add);
    int at = 0;
    for (var line : lines) {
      while (at < had.size() && !had.get(at).equals(line.text("number"))) {
        at++;
      }
      if (at == had.size()) {
        broken(
            Rule.ACKNOWLEDGED, line, "told " + line.text("number") + ", but its numbers: " + had);
        return;
      }
    }
  }

  private void state(Booking booking, Line booked) {
    var tries = cancels.getOrDefault(booking.key(), List.of());
    var told = tries.stream().filter(Line::ok).findFirst();
    if (told.isPresent() && booking.live()) {
      broken(Rule.ACKNOWLEDGED, told.get(), "cancelled, but it is " + booking.state());
    }
    if (!booking.live() && tries.stream().noneMatch(line -> line.ok() || line.unknown())) {
      var line = tries.isEmpty() ? booked : tries.getLast();
      broken(Rule.REFUSED, line, booking.shown() + " is cancelled, and nobody was told yes");
    }
  }

  private void broken(Rule rule, Line line, String what) {
    found.add(new Violation(rule, line.n(), line.op() + " " + line.key() + ": " + what));
  }
}
