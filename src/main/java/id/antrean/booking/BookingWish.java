package id.antrean.booking;

import java.util.Optional;

/** A request for a booking; all fields are parsed, nothing is promised yet. */
public record BookingWish(
    Person person,
    String service,
    Optional<String> reason,
    long slot,
    Optional<String> claimReference,
    String language,
    boolean nearTurnSms) {}
