package id.antrean.queue.rules;

import java.time.LocalDate;

/** A branch's day; only the holder of its lock may change it. */
public record Day(
    String branch, LocalDate date, int walkInQuota, int walkInGiven, LaneRound round) {

  public boolean isSpent() {
    return walkInGiven >= walkInQuota;
  }

  public Day withRound(LaneRound other) {
    return new Day(branch, date, walkInQuota, walkInGiven, other);
  }

  public Day withWalkInQuota(int numbers) {
    return new Day(branch, date, numbers, walkInGiven, round);
  }

  public Day plusWalkIns(int more) {
    return new Day(branch, date, walkInQuota, Math.max(0, walkInGiven + more), round);
  }
}
