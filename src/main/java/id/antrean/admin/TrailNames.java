package id.antrean.admin;

import id.antrean.core.Lane;
import id.antrean.page.Texts;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What objects of the trail are called by people who know them: visits and tickets by number and
 * day, accounts by user name, counters by name.
 */
record TrailNames(
    Map<UUID, Numbered> numbers, Map<UUID, String> usernames, Map<String, String> counters) {
  static final TrailNames NONE = new TrailNames(Map.of(), Map.of(), Map.of());

  record Numbered(Lane lane, int number, LocalDate day) {}

  Optional<String> of(Texts texts, String kind, String id) {
    return switch (kind) {
      case "ticket", "booking" ->
          uuid(id)
              .map(numbers::get)
              .map(one -> one.lane().number(one.number()) + ", " + texts.dates().day(one.day()));
      case "account" -> uuid(id).map(usernames::get);
      default -> Optional.empty();
    };
  }

  static Optional<UUID> uuid(String id) {
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(id))
        : Optional.empty();
  }
}
