package id.antrean.queue;

import id.antrean.core.Lane;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a counter wants to call. Both empty: whoever is next. {@code ticket} comes with {@code why}.
 */
public record CallWish(Optional<Lane> lane, Optional<UUID> ticket, String why) {}
