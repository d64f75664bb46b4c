package id.antrean.queue.floor;

import id.antrean.http.Principal;
import java.time.Instant;

/**
 * A write that a member of staff asks for. {@code address}: of the sender, null for the demo's own.
 * {@code what}: route and body, so that the same key is not taken for something else.
 */
public record StaffCommand(Principal who, String address, Instant now, String key, String what) {}
