package id.antrean.start;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.BookingWish;
import id.antrean.branch.Branch;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.queue.CheckIns.By;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.TicketWish;
import id.antrean.security.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the demo's visitors do: book, come in, take a number. */
final class DemoVisitors {
  private static final Duration BEFORE_SLOT = Duration.ofMinutes(10);
  private static final List<String> SERVICES =
      List.of("JHT", "JHT", "DATA_UPDATE", "CARD_REPLACEMENT", "JHT", "BALANCE_SLIP");

  private final BookingRoom booking;
  private final QueueRoom queue;
  private final Branch branch;
  private final DemoStaff staff;
  private int tickets;

  DemoVisitors(BookingRoom booking, QueueRoom queue, Branch branch, DemoStaff staff) {
    this.booking = booking;
    this.queue = queue;
    this.branch = branch;
    this.staff = staff;
  }

  /** The bookings that {@link #book} made for this day, as they are now. */
  List<Booking> booked(LocalDate day) {
    return IntStream.range(0, DemoPeople.COUNT)
        .mapToObj(n -> booking.bookings().madeBy(key(day, n)))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Booking::startsAt))
        .toList();
  }

  /** Books early in the morning, for the first slot from {@code wanted} on. */
  Booking book(int n, Lane lane, Instant wanted) {
    var day = wanted.atZone(branch.timeZone()).toLocalDate();
    var early = day.atTime(6, n).atZone(branch.timeZone()).toInstant();
    var person = DemoPeople.person(n, day);
    if (lane == Lane.E_KLAIM) {
      booking.passes().grant(person.nik(), lane, branch.id(), day, day.plusDays(7));
    }
    var slot =
        booking.slots().nextFree(branch, lane, early, Integer.MAX_VALUE).stream()
            .filter(s -> !s.startsAt().isBefore(wanted.minus(BEFORE_SLOT)))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("slot_full"));
    var service = lane == Lane.E_KLAIM ? "E_KLAIM_VERIFICATION" : service(n);
    var reason = service.equals("JHT") ? Optional.of("RESIGNED") : Optional.<String>empty();
    boolean nearTurnSms = n % 2 == 0;
    var wish =
        new BookingWish(
            person,
            service,
            reason,
            slot.id(),
            Optional.empty(),
            "id",
            nearTurnSms,
            Proof.NONE,
            Optional.empty());
    return booking.bookings().book(wish, key(day, n), Optional.empty(), early);
  }

  void checkIn(Booking booked, Instant now) {
    var token = booking.bookings().checkInToken(booked);
    queue.checkIns().checkIn(staff.command(now), branch.id(), new By.Token(token), true);
  }

  /** Takes a number without a booking: an e-Klaim visitor shows the approval of yesterday. */
  void takeNumber(Lane lane, Instant now) {
    int n = tickets++;
    var today = now.atZone(branch.timeZone()).toLocalDate();
    var claim =
        lane == Lane.E_KLAIM
            ? Optional.of(
                new TicketWish.Claim(
                    "CONTOH-%s-%03d".formatted(now.getEpochSecond(), n), today.minusDays(1)))
            : Optional.<TicketWish.Claim>empty();
    var phone = Optional.of(DemoPeople.phone(500 + n)).filter(p -> n % 2 == 0);
    queue
        .numbers()
        .give(
            staff.command(now),
            branch.id(),
            new TicketWish(service(n), lane, "id", claim, phone, Optional.empty(), true, true));
  }

  private static String service(int n) {
    return SERVICES.get(n % SERVICES.size());
  }

  private static String key(LocalDate day, int n) {
    return "demo-day-%s-%02d".formatted(day, n);
  }
}
