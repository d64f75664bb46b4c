package id.antrean.display;

import id.antrean.branch.Branch;
import id.antrean.branch.Calendar.Moment;
import id.antrean.core.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What everybody in the lobby may see of a branch: numbers, never people. */
public record Board(
    Branch branch,
    Moment moment,
    long version,
    List<LaneBoard> lanes,
    List<Call> recent,
    int walkInRemaining,
    List<String> notices) {

  /** Leaves room for a million changes a day. */
  private static final long VERSIONS_A_DAY = 1_000_000;

  /** {@code calling}: at a counter now or on the way there, newest first. */
  public record LaneBoard(Lane lane, List<Call> calling, List<String> next, int waiting) {}

  /** {@code times}: how often it was called. */
  public record Call(String number, String counter, Instant calledAt, int times) {}

  /**
   * The day's own versions start again at midnight; screens drop what is older than what they show,
   * so the day comes first.
   */
  static long version(LocalDate day, long versionOfDay) {
    return day.toEpochDay() * VERSIONS_A_DAY + versionOfDay;
  }
}
