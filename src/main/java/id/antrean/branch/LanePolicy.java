package id.antrean.branch;

import id.antrean.core.Lane;
import java.time.Duration;

/**
 * A lane's share of the calls: {@code turns} of each round; a person who has waited {@code
 * longestWait} goes first. The queue room decides by it.
 */
public record LanePolicy(Lane lane, int turns, Duration longestWait) {}
