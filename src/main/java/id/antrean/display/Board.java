package id.antrean.display;

import id.antrean.branch.Branch;
import id.antrean.branch.Calendar.Moment;
import id.antrean.core.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What everybody in the lobby may see of a branch: numbers, never people. {@code counters}: names
 * of those that are open or have somebody, in their order.
 */
public record Board(
    Branch branch,
    Moment moment,
    long version,
    List<LaneBoard> lanes,
    List<Call> recent,
    List<String> counters,
    int walkInRemaining,
    List<String> notices) {

  /** Leaves room for a million changes a day. */
  private static final long VERSIONS_A_DAY = 1_000_000;

  /**
   * {@code calling}: at a counter now or on the way there, newest first. {@code renumbered}: who
   * got a number of this lane by a transfer, and waits or is called.
   */
  public record LaneBoard(
      Lane lane, List<Call> calling, List<String> next, int waiting, List<Renumbered> renumbered) {

    /** The number before, which the paper of the person called {@code number} may still show. */
    public Optional<String> was(String number) {
      return renumbered.stream()
          .filter(one -> one.number().equals(number))
          .map(Renumbered::was)
          .findFirst();
    }
  }

  /** {@code times}: how often it was called. */
  public record Call(String number, String counter, Instant calledAt, int times) {}

  /** The number that a transfer gave in place of {@code was}. */
  public record Renumbered(String number, String was) {}

  /** The same with these of its lanes only. */
  Board withLanes(List<LaneBoard> some) {
    return new Board(branch, moment, version, some, recent, counters, walkInRemaining, notices);
  }

  /** {@code was}: the number before a transfer, which the person's paper may still show. */
  public record Called(Lane lane, Call call, Optional<String> was) {}

  /** Everybody at a counter or on the way there, the newest first. */
  public List<Called> called() {
    return lanes.stream()
        .flatMap(
            lane ->
                lane.calling().stream()
                    .map(call -> new Called(lane.lane(), call, lane.was(call.number()))))
        .sorted(
            Comparator.comparing((Called one) -> one.call().calledAt())
                .reversed()
                .thenComparing(one -> one.call().number()))
        .toList();
  }

  /** Everybody at a counter or on the way there, in all lanes. */
  public boolean hasCalls() {
    return lanes.stream().anyMatch(lane -> !lane.calling().isEmpty());
  }

  /**
   * The day's own versions start again at midnight; screens drop what is older than what they show,
   * so the day comes first.
   */
  static long version(LocalDate day, long versionOfDay) {
    return day.toEpochDay() * VERSIONS_A_DAY + versionOfDay;
  }
}
