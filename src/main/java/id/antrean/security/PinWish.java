package id.antrean.security;

import id.antrean.core.Contact;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A request for a PIN. {@code captcha}: the one that was solved for it, good for one PIN; empty
 * when none is asked. {@code zone}: in which the message says until when the PIN is good; {@code
 * address}: of the device that asks.
 */
public record PinWish(
    Contact contact,
    String language,
    ZoneId zone,
    String requestKey,
    Optional<UUID> captcha,
    String address) {}
