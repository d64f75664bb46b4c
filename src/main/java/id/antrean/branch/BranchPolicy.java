package id.antrean.branch;

import java.time.Duration;
import java.time.LocalTime;

/** A branch's own rules (R39). {@code walkInQuota} is per day. */
public record BranchPolicy(
    int walkInQuota,
    LocalTime walkInFrom,
    Duration cutOff,
    Duration early,
    Duration late,
    int horizonDays,
    int recallsToAbsence) {}
