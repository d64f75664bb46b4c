package id.antrean.booking;

import java.time.Duration;

/**
 * What keeps places for persons (H5): a freed place is withheld for a random time within a range,
 * not at all where that ends at 0; and one NIK, one mobile have at most so many open bookings at
 * once, whatever the service.
 */
public record BookingPolicy(
    Duration withheldAtLeast, Duration withheldAtMost, int openPerNik, int openPerMobile) {}
