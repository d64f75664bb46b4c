package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Booking;
import id.antrean.branch.Calendar;
import id.antrean.branch.Holiday;
import id.antrean.branch.OpeningHours;
import id.antrean.core.Lane;
import id.antrean.page.Texts;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.Ticket.Slip;
import id.antrean.queue.rules.Ticket.Source;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.TicketView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the holder of a booking reads when the office does not serve. */
class ShutTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final Calendar OPEN = office(Map.of());
  private static final Calendar CLOSED =
      office(Map.of(TUESDAY, new Holiday(TUESDAY, Holiday.Kind.NATIONAL, "Libur")));

  @Test
  void whileTheOfficeServesNothingIsSaid() {
    assertThat(Shut.of(booking(Booking.State.BOOKED), null, OPEN, at("14:59"))).isEmpty();
    assertThat(in(TicketState.WAITING, "14:59")).isEmpty();
  }

  @Test
  void whoDidNotComeIsToldThatItIsShutAndOfferedAnotherDayAtOnce() {
    var shut = Shut.of(booking(Booking.State.BOOKED), null, OPEN, at("15:00")).orElseThrow();
    assertThat(shut.over()).isTrue();
    assertThat(said(shut))
        .isEqualTo(
            "Kantor tutup pukul 15.00. Antrean ini tidak dilayani lagi hari ini. Pesan hari lain.");
  }

  @Test
  void whoWaitsAtClosingIsStillInLineForAnHourAndThenNotToBlame() {
    var waiting = in(TicketState.WAITING, "15:00").orElseThrow();
    assertThat(waiting.over()).isFalse();
    assertThat(said(waiting)).contains("Tanyakan kepada petugas", "Mulai pukul 16.00");
    var unserved = in(TicketState.HELD, "16:00").orElseThrow();
    assertThat(unserved.over()).isTrue();
    assertThat(said(unserved)).contains("Ini bukan kesalahan Anda");
  }

  @Test
  void whoIsAtACounterIsServedWhateverTheHour() {
    assertThat(in(TicketState.CALLED, "15:30")).isEmpty();
    assertThat(in(TicketState.SERVING, "17:00")).isEmpty();
  }

  @Test
  void aDayThatWasClosedLateIsSaidFromThatMomentOn() {
    for (var now : new Instant[] {at("07:00").minusSeconds(3 * 86_400), at("10:00")}) {
      var shut = Shut.of(booking(Booking.State.BOOKED), null, CLOSED, now).orElseThrow();
      assertThat(shut.over()).isTrue();
      assertThat(said(shut)).contains("tutup pada Selasa, 24 November 2026", "Pilih hari lain");
    }
  }

  private static Optional<Shut> in(TicketState state, String time) {
    var slip =
        new Slip(
            UUID.randomUUID(),
            "kantor",
            TUESDAY,
            Lane.ONLINE,
            1,
            Source.BOOKING,
            "id",
            UUID.randomUUID(),
            null,
            at("09:00"),
            null);
    var ticket = new Ticket(slip, state, "JHT", at("09:00"), null, null, null, null);
    return Shut.of(
        booking(Booking.State.CHECKED_IN), new TicketView(ticket, null, null), OPEN, at(time));
  }

  private static Booking booking(Booking.State state) {
    var nine = LocalTime.of(9, 0);
    return new Booking(
        UUID.randomUUID(),
        1,
        "kantor",
        TUESDAY,
        nine,
        nine.plusMinutes(30),
        at("09:00"),
        at("08:30"),
        Lane.ONLINE,
        1,
        "JHT",
        null,
        state,
        0,
        "id",
        at("08:00"),
        at("08:00"));
  }

  private static Calendar office(Map<LocalDate, Holiday> holidays) {
    var hours = new OpeningHours(LocalTime.of(8, 0), LocalTime.of(15, 0), Optional.empty());
    return new Calendar(WIB, Map.of(DayOfWeek.TUESDAY, hours), holidays);
  }

  private static Instant at(String time) {
    return TUESDAY.atTime(LocalTime.parse(time)).atZone(WIB).toInstant();
  }

  private static String said(Shut shut) {
    return Texts.of("id").say(shut.words());
  }
}
