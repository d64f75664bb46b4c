package id.antrean.faults.checker;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import id.antrean.faults.checker.Tables.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The floor: each acknowledged step stands in the trail exactly once, and nothing else does. */
final class StepRules {
  private static final Map<String, String> KINDS =
      Map.of(
          "check-in", "CheckedIn",
          "walk-in", "TicketGiven",
          "call", "TicketCalled",
          "recall", "TicketRecalled",
          "service", "ServiceStarted",
          "completion", "ServiceCompleted",
          "absence", "TicketAbsent",
          "hold", "TicketHeld",
          "return", "TicketReturned",
          "undo", "TicketUndone");

  private record Step(String kind, String ticket) {}

  private final History history;
  private final Tables tables;

  /** Ticket by the request key of the booking. */
  private final Map<String, String> checkedIn = new HashMap<>();

  StepRules(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
    var keys =
        tables.bookings().stream()
            .collect(toMap(Tables.Booking::id, Tables.Booking::key, (one, other) -> one));
    tables.events().stream()
        .filter(e -> e.kind().equals("CheckedIn"))
        .forEach(e -> checkedIn.put(keys.get(e.data().getString("booking")), e.subject()));
  }

  List<Violation> check() {
    var found = new ArrayList<Violation>();
    var done =
        tables.events().stream()
            .filter(e -> KINDS.containsValue(e.kind()))
            .collect(groupingBy(e -> new Step(e.kind(), e.subject()), counting()));
    var told = new HashSet<Step>();
    var acknowledged = new LinkedHashMap<Step, List<Line>>();
    for (var tries : history.byKey(KINDS.keySet().toArray(String[]::new)).values()) {
      var last = tries.getLast();
      if (tries.stream().anyMatch(Line::unknown) && !last.ok() && !last.refused()) {
        found.add(broken(Rule.UNKNOWN, last, "nobody ever learnt what became of it"));
      }
      tries.stream()
          .filter(line -> line.ok() && !ticket(line).isEmpty())
          .findFirst()
          .ifPresent(
              line ->
                  acknowledged
                      .computeIfAbsent(
                          new Step(KINDS.get(line.op()), ticket(line)), s -> new ArrayList<>())
                      .add(line));
    }
    acknowledged.forEach(
        (step, lines) -> {
          told.add(step);
          long there = done.getOrDefault(step, 0L);
          if (there < lines.size()) {
            found.add(
                broken(
                    Rule.ACKNOWLEDGED,
                    lines.getLast(),
                    "%s told %d times, done %d times".formatted(step, lines.size(), there)));
          } else if (there > lines.size()) {
            found.add(
                broken(
                    Rule.REFUSED,
                    lines.getLast(),
                    "%s done %d times, told %d times".formatted(step, there, lines.size())));
          }
        });
    tables.events().stream()
        .filter(e -> KINDS.containsValue(e.kind()) && !told.contains(step(e)))
        .forEach(
            e ->
                found.add(
                    new Violation(
                        Rule.REFUSED,
                        history.lineOfTicket(e.subject()),
                        step(e) + " was done, and nobody was told yes")));
    return found;
  }

  /** A repeated check-in whose ticket is done by now is answered with yes and no ticket. */
  private String ticket(Line line) {
    return line.op().equals("check-in") && line.text("ticket").isEmpty()
        ? checkedIn.getOrDefault(line.booking(), "")
        : line.text("ticket");
  }

  private static Step step(Event event) {
    return new Step(event.kind(), event.subject());
  }

  private static Violation broken(Rule rule, Line line, String what) {
    return new Violation(rule, line.n(), line.op() + " " + line.key() + ": " + what);
  }
}
