package id.antrean.booking;

import java.time.Instant;

/**
 * A pass as the staff of its branch see it. {@code used}: there is a booking on it, so it cannot be
 * taken back.
 */
public record GrantedPass(LanePass pass, String nikTail, String by, Instant at, boolean used) {}
