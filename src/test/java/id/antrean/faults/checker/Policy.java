package id.antrean.faults.checker;

import id.antrean.faults.checker.Tables.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is next, written a second time from the requirement: turns in proportion within a round; who
 * waited the longest wait goes first, but at most twice in a row while others are due; who is
 * booked for later is called only when nobody is due.
 */
final class Policy {
  private static final int OVERDUE_IN_A_ROW = 2;

  record Waiting(String ticket, String lane, Instant since, int number) {
    static final Comparator<Waiting> IN_LINE =
        Comparator.comparing(Waiting::since).thenComparingInt(Waiting::number);
  }

  record Next(Waiting who, String why) {}

  private final List<Lane> lanes;
  private final Map<String, Integer> calls = new HashMap<>();
  private int overdueInARow;

  Policy(List<Lane> lanes) {
    this.lanes = lanes;
  }

  /** Does not change anything: {@link #called} does. */
  Optional<Next> next(Collection<Waiting> waiting, Instant now) {
    var firsts =
        lanes.stream()
            .flatMap(
                lane ->
                    waiting.stream()
                        .filter(w -> w.lane().equals(lane.lane()))
                        .min(Waiting.IN_LINE)
                        .stream())
            .toList();
    var due = firsts.stream().filter(w -> !w.since().isAfter(now)).toList();
    var longest = Comparator.comparing(Waiting::since).thenComparingInt(this::position);
    if (due.isEmpty()) {
      return firsts.stream().min(longest).map(w -> new Next(w, "NobodyElse"));
    }
    var overdue =
        due.stream().filter(w -> !w.since().plus(limit(w.lane())).isAfter(now)).min(longest);
    if (overdue.isPresent() && (overdueInARow < OVERDUE_IN_A_ROW || due.size() == 1)) {
      return overdue.map(w -> new Next(w, "Overdue"));
    }
    return Optional.of(
        byTurn(due, calls)
            .or(() -> byTurn(due, Map.of()))
            .orElseGet(() -> new Next(due.stream().min(longest).orElseThrow(), "NobodyElse")));
  }

  private Optional<Next> byTurn(List<Waiting> due, Map<String, Integer> had) {
    return due.stream()
        .filter(w -> had.getOrDefault(w.lane(), 0) < of(w.lane()).turns())
        .min(
            Comparator.<Waiting>comparingDouble(
                    w -> had.getOrDefault(w.lane(), 0) / (double) of(w.lane()).turns())
                .thenComparingInt(this::position))
        .map(w -> new Next(w, "Turn"));
  }

  /** A round ends when a turn, or nobody's turn, was given though all turns of who waits are up. */
  void called(String lane, String why, Collection<Waiting> due) {
    boolean chosen = why.equals("LaneChosen") || why.equals("OutOfOrder");
    if (!chosen && !why.equals("Overdue") && !due.isEmpty() && allUsedUp(due)) {
      calls.clear();
    }
    calls.merge(lane, 1, Integer::sum);
    overdueInARow = why.equals("Overdue") ? overdueInARow + 1 : 0;
  }

  void takenBack(String lane) {
    calls.put(lane, Math.max(0, calls.getOrDefault(lane, 0) - 1));
    overdueInARow = Math.max(0, overdueInARow - 1);
  }

  private boolean allUsedUp(Collection<Waiting> due) {
    return due.stream().allMatch(w -> calls.getOrDefault(w.lane(), 0) >= of(w.lane()).turns());
  }

  private Duration limit(String lane) {
    return Duration.ofMinutes(of(lane).longestWaitMinutes());
  }

  private int position(Waiting waiting) {
    return lanes.indexOf(of(waiting.lane()));
  }

  private Lane of(String lane) {
    return lanes.stream().filter(l -> l.lane().equals(lane)).findFirst().orElseThrow();
  }
}
