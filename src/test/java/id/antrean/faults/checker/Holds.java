package id.antrean.faults.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who certainly held a place, from when until when, as the clients know it: from the answer that
 * gave it, until somebody first tried to give it away. A try that was plainly refused gave nothing
 * away; after one whose outcome was unknown nothing is certain until the next answer. And one that
 * nobody heard of before it was refused may lie in a network that was cut, and come after all, long
 * after its sender went on to something else: then nothing is certain any more.
 */
final class Holds {

  /** {@code asked}: when the sale began; {@code line}: the answer. */
  record Hold(long slot, long asked, long from, long until, Line line) {}

  private final Map<Long, List<Hold>> bySlot = new HashMap<>();

  Holds(History history) {
    var changes = new HashMap<String, List<List<Line>>>();
    history
        .byKey("move", "cancel", "free")
        .values()
        .forEach(
            tries ->
                changes
                    .computeIfAbsent(tries.getFirst().booking(), b -> new ArrayList<>())
                    .add(tries));
    history
        .byKey("book")
        .values()
        .forEach(tries -> follow(tries, changes.getOrDefault(tries.getFirst().key(), List.of())));
  }

  Map<Long, List<Hold>> bySlot() {
    return bySlot;
  }

  private void follow(List<Line> booked, List<List<Line>> changes) {
    var holding = booked;
    if (answer(booked) == null) {
      return;
    }
    var inOrder =
        changes.stream()
            .sorted(Comparator.comparingLong(tries -> tries.getFirst().from()))
            .toList();
    for (var tries : inOrder) {
      boolean plainlyRefused = tries.stream().noneMatch(line -> line.ok() || line.unknown());
      if (plainlyRefused || !cameLate(tries) && holding != null && sameSlot(holding, tries)) {
        continue;
      }
      if (holding != null) {
        add(holding, tries.getFirst().from());
      }
      if (cameLate(tries)) {
        return;
      }
      boolean moved = tries.getFirst().op().equals("move") && answer(tries) != null;
      holding = moved ? tries : null;
    }
    if (holding != null) {
      add(holding, Long.MAX_VALUE);
    }
  }

  /** Not answered yes while the run went on, but done when it was asked again at the end. */
  private static boolean cameLate(List<Line> tries) {
    return answer(tries) == null && tries.stream().anyMatch(line -> line.late() && line.ok());
  }

  /** A move to where one is already: nothing is given away, and nothing sold. */
  private static boolean sameSlot(List<Line> holding, List<Line> tries) {
    var slot = tries.getFirst().json().getLong("slot");
    return slot != null && slot.equals(answer(holding).json().getLong("slot"));
  }

  private void add(List<Line> tries, long until) {
    var answer = answer(tries);
    long slot = answer.json().getLong("slot");
    bySlot
        .computeIfAbsent(slot, s -> new ArrayList<>())
        .add(new Hold(slot, tries.getFirst().from(), answer.to(), until, answer));
  }

  private static Line answer(List<Line> tries) {
    return tries.stream().filter(line -> line.ok() && !line.late()).findFirst().orElse(null);
  }
}
