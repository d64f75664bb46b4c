package id.antrean.queue.rules;

import id.antrean.core.Lane;
import java.time.LocalDate;
import java.util.Map;

/**
 * A branch's day so far, for the supervisor. {@code eKlaimUnverified}: numbers given on a typed
 * claim reference that is not checked yet.
 */
public record DayFigures(
    LocalDate date,
    int walkInQuota,
    int walkInGiven,
    int eKlaimGiven,
    int eKlaimUnverified,
    Map<Lane, Map<TicketState, Integer>> lanes) {}
