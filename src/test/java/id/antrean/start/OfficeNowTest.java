package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branch;
import id.antrean.branch.Calendar;
import id.antrean.branch.Holiday;
import id.antrean.branch.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfficeNowTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final OpeningHours HOURS =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(15, 0), Optional.empty());
  private static final Calendar CALENDAR =
      new Calendar(
          WIB,
          Map.of(DayOfWeek.MONDAY, HOURS, DayOfWeek.TUESDAY, HOURS),
          Map.of(
              MONDAY.plusDays(1),
              new Holiday(MONDAY.plusDays(1), Holiday.Kind.NATIONAL, "Hari libur")));
  private static final Branch OFFICE =
      new Branch(
          "office",
          "region",
          "Semarang Pemuda",
          "Semarang Pemuda",
          "Kota Semarang",
          "Jawa Tengah",
          WIB,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void atNightItSaysUntilWhenAndHowToSeeAWorkingDay() {
    assertThat(text(false, "2026-11-23T06:00"))
        .isEqualTo(
            """
            Semarang Pemuda is closed now (Monday, 23 November 2026, 06:00 WIB),
            and nobody is called until Monday, 23 November 2026, 08:00 WIB.
            To see a working morning with forty people, stop this and run
              ANTREAN_DEMO_DAY=on ANTREAN_DATA_DIR=data-day mvn -q compile exec:exec
            """);
  }

  @Test
  void onASundayAndOnAHolidayToo() {
    assertThat(text(false, "2026-11-22T10:00")).contains("closed now (Sunday", "ANTREAN_DEMO_DAY");
    assertThat(text(false, "2026-11-24T10:00"))
        .contains("closed now (Tuesday", "until Monday, 30 November", "ANTREAN_DEMO_DAY");
  }

  @Test
  void inOpeningHoursThereIsNothingToSay() {
    assertThat(text(false, "2026-11-23T10:00")).isEmpty();
  }

  @Test
  void aDemoDaySaysWhichDayItIs() {
    assertThat(text(true, "2026-11-23T09:20"))
        .isEqualTo(
            """
            In Semarang Pemuda it is Monday, 23 November 2026, 09:20 WIB:
            forty people came or have booked, and counters 1 to 3 call.
            """);
    assertThat(text(true, "2026-11-23T16:00"))
        .contains("closed now")
        .doesNotContain("ANTREAN_DEMO_DAY");
  }

  private static String text(boolean demoDay, String local) {
    Instant now = LocalDateTime.parse(local).atZone(WIB).toInstant();
    return OfficeNow.text(demoDay, OFFICE, CALENDAR, now);
  }
}
