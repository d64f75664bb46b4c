package id.antrean.branch;

import id.antrean.core.Lane;
import java.time.Duration;

/**
 * A lane's share of the calls: {@code turns} of each round, and whoever waited {@code longestWait}
 * goes first. Room queue decides by it.
 */
public record LanePolicy(Lane lane, int turns, Duration longestWait) {}
