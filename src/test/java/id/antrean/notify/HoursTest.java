package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branch;
import id.antrean.core.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visit on Tuesday, 24 November, 10.00 to 10.30 at an office of the zone WIT (+09:00). */
class HoursTest {

  @ParameterizedTest
  @CsvSource({
    "BOOKED,     2026-11-23T23:00, 2026-11-23T23:01, now, answers what was asked a minute ago",
    "BOOKED,     2026-11-23T20:00, 2026-11-23T20:59, now, late but by day",
    "BOOKED,     2026-11-23T20:00, 2026-11-23T21:00, 2026-11-24T07:00, late and at night",
    "MOVED,      2026-11-23T20:00, 2026-11-24T06:59, 2026-11-24T07:00, late and before morning",
    "BOOKED,     2026-11-24T07:00, 2026-11-24T10:29, now, the visit is not over",
    "BOOKED,     2026-11-24T07:00, 2026-11-24T10:30, never, the visit is over",
    "MOVED,      2026-11-24T07:00, 2026-11-24T22:30, never, the visit is over",
    "LOST,       2026-11-24T07:00, 2026-11-25T02:10, never, the visit was yesterday",
    "CANCELLED,  2026-11-24T07:00, 2026-11-24T12:00, never, the visit would be over",
    "CANCELLED,  2026-11-24T10:44, 2026-11-24T10:45, now, cancelled a minute ago",
    "LOST,       2026-11-24T10:44, 2026-11-24T10:45, now, who waits in the hall asks again",
    "CORRECTED,  2026-11-24T12:00, 2026-11-24T20:00, now, the former contact is told afterwards too",
    "CORRECTED,  2026-11-23T20:00, 2026-11-23T21:30, 2026-11-24T07:00, but not at night",
    "ERASED,     2026-11-24T12:00, 2026-11-24T20:00, now, nor is it a secret that a visit was erased",
    "DAY_BEFORE, 2026-11-23T18:57, 2026-11-23T19:00, now, within the hours of reminders",
    "DAY_BEFORE, 2026-11-23T18:57, 2026-11-23T19:01, never, no reminder after seven",
    "DAY_BEFORE, 2026-11-23T18:57, 2026-11-23T23:45, never, no reminder at night",
    "DAY_BEFORE, 2026-11-23T18:57, 2026-11-24T09:00, never, today is not tomorrow",
    "TWO_HOURS,  2026-11-24T08:00, 2026-11-24T09:30, now, half an hour before",
    "TWO_HOURS,  2026-11-24T08:00, 2026-11-24T09:31, never, too late to set out",
    "NEAR,       2026-11-24T11:00, 2026-11-24T11:09, now, visitors wait beyond their slot",
    "NEAR,       2026-11-24T11:00, 2026-11-24T11:11, never, the turn has come by then"
  })
  void eachKindHasItsHoursAndItsLastHour(
      Template template, String planned, String now, String when, String why) {
    var instead = Hours.insteadOfSending(letter(template, at(planned)), at(now));
    assertThat(
            switch (instead.orElse(null)) {
              case null -> "now";
              case Outcome.PutOff later -> local(later.until());
              default -> "never";
            })
        .as(why)
        .isEqualTo(when);
  }

  private static Instant at(String local) {
    return Instant.parse(local + ":00+09:00");
  }

  private static String local(Instant at) {
    return at.atZone(ZoneId.of("Asia/Jayapura")).toLocalDateTime().toString();
  }

  private static Letter letter(Template template, Instant createdAt) {
    var office =
        new Branch(
            "uji",
            "uji",
            "Uji",
            "Uji",
            "Kota Jayapura",
            "Papua",
            ZoneId.of("Asia/Jayapura"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var facts =
        new Facts(
            office,
            Lane.ONLINE,
            31,
            null,
            0,
            LocalDate.parse("2026-11-24"),
            LocalTime.of(10, 0),
            LocalTime.of(10, 30),
            List.of(),
            "id");
    return new Letter(
        7, new UUID(0, 1), 0, template, 1, createdAt, false, facts, "", null, true, false);
  }
}
