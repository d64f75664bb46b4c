package id.antrean.queue;

import id.antrean.web.Principal;
import java.time.Instant;

/**
 * A write that a member of staff asks for. {@code what}: route and body, so that the same key is
 * not taken for something else.
 */
public record Order(Principal who, Instant now, String key, String what) {}
