package id.antrean.server;

import id.antrean.core.Problem;
import id.antrean.http.Access;
import id.antrean.page.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * A planned outage: announced on every page beforehand; bookings and changes are refused during it.
 */
public record Maintenance(OffsetDateTime from, OffsetDateTime to) {
  private static final Set<String> STOPPED_API =
      Set.of(
          "POST /api/v1/bookings",
          "PATCH /api/v1/bookings/{code}",
          "POST /api/v1/bookings/{code}/rebookings");

  /** Two instants with a slash between, as ISO 8601 writes an interval. */
  public static Maintenance parse(String interval) {
    var ends = interval.split("/");
    if (ends.length != 2) {
      throw new IllegalArgumentException(interval);
    }
    var stop = new Maintenance(OffsetDateTime.parse(ends[0]), OffsetDateTime.parse(ends[1]));
    if (!stop.from.isBefore(stop.to)) {
      throw new IllegalArgumentException(interval);
    }
    return stop;
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(to.toInstant());
  }

  /** Problem 503 for what would book or move; tickets stay visible, and staff go on. */
  void refuseIfStopped(Access.Rule rule, Instant now) {
    if (isOver(now) || now.isBefore(from.toInstant()) || !stops(rule)) {
      return;
    }
    throw Problem.of(
            503, "maintenance", "day", to.toLocalDate(), "time", to.toLocalTime(), "zone", zone())
        .retryAfter((int) Duration.between(now, to.toInstant()).toSeconds() + 1);
  }

  private static boolean stops(Access.Rule rule) {
    return rule.path().startsWith("/pesan/")
        || rule.path().startsWith("/t/{code}/pindah")
        || STOPPED_API.contains(rule.method() + " " + rule.path());
  }

  /** "Sabtu, 28 November 2026, pukul 22.00–24.00 WIB". */
  public String sentence(Texts texts) {
    var dates = texts.dates();
    var zone = zone();
    var midnight = to.toLocalTime().equals(LocalTime.MIDNIGHT);
    var lastDay = midnight ? to.toLocalDate().minusDays(1) : to.toLocalDate();
    var begins = dates.time(from.toLocalTime());
    var ends =
        midnight
            ? dates.time(LocalTime.of(23, 0)).replace("23", "24")
            : dates.time(to.toLocalTime());
    var when =
        lastDay.equals(from.toLocalDate())
            ? texts.say("when.window", "day", lastDay, "time", begins + "–" + ends + " " + zone)
            : texts.say(
                "maintenance.days",
                "from",
                texts.say("when.window", "day", from.toLocalDate(), "time", begins + " " + zone),
                "to",
                texts.say("when.window", "day", lastDay, "time", ends + " " + zone));
    return texts.say("maintenance.ahead", "when", when);
  }

  private String zone() {
    return Texts.of("id").dates().zone(to.getOffset());
  }
}
