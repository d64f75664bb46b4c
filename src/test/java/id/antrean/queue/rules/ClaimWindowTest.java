package id.antrean.queue.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Calendar;
import id.antrean.branch.Holiday;
import id.antrean.branch.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimWindowTest {
  @Test
  void theWindowOpensOnTheDayOfTheNoticeAndEndsOnTheSeventhWorkingDay() {
    var window = ClaimWindow.of(LocalDate.parse("2016-01-25"), calendar(Map.of()));
    assertThat(window.first()).isEqualTo("2016-01-25");
    assertThat(window.last()).isEqualTo("2016-02-03");
    assertThat(window.contains(LocalDate.parse("2016-01-24"))).isFalse();
    assertThat(window.contains(LocalDate.parse("2016-01-25"))).isTrue();
    assertThat(window.contains(LocalDate.parse("2016-02-03"))).isTrue();
    assertThat(window.contains(LocalDate.parse("2016-02-04"))).isFalse();
  }

  @Test
  void holidaysDoNotCount() {
    var day = LocalDate.parse("2016-01-27");
    var holiday = new Holiday(day, Holiday.Kind.NATIONAL, "Uji");
    var window = ClaimWindow.of(LocalDate.parse("2016-01-25"), calendar(Map.of(day, holiday)));
    assertThat(window.last()).isEqualTo("2016-02-04");
  }

  @Test
  void anApprovalOnASaturdayCountsFromMonday() {
    var window = ClaimWindow.of(LocalDate.parse("2016-01-23"), calendar(Map.of()));
    assertThat(window.last()).isEqualTo("2016-02-02");
  }

  private static Calendar calendar(Map<LocalDate, Holiday> holidays) {
    var week = new HashMap<DayOfWeek, OpeningHours>();
    for (var day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        week.put(day, new OpeningHours(LocalTime.of(8, 0), LocalTime.of(15, 0), Optional.empty()));
      }
    }
    return new Calendar(ZoneId.of("Asia/Jakarta"), week, holidays);
  }
}
