package id.antrean.start;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.branch.Calendar;
import id.antrean.branch.Counter;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.node.Node;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.rules.TicketState;
import id.antrean.staff.Accounts;
import id.antrean.work.Background;
import id.antrean.work.Starting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A working day in the demo's office (ANTREAN_DEMO_DAY): forty people on the first look, then three
 * counters that call slowly, and others who come at that pace, until the office closes. All of it
 * goes through the use cases that people's requests go through.
 */
public final class DemoDay {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  private static final int COUNTERS = 3;
  private static final int FEW_WAITING = 14;
  private static final List<Lane> NEWCOMERS =
      List.of(Lane.WALK_IN, Lane.ONLINE, Lane.WALK_IN, Lane.E_KLAIM, Lane.PRIORITY, Lane.ONLINE);

  /** A call each half minute takes more than the office's own quota in one morning. */
  private static final int WALK_INS = 500;

  private final QueueRoom queue;
  private final String branch;
  private final Calendar calendar;
  private final DemoStaff staff;
  private final DemoVisitors visitors;
  private final List<String> counters;
  private final int recallsToAbsence;
  private final RandomGenerator random;
  private final Deque<Booking> toCome = new ArrayDeque<>();
  private DemoCounters working;
  private LocalDate day;
  private int newcomers;
  private int looksToCall;

  DemoDay(
      Branches branches,
      String branch,
      BookingRoom booking,
      QueueRoom queue,
      RandomGenerator random) {
    this.queue = queue;
    this.branch = branch;
    this.random = random;
    calendar = branches.calendar(branch);
    staff = new DemoStaff(branch);
    visitors = new DemoVisitors(booking, queue, branches.get(branch), staff);
    counters = branches.counters(branch).stream().map(Counter::id).toList();
    recallsToAbsence = branches.policy(branch).recallsToAbsence();
  }

  /** Fills the day before the first page is served, and goes on until it is closed. */
  public static AutoCloseable start(
      boolean wanted, Node node, Branches branches, BookingRoom booking, QueueRoom queue) {
    if (!wanted) {
      return () -> {};
    }
    var random = RandomGenerator.getDefault();
    var day = new DemoDay(branches, Accounts.DEMO_BRANCH, booking, queue, random);
    Starting.waitsFor("the demo's forty people to book and to take their numbers");
    Starting.insist(
        () -> {
          day.look(node.now());
          return day;
        });
    return new Background(node.vertx()).every("demo day", LOOK_EVERY, () -> day.look(node.now()));
  }

  /** What happens at one look, every ten seconds; a counter calls at each second to fourth. */
  void look(Instant now) {
    if (calendar.at(now).state() != Calendar.State.OPEN) {
      return;
    }
    if (!calendar.today(now).equals(day)) {
      begin(now);
      return;
    }
    working.answerCalls(now);
    if (--looksToCall <= 0) {
      looksToCall = random.nextInt(2, 5);
      arrive(now);
      working.callNext(now);
    }
  }

  /** Fills the day, once; a restart goes on with what is there. */
  private void begin(Instant now) {
    var today = calendar.today(now);
    var here = counters.subList(0, Math.min(COUNTERS, counters.size()));
    working = new DemoCounters(queue, branch, staff, here, recallsToAbsence);
    if (visitors.booked(today).isEmpty()) {
      counters.forEach(id -> queue.counters().setOpen(staff.command(now), id, here.contains(id)));
      new DemoMorning(visitors, working, calendar).fill(now);
    } else {
      working.resume(now);
    }
    visitors.openDoors(now, WALK_INS);
    visitors.begin(today);
    toCome.clear();
    visitors.booked(today).stream()
        .filter(booking -> booking.state() == Booking.State.BOOKED)
        .forEach(toCome::add);
    day = today; // last: what fails half way is begun again
  }

  /**
   * Lets people come: those with a booking in time, others so that there is a line to call from.
   */
  private void arrive(Instant now) {
    var next = toCome.peek();
    if (next != null && !now.isBefore(next.startsAt().minusSeconds(15 * 60))) {
      visitors.checkIn(toCome.remove(), now);
    } else if (queue.lines().list(branch, TicketState.WAITING, now).size() < FEW_WAITING) {
      come(NEWCOMERS.get(newcomers++ % NEWCOMERS.size()), now);
    }
  }

  /** Those for whom there is no place to book come without; the quota is for staff to change. */
  private void come(Lane lane, Instant now) {
    try {
      if (lane != Lane.ONLINE) {
        visitors.takeNumber(lane, now);
      } else if (!visitors.comeBooked(lane, now)) {
        visitors.takeNumber(Lane.WALK_IN, now);
      }
    } catch (Problem refusal) {
      if (!refusal.is("quota_spent") && !refusal.is("slot_full")) {
        throw refusal;
      }
    }
  }
}
