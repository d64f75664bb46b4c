package id.antrean.staff;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rows of the trail are wanted; what is empty does not matter. {@code from} is the first
 * instant, {@code until} the first that is too late. {@code before}: older than the row of this id.
 */
public record AuditFilter(
    Optional<String> branch,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> object,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> before) {}
