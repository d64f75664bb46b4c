package id.antrean.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** Dates and times as people read them: weekday with every date, zone with every time. */
public final class Dates {
  private static final int DAY_LETTERS = "2026-11-23".length();

  private static final Pattern TURNED =
      Pattern.compile("([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})");

  private static final Pattern TIME =
      Pattern.compile("([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?(?:[.:]00)?");
  private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  private final List<String> weekdays;
  private final List<String> months;
  private final List<String> shortMonths;
  private final List<String> near;
  private final String hourMinute;

  /** The names come from {@code words}: a trimmed runtime may know no Indonesian. */
  Dates(Properties words) {
    weekdays = List.of(words.getProperty("date.weekdays").split(" "));
    months = List.of(words.getProperty("date.months").split(" "));
    shortMonths = List.of(words.getProperty("date.monthsShort").split(" "));
    near = List.of(words.getProperty("date.today"), words.getProperty("date.tomorrow"));
    hourMinute = words.getProperty("date.hourMinute");
  }

  /** A day as it stands in an address; empty when it was written by hand and wrong. */
  public static Optional<LocalDate> parse(String written) {
    if (written.length() != DAY_LETTERS) {
      return Optional.empty(); // a year of more than four digits overflows where days are added
    }
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  /** A day as people type it: 2026-11-23, which date fields send, 23-11-2026, 23/11/2026. */
  public static Optional<LocalDate> typed(String typed) {
    var turned = TURNED.matcher(typed.strip());
    return parse(
        turned.matches()
            ? "%s-%02d-%02d"
                .formatted(
                    turned.group(3),
                    Integer.parseInt(turned.group(2)),
                    Integer.parseInt(turned.group(1)))
            : typed.strip());
  }

  /** A time of day as people type it: 8, 8.00, 08.30, 08:30. */
  public static Optional<LocalTime> typedTime(String typed) {
    var parts = TIME.matcher(typed.strip());
    return parts.matches()
        ? Optional.of(
            LocalTime.of(
                Integer.parseInt(parts.group(1)),
                parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** "23-11-2026", as people here write it in a field; a date field writes 12/02 for 2 December. */
  public static String asTyped(LocalDate date) {
    return AS_TYPED.format(date);
  }

  /** "Senin, 23 November 2026". */
  public String day(LocalDate date) {
    return dayOfYear(date) + " " + date.getYear();
  }

  /** "Senin". */
  public String weekday(DayOfWeek weekday) {
    return weekdays.get(weekday.getValue() - 1);
  }

  /** "Senin, 23 November", for lists in which the year is plain. */
  public String dayOfYear(LocalDate date) {
    return day(date, months);
  }

  /**
   * "Besok 08.00 WIB", "Hari ini ..." or "Sen, 30 Nov ...": for a narrow column of a list, whose
   * lines end between day and time only.
   */
  public String soon(LocalDate date, LocalTime at, ZoneId zone, LocalDate today) {
    int days = (int) today.until(date, ChronoUnit.DAYS);
    var day =
        days == 0 || days == 1
            ? near.get(days)
            : weekday(date.getDayOfWeek()).substring(0, 3)
                + ", "
                + date.getDayOfMonth()
                + " "
                + shortMonths.get(date.getMonthValue() - 1);
    return day.replace(' ', '\u00a0') + " " + time(at, zone).replace(' ', '\u00a0');
  }

  /** "Senin, 23 Nov", for an SMS. */
  public String shortDay(LocalDate date) {
    return day(date, shortMonths);
  }

  private String day(LocalDate date, List<String> names) {
    return weekday(date.getDayOfWeek())
        + ", "
        + date.getDayOfMonth()
        + " "
        + names.get(date.getMonthValue() - 1);
  }

  /** "08.30"; only where the zone stands beside it. */
  public String time(LocalTime at) {
    return hourMinute.formatted(at.getHour(), at.getMinute());
  }

  /** "08.30 WIB". */
  public String time(LocalTime at, ZoneId zone) {
    return time(at) + " " + zone(zone);
  }

  /** "08.30 WIB". */
  public String time(Instant at, ZoneId zone) {
    return time(at.atZone(zone).toLocalTime(), zone);
  }

  /** "08.30–09.00 WIB". */
  public String window(LocalTime from, LocalTime to, ZoneId zone) {
    return time(from) + "–" + time(to, zone);
  }

  /** Indonesia has three zones and no summer time, so the offset names the zone. */
  public String zone(ZoneId zone) {
    return switch (zone.getRules()
        .getOffset(Instant.EPOCH.plusSeconds(1_800_000_000L))
        .toString()) {
      case "+07:00" -> "WIB";
      case "+08:00" -> "WITA";
      case "+09:00" -> "WIT";
      default -> zone.getId();
    };
  }
}
