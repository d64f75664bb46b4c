package id.antrean.staff;

import java.time.Instant;
import java.util.UUID;

/** A browser in which its owner signed in before; {@code isHere}: the one that asks. */
public record OwnDevice(UUID id, String browser, Instant firstAt, Instant lastAt, boolean isHere) {}
