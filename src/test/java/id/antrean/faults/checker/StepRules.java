package id.antrean.faults.checker;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import id.antrean.faults.checker.Tables.Event;
import java.util.ArrayList;
import java.util.HashSet;
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

  StepRules(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
  }

  List<Violation> check() {
    var found = new ArrayList<Violation>();
    var done =
        tables.events().stream()
            .filter(e -> KINDS.containsValue(e.kind()))
            .collect(groupingBy(e -> new Step(e.kind(), e.subject()), counting()));
    var told = new HashSet<Step>();
    var acknowledged = new java.util.LinkedHashMap<Step, List<Line>>();
    for (var tries : history.byKey(KINDS.keySet().toArray(String[]::new)).values()) {
      var last = tries.getLast();
      if (tries.stream().anyMatch(Line::unknown) && !last.ok() && !last.refused()) {
        found.add(broken(Rule.UNKNOWN, last, "nobody ever learnt what became of it"));
      }
      tries.stream()
          .filter(line -> line.ok() && !line.text("ticket").isEmpty())
          .findFirst()
          .ifPresent(
              line ->
                  acknowledged
                      .computeIfAbsent(
                          new Step(KINDS.get(line.op()), line.text("ticket")),
                          s -> new ArrayList<>())
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

  private static Step step(Event event) {
    return new Step(event.kind(), event.subject());
  }

  private static Violation broken(Rule rule, Line line, String what) {
    return new Violation(rule, line.n(), line.op() + " " + line.key() + ": " + what);
  }
}
