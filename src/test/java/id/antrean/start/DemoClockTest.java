package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoClockTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:00, 2026-11-23T09:20",
    "2026-11-23T09:20, 2026-11-24T09:20",
    "2026-11-27T21:00, 2026-11-30T09:20",
    "2026-11-28T08:00, 2026-11-30T09:20",
    "2026-12-24T10:00, 2026-12-28T09:20", // Christmas, then a Saturday
  })
  void theNextWorkingMorningIsNoHolidayAndNoWeekend(String now, String morning) {
    assertThat(WorkingMorning.after(at(now))).isEqualTo(at(morning));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:59, false",
    "2026-11-23T09:00, true",
    "2026-11-23T11:10, false", // soon the break
    "2026-11-23T13:00, true",
    "2026-11-23T14:40, false", // soon closed
    "2026-11-28T10:00, false",
    "2026-12-25T10:00, false",
  })
  void theOfficeIsAtWorkWhenItWillBeForSomeTime(String now, boolean atWork) {
    assertThat(WorkingMorning.isNow(at(now))).isEqualTo(atWork);
  }

  @Test
  void aDemoDayBeginsOnAWorkingMorningAndARestartGoesOnFromThere() {
    var first = DemoClock.of(folder, Optional.empty(), true).instant();
    assertThat(first).isCloseTo(WorkingMorning.after(Instant.now()), within(1, ChronoUnit.MINUTES));
    var again = DemoClock.of(folder, Optional.empty(), true).instant();
    assertThat(again).isBetween(first, first.plusSeconds(60));
  }

  @Test
  void aRestartThatFindsTheOfficeClosedGoesOnToTheNextMorningAndNeverBack() throws IOException {
    var night = WorkingMorning.after(Instant.now()).plus(Duration.ofHours(12));
    Files.writeString(
        folder.resolve("clock-offset"), Duration.between(Instant.now(), night).toString());
    var clock = DemoClock.of(folder, Optional.empty(), true);
    assertThat(clock.instant()).isAfter(night);
    assertThat(WorkingMorning.isNow(clock.instant())).isTrue();
  }

  @Test
  void aClockThatIsSetStaysAsItIsSet() {
    var set = OffsetDateTime.parse("2026-11-28T03:00:00+07:00");
    var clock = DemoClock.of(folder, Optional.of(set), true);
    assertThat(clock.instant()).isCloseTo(set.toInstant(), within(1, ChronoUnit.MINUTES));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WIB).toInstant();
  }
}
