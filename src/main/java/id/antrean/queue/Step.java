package id.antrean.queue;

import static id.antrean.queue.State.ABSENT;
import static id.antrean.queue.State.CALLED;
import static id.antrean.queue.State.HELD;
import static id.antrean.queue.State.SERVING;
import static id.antrean.queue.State.WAITING;

import java.time.Duration;
import java.util.Set;

/** What staff may do with a ticket, from which states, and for how long it may be taken back. */
public enum Step {
  ISSUE(Set.of(), Duration.ofSeconds(30)),
  CHECK_IN(Set.of(), Duration.ofSeconds(30)),
  CALL(Set.of(WAITING), Duration.ofSeconds(10)),
  RECALL(Set.of(CALLED), Duration.ZERO),
  SERVE(Set.of(CALLED), Duration.ZERO),
  COMPLETE(Set.of(SERVING), Duration.ZERO),
  ABSENCE(Set.of(CALLED), Duration.ofMinutes(5)),
  HOLD(Set.of(CALLED, SERVING), Duration.ZERO),
  RETURN(Set.of(HELD, ABSENT), Duration.ZERO),
  TRANSFER(Set.of(WAITING, CALLED, SERVING, HELD), Duration.ZERO),
  REPLACE(Set.of(WAITING, HELD), Duration.ZERO);

  private final Set<State> from;
  private final Duration undoable;

  Step(Set<State> from, Duration undoable) {
    this.from = from;
    this.undoable = undoable;
  }

  public boolean isAllowedFrom(State state) {
    return from.contains(state);
  }

  Duration undoable() {
    return undoable;
  }
}
