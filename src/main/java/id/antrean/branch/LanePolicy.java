package id.antrean.branch;

import id.antrean.core.Lane;
import java.time.Duration;

/**
 * A lane's share of the calls: {@code turns} of each round; a person who has waited {@code
 * longestWait} goes first. A {@code strict} lane goes before all others. The queue room decides by
 * it.
 */
public record LanePolicy(Lane lane, int turns, Duration longestWait, boolean strict) {
  public LanePolicy(Lane lane, int turns, Duration longestWait) {
    this(lane, turns, longestWait, false);
  }
}
