package id.antrean.queue;

import java.time.LocalDate;

/** A branch's day, as the one who holds its lock may change it. */
public record Day(String branch, LocalDate date, int walkInQuota, int walkInGiven, Round round) {

  boolean isSpent() {
    return walkInGiven >= walkInQuota;
  }

  Day withRound(Round other) {
    return new Day(branch, date, walkInQuota, walkInGiven, other);
  }

  Day plusWalkIns(int more) {
    return new Day(branch, date, walkInQuota, Math.max(0, walkInGiven + more), round);
  }
}
