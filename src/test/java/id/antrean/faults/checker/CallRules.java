package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import id.antrean.faults.checker.Policy.Waiting;
import id.antrean.faults.checker.Tables.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays each branch's day again from its trail, and judges every call. One day is one run. */
final class CallRules {
  private final History history;
  private final Tables tables;
  private final Map<String, Instant> slotTimes;
  private final Map<String, Line> callLines = new HashMap<>();
  private final List<Violation> found = new ArrayList<>();

  CallRules(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
    slotTimes =
        tables.bookings().stream()
            .collect(toMap(Tables.Booking::id, Tables.Booking::startsAt, (one, other) -> one));
    history
        .where(line -> line.op().equals("call") && line.ok())
        .forEach(line -> callLines.put(line.text("ticket"), line));
  }

  List<Violation> check() {
    tables.events().stream()
        .filter(e -> tables.lanes().containsKey(e.branch()))
        .collect(groupingBy(Event::branch))
        .values()
        .forEach(events -> new Day(events.getFirst().branch()).play(events));
    return found;
  }

  /** Who waits, who was called, and where the round stands. */
  private final class Day {
    private final Policy policy;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Waiting> known = new HashMap<>();
    private final Set<String> absent = new HashSet<>();

    Day(String branch) {
      policy = new Policy(tables.lanes().get(branch));
    }

    void play(List<Event> events) {
      for (var event : events) {
        switch (event.kind()) {
          case "CheckedIn", "TicketGiven" -> comes(event);
          case "TicketCalled" -> called(event);
          case "TicketReturned" -> backInLine(event);
          case "TicketUndone" -> takenBack(event);
          case "TicketAbsent" -> absent.add(event.subject());
          default -> {
            // Recalls, service and its end change nobody's place in line.
          }
        }
      }
    }

    private void comes(Event event) {
      var booking = event.data().getString("booking");
      boolean late = "LATE".equals(event.data().getString("verdict"));
      var since = booking == null || late ? event.at() : slotTimes.get(booking);
      line(event, since);
    }

    private void line(Event event, Instant since) {
      var number = Integer.parseInt(event.data().getString("number").substring(2));
      var who = new Waiting(event.subject(), event.data().getString("lane"), since, number);
      known.put(who.ticket(), who);
      waiting.put(who.ticket(), who);
    }

    private void called(Event event) {
      var who = waiting.get(event.subject());
      var why = event.data().getJsonObject("why").getString("kind");
      if (who == null) {
        broken(Rule.CALLED_ONCE, event, "was called and was not waiting");
        return;
      }
      judge(event, who, why);
      var due = waiting.values().stream().filter(w -> !w.since().isAfter(event.at())).toList();
      policy.called(who.lane(), why, due);
      waiting.remove(event.subject());
    }

    private void judge(Event event, Waiting who, String why) {
      if (why.equals("OutOfOrder")) {
        return;
      }
      if (why.equals("LaneChosen")) {
        var first =
            waiting.values().stream()
                .filter(w -> w.lane().equals(who.lane()))
                .min(Waiting.IN_LINE)
                .orElseThrow();
        if (!first.equals(who)) {
          broken(Rule.POLICY, event, "was called, but first in the lane was " + first);
        }
        return;
      }
      var next = policy.next(waiting.values(), event.at()).orElseThrow();
      if (!next.who().equals(who) || !next.why().equals(why)) {
        broken(Rule.POLICY, event, "(" + why + ") was called, but it was the turn of " + next);
      }
    }

    /** A person held keeps the place; an absent one comes after those who wait. */
    private void backInLine(Event event) {
      boolean wasAbsent = absent.remove(event.subject());
      line(event, wasAbsent ? event.at() : known.get(event.subject()).since());
    }

    private void takenBack(Event event) {
      var before = known.get(event.subject());
      if (event.data().getString("step").equals("CALL")) {
        policy.takenBack(before.lane());
        waiting.put(before.ticket(), before);
      }
    }

    private void broken(Rule rule, Event event, String what) {
      var line = callLines.get(event.subject());
      found.add(
          new Violation(
              rule,
              line == null ? history.lineOfTicket(event.subject()) : line.n(),
              "%s %s (event %d) %s"
                  .formatted(event.branch(), event.data().getString("number"), event.id(), what)));
    }
  }
}
