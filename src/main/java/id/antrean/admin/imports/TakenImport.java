package id.antrean.admin.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file that was taken over. {@code undoes}, {@code undoneBy}: other imports. */
public record TakenImport(
    UUID id,
    String kind,
    Instant at,
    String actor,
    String reason,
    int added,
    int changed,
    Optional<UUID> undoes,
    Optional<UUID> undoneBy) {}
