package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.LanePass;
import id.antrean.booking.Person;
import id.antrean.booking.Visits;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.core.TypedNumber;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.floor.VisitorDetails;
import id.antrean.queue.rules.Arrival;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People with a booking come in and get their place in line (R41 to R45). */
public final class CheckIns {
  /** How the booking is named; exactly one of the three is there. */
  public sealed interface By {
    record Token(String token) implements By {}

    record Number(String typed) implements By {}

    record Identity(Nik nik, Phone phone) implements By {}
  }

  private record Judged(Arrival arrival, Optional<CheckInAnswer.PassToday> pass) {
    Verdict verdict() {
      return arrival.verdict();
    }
  }

  private static final Set<Verdict> MOVED_AT_DESK =
      Set.of(Verdict.LATE, Verdict.WRONG_DAY, Verdict.WRONG_BRANCH, Verdict.DAY_CLOSED);

  private final Database db;
  private final Branches branches;
  private final FloorTransaction transaction;
  private final TicketStore tickets;
  private final Visits visits;
  private final TicketActions actions;
  private final Papers papers;

  CheckIns(
      Database db,
      Branches branches,
      FloorTransaction transaction,
      TicketStore tickets,
      Visits visits,
      TicketActions actions,
      Sealed sealed) {
    this.db = db;
    this.branches = branches;
    this.transaction = transaction;
    this.tickets = tickets;
    this.visits = visits;
    this.actions = actions;
    this.papers = new Papers(tickets, sealed);
  }

  /**
   * A participant who is on time and shows the token, or says NIK and mobile, is in at once. By
   * number, early or late nothing changes until it is asked again with {@code confirm}.
   */
  public CheckInAnswer checkIn(StaffCommand command, String branch, By by, boolean confirm) {
    var here = BranchFloor.of(branches, branch);
    var made = transaction.made(command);
    if (made.isPresent()) {
      return again(db, made.get());
    }
    var booking = find(here, by, command.now());
    if (booking.isEmpty()) {
      return withoutBooking(here, by, command.now());
    }
    var arrival = judge(db, booking.get(), here, command.now());
    boolean byNumber = by instanceof By.Number;
    // By number the person is what tells the right one, so there is no answer without them.
    var person =
        byNumber && !confirm ? visits.person(db, booking.get().id()) : ifItOpens(booking.get());
    if (!enters(arrival, byNumber, confirm)) {
      return asItIs(db, booking.get(), person, arrival, byNumber);
    }
    return transaction.change(
        command,
        here,
        this::again,
        change -> {
          // Judged again, now that no other request can change it.
          var locked = visits.lock(change.tx, booking.get().id()).orElseThrow();
          var now = judge(change.tx, locked, here, command.now());
          if (!enters(now, byNumber, confirm)) {
            return Done.nothing(asItIs(change.tx, locked, person, now, byNumber));
          }
          return entered(locked, person, now, enter(change, locked, now.arrival()), here);
        });
  }

  /** A number that was given at the door, or one that nobody has today. */
  private CheckInAnswer withoutBooking(BranchFloor here, By by, Instant now) {
    var ticket =
        switch (by) {
          case By.Token t -> papers.find(db, t.token());
          case By.Identity i -> Optional.<Ticket>empty();
          case By.Number n ->
              TypedNumber.of(n.typed())
                  .flatMap(
                      typed ->
                          tickets.byNumber(
                              db, here.branch(), here.today(now), typed.lane(), typed.number()));
        };
    if (ticket.isEmpty()) {
      var words =
          switch (by) {
            case By.Token t -> "checkin.unknown";
            case By.Identity i -> "checkin.unknownPerson";
            case By.Number n -> "checkin.unknownNumber";
          };
      return CheckInAnswer.ofNobody(Verdict.UNKNOWN, Sentence.of(words), Optional.empty());
    }
    return ofPaper(ticket.get(), here, now);
  }

  private CheckInAnswer ofPaper(Ticket ticket, BranchFloor here, Instant now) {
    var slip = ticket.slip();
    boolean isHere = slip.branch().equals(here.branch());
    if (!isHere || !slip.date().equals(here.today(now))) {
      var branch = branches.find(slip.branch()).map(Branch::name).orElse("");
      var next =
          Sentence.of(
              "checkin.otherPaper",
              "number",
              ticket.number(),
              "branch",
              branch,
              "day",
              slip.date());
      return CheckInAnswer.ofNobody(
          isHere ? Verdict.WRONG_DAY : Verdict.WRONG_BRANCH, next, Optional.empty());
    }
    var live = Optional.of(ticket).filter(t -> t.state().isOpen());
    return CheckInAnswer.ofNobody(
        Verdict.ALREADY_IN, ticket.asItIs(here), live, Optional.of(ticket.state()));
  }

  Optional<Booking> find(BranchFloor here, By by, Instant now) {
    return switch (by) {
      case By.Token t -> visits.byToken(db, t.token());
      case By.Identity i -> visits.byPerson(db, i.nik(), i.phone(), here.branch(), here.today(now));
      case By.Number n ->
          TypedNumber.of(n.typed())
              .flatMap(
                  typed ->
                      visits.byNumber(
                          db, here.branch(), here.today(now), typed.lane(), typed.number()));
    };
  }

  private Judged judge(Sql sql, Booking booking, BranchFloor here, Instant now) {
    var today = here.today(now);
    var pass =
        booking.lane() == Lane.E_KLAIM
            ? visits.pass(sql, booking, today)
            : Optional.<LanePass>empty();
    var arrival =
        Arrival.judge(
            booking,
            tickets.ofBooking(sql, booking.id()),
            here,
            BranchFloor.of(branches, booking.branch()),
            pass,
            now);
    return new Judged(arrival, pass.map(p -> new CheckInAnswer.PassToday(p, p.status(today))));
  }

  private static boolean enters(Judged arrival, boolean byNumber, boolean confirm) {
    return arrival.verdict().mayEnter()
        && (confirm || (arrival.verdict() == Verdict.ON_TIME && !byNumber));
  }

  private CheckInAnswer asItIs(
      Sql sql, Booking booking, Optional<Person> person, Judged arrival, boolean byNumber) {
    var ticket =
        arrival.verdict() == Verdict.ALREADY_IN
            ? tickets.ofBooking(sql, booking.id())
            : Optional.<Ticket>empty();
    var next = next(booking, arrival, byNumber);
    boolean isShown = MOVED_AT_DESK.contains(arrival.verdict()) && !byNumber;
    var movable = Optional.of(booking.lane()).filter(l -> isShown && booking.mayMoveAtDesk());
    return new CheckInAnswer(
        arrival.verdict(),
        next,
        ticket.filter(t -> t.state().isOpen()),
        Optional.of(booking),
        person,
        movable,
        arrival.pass(),
        ticket.map(Ticket::state));
  }

  private static Sentence next(Booking booking, Judged arrival, boolean byNumber) {
    if (arrival.verdict() == Verdict.ON_TIME) {
      return Sentence.of("checkin.compare");
    }
    boolean movesElse = arrival.verdict() == Verdict.DAY_CLOSED && booking.mayMoveAtDesk();
    return byNumber && movesElse // a number proves nothing
        ? Sentence.of("checkin.dayClosedShow")
        : arrival.arrival().next();
  }

  private static Done<CheckInAnswer> entered(
      Booking booking, Optional<Person> person, Judged arrival, Ticket ticket, BranchFloor here) {
    var next =
        arrival.verdict() == Verdict.EARLY
            ? Sentence.of(
                "checkin.begins", "number", ticket.number(), "time", here.time(ticket.lineAt()))
            : Sentence.of("checkin.onTime");
    var answer =
        new CheckInAnswer(
            arrival.verdict(),
            next,
            Optional.of(ticket),
            Optional.of(booking),
            person,
            Optional.empty(),
            arrival.pass(),
            Optional.empty());
    return new Done<>(answer, arrival.verdict() + " " + ticket.id());
  }

  /** Whoever shows the ticket is let in also while no key here opens whose it is. */
  private Optional<Person> ifItOpens(Booking booking) {
    try {
      return visits.person(db, booking.id());
    } catch (Problem unopened) {
      return Optional.empty();
    }
  }

  private Ticket enter(FloorChange change, Booking booking, Arrival arrival) {
    var earlier = tickets.ofBooking(change.tx, booking.id());
    if (earlier.isPresent() && earlier.get().state() == TicketState.ABSENT) {
      return actions.bringBack(change, earlier.get());
    }
    var slip =
        new Ticket.Slip(
            Ids.next(),
            booking.branch(),
            booking.date(),
            booking.lane(),
            booking.number(),
            Ticket.Source.BOOKING,
            booking.language(),
            booking.id(),
            booking.reason(),
            change.now(),
            null);
    var undo = new Ticket.Undo(TicketAction.CHECK_IN, change.now(), booking.state().name(), null);
    var ticket =
        Ticket.waiting(slip, booking.service(), arrival.lineAt(booking, change.now()), undo);
    actions.mark(change, ticket, Booking.State.CHECKED_IN);
    tickets.add(change.tx, ticket, VisitorDetails.NOTHING);
    var more = Map.<String, Object>of("verdict", arrival.verdict().name());
    change.happened(ticket, TicketEvent.CheckedIn::new, more);
    return ticket;
  }

  /** The first answer's verdict, and the ticket as it is now. */
  private CheckInAnswer again(Sql sql, String made) {
    var parts = made.split(" ");
    var ticket = tickets.find(sql, UUID.fromString(parts[1])).filter(t -> t.state().isOpen());
    return CheckInAnswer.ofNobody(Verdict.valueOf(parts[0]), Sentence.of("checkin.onTime"), ticket);
  }
}
