package id.antrean.queue;

import id.antrean.core.Lane;
import java.util.Optional;
import java.util.UUID;

/**
 * The person a counter wants to call. Both empty: the next by the policy. {@code ticket} comes with
 * {@code why}.
 */
public record CallWish(Optional<Lane> lane, Optional<UUID> ticket, String why) {}
