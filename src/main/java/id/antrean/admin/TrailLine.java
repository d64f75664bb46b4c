package id.antrean.admin;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A row of the trail in words, at the time of its branch. {@code key}: the object as the row has
 * it, for the link to its history. {@code office}: where it was done, where several are shown.
 * {@code sealedLate}: if it took long.
 */
public record TrailLine(
    String act,
    String actor,
    ZonedDateTime at,
    Optional<String> office,
    String object,
    String key,
    String detail,
    boolean isSealed,
    Optional<ZonedDateTime> sealedLate) {}
