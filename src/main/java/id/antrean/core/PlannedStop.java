package id.antrean.core;

import java.time.Instant;

/** A time in which nothing is booked or moved, announced before. */
public record PlannedStop(Instant from, Instant until) {}
