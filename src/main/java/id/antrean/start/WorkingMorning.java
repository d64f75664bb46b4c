package id.antrean.start;

import id.antrean.branch.ReferenceStore;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the demo's office is at work, known before there is a database: the hours that all offices
 * are assumed to have, in the western zone.
 */
final class WorkingMorning {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final LocalTime TIME = LocalTime.of(9, 20);

  private WorkingMorning() {}

  /** The next 09:20 of a working day. */
  static Instant after(Instant now) {
    var local = now.atZone(ZONE);
    var day = local.toLocalDate();
    if (!local.toLocalTime().isBefore(TIME)) {
      day = day.plusDays(1);
    }
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(TIME).atZone(ZONE).toInstant();
  }

  /** Whether people are called now, and will be for half an hour. */
  static boolean isNow(Instant now) {
    var local = now.atZone(ZONE);
    var time = local.toLocalTime();
    return isWorkingDay(local.toLocalDate())
        && (isBetween(time, "09:00", "11:00") || isBetween(time, "13:00", "14:30"));
  }

  private static boolean isBetween(LocalTime time, String from, String to) {
    return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to));
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !ReferenceStore.publicHolidays().contains(day);
  }
}
