package id.antrean.booking;

import id.antrean.core.Event;
import java.util.UUID;

/**
 * Somebody tried to book again with the data of an open booking: its holder gets the link by SMS,
 * and whoever tried learns nothing (design: the neutral refusal).
 */
public record BookingAsked(String branch, UUID subject) implements Event {}
