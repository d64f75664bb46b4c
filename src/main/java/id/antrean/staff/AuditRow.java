package id.antrean.staff;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the trail. {@code branch} is null for an act at none; {@code detail} is JSON as
 * PostgreSQL writes it.
 */
public record AuditRow(
    long id, Instant at, String actor, String branch, String action, String object, String detail) {

  /** All that it says, but its id: each part with its length, so that none can pass for another. */
  String written() {
    return Stream.of(at.toString(), actor, branch, action, object, detail)
        .map(part -> part == null ? "-" : part.length() + ":" + part)
        .collect(Collectors.joining(" "));
  }
}
