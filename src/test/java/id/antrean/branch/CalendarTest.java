package id.antrean.branch;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.branch.Calendar.State;
import id.antrean.branch.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
  private static final Calendar OFFICE = office(WIB, "2026-12-24", "2026-12-25", "2027-01-01");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:29:59, CLOSED",
    "2026-11-23T07:30:00, OPENING",
    "2026-11-23T08:00:00, OPEN",
    "2026-11-23T11:59:59, OPEN",
    "2026-11-23T12:00:00, BREAK",
    "2026-11-23T13:00:00, OPEN",
    "2026-11-23T14:59:59, OPEN",
    "2026-11-23T15:00:00, CLOSED",
    "2026-11-27T11:30:00, BREAK",
    "2026-11-28T10:00:00, CLOSED",
    "2026-12-25T10:00:00, CLOSED",
  })
  void anOfficeOpensHalfAnHourAfterPeopleGather(LocalDateTime local, State state) {
    assertThat(OFFICE.at(instant(local, WIB)).state()).isEqualTo(state);
  }

  @Test
  void anOpenOfficeSaysWhenItCloses() {
    var moment = OFFICE.at(instant("2026-11-23T09:00:00", WIB));
    assertThat(moment.closesAt()).contains(instant("2026-11-23T15:00:00", WIB));
    assertThat(moment.opensAt()).isEmpty();
  }

  @Test
  void untilTheDoorsCloseSomebodyWillStillBeServedToday() {
    assertThat(OFFICE.stillServesToday(instant("2026-11-23T00:00:00", WIB))).isTrue();
    assertThat(OFFICE.stillServesToday(instant("2026-11-23T14:59:59", WIB))).isTrue();
    assertThat(OFFICE.stillServesToday(instant("2026-11-23T15:00:00", WIB))).isFalse();
    assertThat(OFFICE.stillServesToday(instant("2026-12-25T10:00:00", WIB))).isFalse();
  }

  @Test
  void onlyADayThatWasOpenHasShut() {
    assertThat(OFFICE.hasShut(instant("2026-11-23T14:59:59", WIB))).isFalse();
    assertThat(OFFICE.hasShut(instant("2026-11-23T15:00:00", WIB))).isTrue();
    assertThat(OFFICE.hasShut(instant("2026-11-24T00:00:00", WIB))).as("a new day").isFalse();
    assertThat(OFFICE.hasShut(instant("2026-12-25T15:00:00", WIB))).isFalse();
    assertThat(OFFICE.isClosed(CHRISTMAS)).isTrue();
    assertThat(OFFICE.isClosed(LocalDate.of(2026, 11, 28))).as("a Saturday planned").isFalse();
  }

  @Test
  void theBreakSaysWhenItEnds() {
    var friday = OFFICE.at(instant("2026-11-27T12:15:00", WIB));
    assertThat(friday.opensAt()).contains(instant("2026-11-27T13:00:00", WIB));
    assertThat(friday.closesAt()).contains(instant("2026-11-27T15:00:00", WIB));
  }

  @Test
  void afterTheWeekendItOpensOnMonday() {
    var evening = OFFICE.at(instant("2026-11-27T15:00:00", WIB));
    assertThat(evening.opensAt()).contains(instant("2026-11-30T08:00:00", WIB));
    assertThat(evening.holiday()).isEmpty();
  }

  @Test
  void aHolidayIsNamedOnItsDay() {
    var moment = OFFICE.at(instant("2026-12-25T09:00:00", WIB));
    assertThat(moment.holiday().map(Holiday::date)).contains(CHRISTMAS);
    assertThat(moment.opensAt()).contains(instant("2026-12-28T08:00:00", WIB));
  }

  @Test
  void theYearEndsWithoutLosingADay() {
    assertThat(OFFICE.openDays(LocalDate.of(2026, 12, 23), LocalDate.of(2027, 1, 5)))
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-12-23",
            "2026-12-28",
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
            "2027-01-04",
            "2027-01-05");
  }

  @Test
  void oneInstantIsBeforeAndAfterOpeningInTheThreeZones() {
    var instant = instant("2026-11-23T07:15:00", WIB);
    assertThat(office(WIB).at(instant).state()).isEqualTo(State.CLOSED);
    assertThat(office(WITA).at(instant).state()).isEqualTo(State.OPEN);
    assertThat(office(WIT).at(instant).state()).isEqualTo(State.OPEN);
    var afternoon = instant("2026-11-23T13:30:00", WIB);
    assertThat(office(WIB).at(afternoon).state()).isEqualTo(State.OPEN);
    assertThat(office(WITA).at(afternoon).state()).isEqualTo(State.OPEN);
    assertThat(office(WIT).at(afternoon).state()).isEqualTo(State.CLOSED);
  }

  @Test
  void midnightBelongsToTheBranch() {
    var instant = Instant.parse("2026-11-22T16:30:00Z");
    assertThat(office(WIB).today(instant)).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(office(WITA).today(instant)).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(office(WIT).today(instant)).isEqualTo(LocalDate.of(2026, 11, 23));
  }

  @Test
  void anOfficeThatOpensAtMidnightGathersPeopleTheEveningBefore() {
    var hours = new OpeningHours(LocalTime.of(0, 10), LocalTime.of(4, 0), Optional.empty());
    var night = new Calendar(WIT, Map.of(SATURDAY, hours), Map.of());
    assertThat(night.at(instant("2026-11-27T23:45:00", WIT)).state()).isEqualTo(State.OPENING);
    assertThat(night.at(instant("2026-11-27T23:39:00", WIT)).state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/Los_Angeles", "Pacific/Kiritimati"})
  void theZoneOfTheMachineDoesNotMatter(String zone) {
    var before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      var moment = OFFICE.at(Instant.parse("2026-11-23T01:00:00Z"));
      assertThat(moment.state()).isEqualTo(State.OPEN);
      assertThat(moment.closesAt()).contains(Instant.parse("2026-11-23T08:00:00Z"));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void sevenWorkingDaysAfterAMondayIsTheWednesdayOfTheNextWeek() {
    assertThat(office(WIB).plusWorkingDays(LocalDate.of(2016, 1, 25), 7))
        .isEqualTo(LocalDate.of(2016, 2, 3));
  }

  @Test
  void workingDaysSkipHolidaysAndTheWeekend() {
    assertThat(OFFICE.plusWorkingDays(LocalDate.of(2026, 12, 23), 1))
        .isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(OFFICE.plusWorkingDays(LocalDate.of(2026, 11, 28), 1))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(OFFICE.plusWorkingDays(LocalDate.of(2026, 11, 28), 0))
        .isEqualTo(LocalDate.of(2026, 11, 28));
  }

  @Test
  void aBranchWithoutHoursNeverOpens() {
    var never = new Calendar(WIB, Map.of(), Map.of());
    assertThat(never.at(instant("2026-11-23T09:00:00", WIB)).opensAt()).isEmpty();
    assertThatThrownBy(() -> never.plusWorkingDays(CHRISTMAS, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void slotsKeepClearOfTheBreak() {
    assertThat(OFFICE.week().get(MONDAY).slots(30)).hasSize(12);
    assertThat(OFFICE.week().get(FRIDAY).slots(30))
        .hasSize(11)
        .contains(new Span(LocalTime.of(11, 0), LocalTime.of(11, 30)))
        .contains(new Span(LocalTime.of(13, 0), LocalTime.of(13, 30)))
        .noneMatch(slot -> slot.start().equals(LocalTime.of(11, 30)));
    var late = new OpeningHours(LocalTime.of(23, 0), LocalTime.of(23, 50), Optional.empty());
    assertThat(late.slots(30)).containsExactly(new Span(LocalTime.of(23, 0), LocalTime.of(23, 30)));
  }

  private static Calendar office(ZoneId zone, String... holidays) {
    var week = new HashMap<DayOfWeek, OpeningHours>();
    Stream.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY)
        .forEach(day -> week.put(day, hours(LocalTime.of(12, 0))));
    week.put(FRIDAY, hours(LocalTime.of(11, 30)));
    var closed = new HashMap<LocalDate, Holiday>();
    Stream.of(holidays)
        .map(LocalDate::parse)
        .forEach(day -> closed.put(day, new Holiday(day, Holiday.Kind.NATIONAL, "Libur")));
    return new Calendar(zone, week, closed);
  }

  private static OpeningHours hours(LocalTime lunch) {
    return new OpeningHours(
        LocalTime.of(8, 0), LocalTime.of(15, 0), Optional.of(new Span(lunch, LocalTime.of(13, 0))));
  }

  private static Instant instant(String local, ZoneId zone) {
    return instant(LocalDateTime.parse(local), zone);
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
