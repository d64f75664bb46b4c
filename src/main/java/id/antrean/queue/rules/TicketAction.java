package id.antrean.queue.rules;

import static id.antrean.queue.rules.TicketState.ABSENT;
import static id.antrean.queue.rules.TicketState.CALLED;
import static id.antrean.queue.rules.TicketState.HELD;
import static id.antrean.queue.rules.TicketState.SERVING;
import static id.antrean.queue.rules.TicketState.WAITING;

import java.time.Duration;
import java.util.Set;

/**
 * What staff may do with a ticket, from which states, and for how long it may be taken back: while
 * the person still stands there. A recall was heard, and a return has a button of its own.
 */
public enum TicketAction {
  ISSUE(Set.of(), Duration.ofSeconds(30)),
  CHECK_IN(Set.of(), Duration.ofSeconds(30)),
  CALL(Set.of(WAITING), Duration.ofSeconds(10)),
  RECALL(Set.of(CALLED), Duration.ZERO),
  SERVE(Set.of(CALLED), Duration.ofSeconds(30)),
  COMPLETE(Set.of(SERVING), Duration.ofSeconds(30)),
  ABSENCE(Set.of(CALLED), Duration.ofMinutes(5)),
  HOLD(Set.of(CALLED, SERVING), Duration.ofSeconds(30)),
  RETURN(Set.of(HELD, ABSENT), Duration.ZERO),
  TRANSFER(Set.of(WAITING, CALLED, SERVING, HELD), Duration.ofSeconds(30)),
  REPLACE(Set.of(WAITING, HELD), Duration.ZERO);

  private final Set<TicketState> from;
  private final Duration undoable;

  TicketAction(Set<TicketState> from, Duration undoable) {
    this.from = from;
    this.undoable = undoable;
  }

  public boolean isAllowedFrom(TicketState state) {
    return from.contains(state);
  }

  public Duration undoable() {
    return undoable;
  }
}
