package id.antrean.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatesTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  private final Dates indonesian = Texts.of("id").dates();
  private final Dates english = Texts.of("en").dates();

  @Test
  void aDateHasItsWeekday() {
    assertThat(indonesian.day(MONDAY)).isEqualTo("Senin, 23 November 2026");
    assertThat(indonesian.dayOfYear(MONDAY)).isEqualTo("Senin, 23 November");
    assertThat(indonesian.shortDay(MONDAY)).isEqualTo("Senin, 23 Nov");
    assertThat(english.day(MONDAY)).isEqualTo("Monday, 23 November 2026");
  }

  @Test
  void aDayIsTypedInTwoOrders() {
    for (var typed : List.of("2026-11-23", "23-11-2026", " 23/11/2026 ", "23.11.2026")) {
      assertThat(Dates.typed(typed)).as(typed).contains(MONDAY);
    }
    assertThat(Dates.typed("1-2-2027")).contains(LocalDate.of(2027, 2, 1));
    for (var wrong : List.of("", "31-11-2026", "2026-02-30", "23-11-26", "99-99-9999", "besok")) {
      assertThat(Dates.typed(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aListNamesTodayAndTomorrowAndTheZone() {
    var half = LocalTime.of(8, 30);
    assertThat(indonesian.soon(MONDAY, half, JAKARTA, MONDAY))
        .isEqualTo("Hari\u00a0ini 08.30\u00a0WIB");
    assertThat(indonesian.soon(MONDAY.plusDays(1), half, JAKARTA, MONDAY))
        .isEqualTo("Besok 08.30\u00a0WIB");
    assertThat(indonesian.soon(MONDAY.plusDays(2), half, JAKARTA, MONDAY))
        .isEqualTo("Rab,\u00a025\u00a0Nov 08.30\u00a0WIB");
    assertThat(english.soon(MONDAY.plusDays(1), half, JAKARTA, MONDAY))
        .isEqualTo("Tomorrow 08:30\u00a0WIB");
  }

  /** The SMS counts on short months of three letters. */
  @Test
  void everyMonthHasItsNameInBothLanguages() {
    var december = LocalDate.of(2026, 12, 27);
    assertThat(indonesian.day(december)).isEqualTo("Minggu, 27 Desember 2026");
    assertThat(english.day(december)).isEqualTo("Sunday, 27 December 2026");
    for (var month = 1; month <= 12; month++) {
      var first = LocalDate.of(2026, month, 1);
      for (var dates : List.of(indonesian, english)) {
        assertThat(dates.shortDay(first)).matches("[A-Z][a-z]+, 1 [A-Z][a-z]{2}");
        assertThat(dates.dayOfYear(first)).matches("[A-Z][a-z]+, 1 [A-Z][a-z]{2,8}");
      }
    }
  }

  @Test
  void aTimeHasItsZoneAndIndonesianAFullStop() {
    assertThat(indonesian.window(LocalTime.of(8, 30), LocalTime.of(9, 0), JAKARTA))
        .isEqualTo("08.30–09.00 WIB");
    assertThat(english.time(LocalTime.of(8, 30), JAKARTA)).isEqualTo("08:30 WIB");
  }

  @Test
  void oneInstantIsThreeTimesInIndonesia() {
    var midnight = Instant.parse("2026-11-22T17:00:00Z");
    assertThat(indonesian.time(midnight, JAKARTA)).isEqualTo("00.00 WIB");
    assertThat(indonesian.time(midnight, ZoneId.of("Asia/Pontianak"))).isEqualTo("00.00 WIB");
    assertThat(indonesian.time(midnight, ZoneId.of("Asia/Makassar"))).isEqualTo("01.00 WITA");
    assertThat(indonesian.time(midnight, ZoneId.of("Asia/Jayapura"))).isEqualTo("02.00 WIT");
  }
}
