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
import id.antrean.slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the demo's visitors do: book, come in, take a number. */
final class DemoVisitors {
  private static final Duration BEFORE_SLOT = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(30);

  /** In each slot, for those who try the demo. */
  private static final int LEFT_FREE = 4;

  /** Booked before the day began; those who come later count on from here. */
  private static final int EARLY_BIRDS = DemoPeople.COUNT;

  private static final List<String> SERVICES =
      List.of("JHT", "JHT", "DATA_UPDATE", "CARD_REPLACEMENT", "JHT", "BALANCE_SLIP");

  private final BookingRoom booking;
  private final QueueRoom queue;
  private final Branch branch;
  private final DemoStaff staff;
  private int tickets;
  private int laterBooked;

  DemoVisitors(BookingRoom booking, QueueRoom queue, Branch branch, DemoStaff staff) {
    this.booking = booking;
    this.queue = queue;
    this.branch = branch;
    this.staff = staff;
  }

  /** The bookings that {@link #book} made for this day, as they are now. */
  List<Booking> booked(LocalDate day) {
    return IntStream.range(0, EARLY_BIRDS)
        .mapToObj(n -> booking.bookings().madeBy(key(day, n)))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Booking::startsAt))
        .toList();
  }

  /** A new day begins, or the same again after a restart: nobody books under a key twice. */
  void begin(LocalDate day) {
    laterBooked =
        (int)
            IntStream.iterate(EARLY_BIRDS, n -> n + 1)
                .takeWhile(n -> booking.bookings().madeBy(key(day, n)).isPresent())
                .count();
  }

  /** Comes with a booking for the next half hour; false where its places are nearly all taken. */
  boolean comeBooked(Lane lane, Instant now) {
    var next = slot(lane, early(now, 0), now);
    if (next.startsAt().isAfter(now.plus(SOON)) || next.remaining() <= LEFT_FREE) {
      return false;
    }
    checkIn(book(EARLY_BIRDS + laterBooked, lane, now), now);
    laterBooked++;
    return true;
  }

  /** Books early in the morning, for the first slot from {@code wanted} on. */
  Booking book(int n, Lane lane, Instant wanted) {
    var day = wanted.atZone(branch.timeZone()).toLocalDate();
    var early = early(wanted, n % 60);
    var person = DemoPeople.person(n, day);
    if (lane == Lane.E_KLAIM) {
      booking.passes().grant(person.nik(), lane, branch.id(), day, day.plusDays(7));
    }
    var slot = slot(lane, early, wanted);
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

  private Instant early(Instant day, int minute) {
    return day.atZone(branch.timeZone()).with(LocalTime.of(6, minute)).toInstant();
  }

  private Slot slot(Lane lane, Instant now, Instant wanted) {
    return booking.slots().nextFree(branch, lane, now, Integer.MAX_VALUE).stream()
        .filter(s -> !s.startsAt().isBefore(wanted.minus(BEFORE_SLOT)))
        .findFirst()
        .orElseThrow(() -> Problem.conflict("slot_full"));
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

  /** So many walk-ins come that the office's own quota would not last until the break. */
  void openDoors(Instant now, int numbers) {
    queue.numbers().allow(staff.command(now), branch.id(), numbers);
  }

  private static String service(int n) {
    return SERVICES.get(n % SERVICES.size());
  }

  private static String key(LocalDate day, int n) {
    return "demo-day-%s-%02d".formatted(day, n);
  }
}
