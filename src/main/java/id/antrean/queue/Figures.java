package id.antrean.queue;

import id.antrean.core.Lane;
import java.time.LocalDate;
import java.util.Map;

/**
 * A branch's day so far, for the supervisor. {@code eKlaimUnverified}: numbers given on a typed
 * claim reference that nobody has checked yet.
 */
public record Figures(
    LocalDate date,
    int walkInQuota,
    int walkInGiven,
    int eKlaimGiven,
    int eKlaimUnverified,
    Map<Lane, Map<State, Integer>> lanes) {}
