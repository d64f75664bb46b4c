package id.antrean.security;

import java.time.Instant;
import java.util.UUID;

/** A PIN that was asked for; {@code againAt}: from when on it may be sent again. */
public record Pin(UUID id, Instant until, Instant againAt) {}
