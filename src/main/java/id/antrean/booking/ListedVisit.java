package id.antrean.booking;

import java.util.Optional;

/** A booking in a list of staff. {@code person}: if they are not forgotten and open here. */
public record ListedVisit(Booking booking, Optional<Person> person) {}
