package id.antrean.start;

import id.antrean.core.Problem;
import id.antrean.queue.CallWish;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The counters that the demo works at. Most people come when they are called; a few are called
 * again, stay away, or step aside. A counter at which staff acted is left to them.
 */
final class DemoCounters {
  private final QueueRoom queue;
  private final String branch;
  private final DemoStaff staff;
  private final int recallsToAbsence;
  private final Queue<String> counters;
  private final Map<String, Ticket> serving = new HashMap<>();
  private final Map<UUID, Habit> habits = new HashMap<>();
  private UUID aside;
  private int calls;

  private enum Habit {
    PROMPT,
    SLOW,
    AWAY,
    ASIDE;

    static Habit ofCall(int n) {
      return switch (n % 15) {
        case 3, 10 -> SLOW;
        case 5 -> AWAY;
        case 8 -> ASIDE;
        default -> PROMPT;
      };
    }
  }

  DemoCounters(
      QueueRoom queue, String branch, DemoStaff staff, List<String> counters, int recalls) {
    this.queue = queue;
    this.branch = branch;
    this.staff = staff;
    this.counters = new ArrayDeque<>(counters);
    this.recallsToAbsence = recalls;
  }

  /** Goes on with the people whom an earlier run left at these counters. */
  void resume(Instant now) {
    for (var counter : counters) {
      standing(counter, now).ifPresent(ticket -> serving.put(counter, ticket));
    }
  }

  /** What each person does who was called before: come, mostly. */
  void answerCalls(Instant now) {
    for (var counter : List.copyOf(counters)) {
      var ticket = serving.get(counter);
      if (ticket != null && ticket.state() == TicketState.CALLED) {
        at(counter, now, () -> keep(counter, answer(ticket, now)));
      }
    }
  }

  private Ticket answer(Ticket ticket, Instant now) {
    var command = staff.command(now);
    var steps = queue.actions();
    int recalls = ticket.call().recalls();
    return switch (habits.getOrDefault(ticket.id(), Habit.PROMPT)) {
      case PROMPT -> steps.serve(command, ticket.id());
      case SLOW ->
          recalls == 0 ? steps.recall(command, ticket.id()) : steps.serve(command, ticket.id());
      case AWAY ->
          recalls < recallsToAbsence
              ? steps.recall(command, ticket.id())
              : steps.absent(command, ticket.id());
      case ASIDE -> {
        comeBack(now);
        aside = ticket.id();
        yield steps.hold(command, aside);
      }
    };
  }

  /**
   * A person who stepped aside is back in line when the next one does, unless staff were quicker.
   */
  private void comeBack(Instant now) {
    try {
      if (aside != null) {
        queue.actions().bringBack(staff.command(now), aside);
      }
    } catch (Problem refusal) {
      if (refusal.status() != 409) {
        throw refusal;
      }
    }
  }

  /** The counter whose turn it is finishes with its person and calls the next. */
  void callNext(Instant now) {
    for (int tries = counters.size(); tries > 0; tries--) {
      var counter = counters.remove();
      counters.add(counter);
      var ticket = serving.get(counter);
      if (ticket == null || ticket.state() == TicketState.SERVING) {
        at(counter, now, () -> callTo(counter, Optional.ofNullable(ticket), now));
        return;
      }
    }
  }

  private void callTo(String counter, Optional<Ticket> served, Instant now) {
    served.ifPresent(ticket -> keep(counter, complete(ticket, now)));
    var anybody = new CallWish(Optional.empty(), Optional.empty(), null);
    try {
      var called = queue.calls().call(staff.command(now), counter, anybody);
      habits.put(called.id(), Habit.ofCall(++calls));
      keep(counter, called);
    } catch (Problem problem) {
      if (!problem.is("queue_empty")) {
        throw problem;
      }
    }
  }

  private Ticket complete(Ticket ticket, Instant now) {
    habits.remove(ticket.id());
    return queue.actions().complete(staff.command(now), ticket.id());
  }

  private void keep(String counter, Ticket ticket) {
    if (ticket.state() == TicketState.CALLED || ticket.state() == TicketState.SERVING) {
      serving.put(counter, ticket);
    } else {
      serving.remove(counter);
      habits.remove(ticket.id());
    }
  }

  /** Works at the counter if all is as the demo left it there. */
  private void at(String counter, Instant now, Runnable work) {
    var mine = Optional.ofNullable(serving.get(counter)).map(DemoCounters::mark);
    if (!standing(counter, now).map(DemoCounters::mark).equals(mine)) {
      leave(counter);
      return;
    }
    try {
      work.run();
    } catch (Problem refusal) {
      if (refusal.status() != 409) {
        throw refusal;
      }
      leave(counter); // closed, or somebody was quicker
    }
  }

  private void leave(String counter) {
    counters.remove(counter);
    serving.remove(counter);
  }

  private static String mark(Ticket ticket) {
    return ticket.id() + " " + ticket.state();
  }

  private Optional<Ticket> standing(String counter, Instant now) {
    return Stream.of(TicketState.CALLED, TicketState.SERVING)
        .flatMap(state -> queue.lines().list(branch, state, now).stream())
        .map(view -> view.ticket())
        .filter(ticket -> ticket.call().counter().equals(counter))
        .findFirst();
  }
}
