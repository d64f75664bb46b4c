package id.antrean.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of the trail are wanted; what is empty does not matter. {@code from} is the first
 * instant, {@code until} the first that is too late; {@code branches}: rows of none are not of
 * these. {@code before}: older than the row of this id.
 */
public record AuditFilter(
    Optional<List<String>> branches,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> object,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> before) {}
