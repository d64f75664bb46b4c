package id.antrean.booking;

import java.util.Optional;

/** A booking on a day that was closed after it was booked. {@code person}: if they open here. */
public record ClosedVisit(Booking booking, Optional<Person> person) {}
