package id.antrean.staff;

import java.time.Instant;
import java.util.Optional;

/** A row of the trail for its readers. {@code sealedAt}: empty in its first seconds. */
public record AuditEntry(AuditRow row, Optional<Instant> sealedAt) {}
