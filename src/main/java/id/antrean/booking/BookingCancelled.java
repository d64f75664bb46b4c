package id.antrean.booking;

import id.antrean.core.Event;
import java.util.UUID;

public record BookingCancelled(String branch, UUID subject) implements Event {}
