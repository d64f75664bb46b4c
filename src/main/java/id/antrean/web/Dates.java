package id.antrean.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates and times as people read them: weekday with every date, zone with every time. */
public final class Dates {
  private final DateTimeFormatter day;
  private final DateTimeFormatter dayOfYear;
  private final DateTimeFormatter shortDay;
  private final DateTimeFormatter time;
  private final Locale locale;

  Dates(Locale locale) {
    this.locale = locale;
    day = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", locale);
    dayOfYear = DateTimeFormatter.ofPattern("EEEE, d MMMM", locale);
    shortDay = DateTimeFormatter.ofPattern("EEEE, d MMM", locale);
    // Indonesian spelling sets a full stop between hour and minute.
    time =
        DateTimeFormatter.ofPattern(locale.getLanguage().equals("id") ? "HH.mm" : "HH:mm", locale);
  }

  /** "Senin, 23 November 2026". */
  public String day(LocalDate date) {
    return day.format(date);
  }

  /** "Senin". */
  public String weekday(DayOfWeek weekday) {
    return weekday.getDisplayName(TextStyle.FULL, locale);
  }

  /** "Senin, 23 November", for lists in which the year is plain. */
  public String dayOfYear(LocalDate date) {
    return dayOfYear.format(date);
  }

  /** "Senin, 23 Nov", for an SMS. */
  public String shortDay(LocalDate date) {
    return shortDay.format(date);
  }

  /** "08.30"; only where the zone stands beside it. */
  public String time(LocalTime at) {
    return time.format(at);
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
