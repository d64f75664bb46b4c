package id.antrean.server;

import id.antrean.core.PlannedStop;
import id.antrean.core.Problem;
import id.antrean.http.Access;
import id.antrean.page.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A planned outage: announced on every page beforehand; bookings and changes are refused during it.
 */
public record Maintenance(OffsetDateTime from, OffsetDateTime to) {
  private static final Set<String> STOPPED_API =
      Set.of(
          "POST /api/v1/bookings",
          "PATCH /api/v1/bookings/{code}",
          "POST /api/v1/bookings/{code}/rebookings");

  /** Of stops that staff announce for the whole country. */
  private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

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

  private static Maintenance of(PlannedStop stop) {
    return new Maintenance(
        stop.from().atZone(CAPITAL).toOffsetDateTime(),
        stop.until().atZone(CAPITAL).toOffsetDateTime());
  }

  /** The one under way or the next to come: of the settings, or announced by staff. */
  public static Optional<Maintenance> next(
      Optional<Maintenance> set, List<PlannedStop> announced, Instant now) {
    return Stream.concat(set.stream(), announced.stream().map(Maintenance::of))
        .filter(stop -> !stop.isOver(now))
        .min(Comparator.comparing(stop -> stop.from.toInstant()));
  }

  public PlannedStop planned() {
    return new PlannedStop(from.toInstant(), to.toInstant());
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
