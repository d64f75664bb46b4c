package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** A number means one person: in the tables now, and in all answers that clients ever got. */
final class NumberRule {
  private final History history;
  private final Tables tables;

  NumberRule(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    var found = new ArrayList<Violation>();
    tables.tickets().stream()
        .filter(Tables.Ticket::live)
        .collect(groupingBy(t -> place(t.branch(), t.date(), t.lane(), t.number())))
        .forEach(
            (place, tickets) -> {
              if (tickets.size() > 1) {
                found.add(twice(place, history.lineOfTicket(tickets.getLast().id())));
              }
            });
    var holders = new HashMap<String, String>();
    for (var b : tables.bookings()) {
      var place = place(b.branch(), b.date(), b.lane(), b.number());
      if (b.live() && holders.putIfAbsent(place, b.id()) != null) {
        found.add(twice(place, history.lineOfBooking(b.key())));
      }
    }
    for (var t : tables.tickets()) {
      var place = place(t.branch(), t.date(), t.lane(), t.number());
      var holder = holders.get(place);
      if (t.live() && holder != null && !holder.equals(t.booking())) {
        found.add(twice(place, history.lineOfTicket(t.id())));
      }
    }
    return found.isEmpty() ? told() : found;
  }

  private List<Violation> told() {
    var found = new ArrayList<Violation>();
    var tickets = new HashMap<String, HashSet<String>>();
    for (var line : history.where(line -> line.ok() && !line.text("ticket").isEmpty())) {
      var place = line.text("branch") + " " + line.text("number");
      var one = tickets.computeIfAbsent(place, p -> new HashSet<>());
      if (one.add(line.text("ticket")) && one.size() > 1) {
        found.add(twice(place, line.n()));
      }
    }
    return found;
  }

  private static String place(String branch, String date, String lane, int number) {
    return "%s %s %s-%03d".formatted(branch, date, Tables.prefix(lane), number);
  }

  private static Violation twice(String place, int line) {
    return new Violation(Rule.NUMBER, line, place + " was given twice");
  }
}
