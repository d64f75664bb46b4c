package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.Person;
import id.antrean.booking.Visits;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.TypedNumber;
import id.antrean.db.Database;
import id.antrean.http.Principal;
import id.antrean.page.Texts;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.DayFigures;
import id.antrean.queue.rules.LaneRound;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.TicketView;
import id.antrean.queue.rules.WaitEstimate;
import id.antrean.staff.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The lines of a branch as they stand: who waits, in which order, for how long. Changes nothing.
 */
public final class WaitingLines {

  /** All that is known of the holder of a ticket; each may be missing. */
  public record Holder(Optional<Person> person, String phone, String claim) {}

  private static final int NEAR = 20;

  private final Database db;
  private final Branches branches;
  private final TicketStore tickets;
  private final DayStore days;
  private final Visits visits;
  private final Sealed sealed;
  private final Papers papers;
  private final CounterStore counters = new CounterStore();

  WaitingLines(
      Database db,
      Branches branches,
      TicketStore tickets,
      DayStore days,
      Visits visits,
      Sealed sealed) {
    this.db = db;
    this.branches = branches;
    this.tickets = tickets;
    this.days = days;
    this.visits = visits;
    this.sealed = sealed;
    this.papers = new Papers(tickets, sealed);
  }

  /** Today's tickets in one state; those who wait in calling order, lane by lane. */
  public List<TicketView> list(String branch, TicketState state, Instant now) {
    var floor = BranchFloor.of(branches, branch);
    var places =
        state == TicketState.WAITING ? places(floor, now) : Map.<UUID, WaitEstimate.Place>of();
    return tickets.list(db, branch, floor.today(now), state).stream()
        .map(t -> new TicketView(t, places.get(t.id()), floor))
        .sorted((a, b) -> Integer.compare(position(a), position(b)))
        .toList();
  }

  /**
   * Today's tickets whose number looks like that, whatever became of them: "b31" finds B-031 and
   * B-310, "31" those of every lane. At most twenty, the number itself first.
   */
  public List<TicketView> find(String branch, String typed, Instant now) {
    var part = TypedNumber.part(typed);
    if (part.isEmpty()) {
      return List.of();
    }
    var floor = BranchFloor.of(branches, branch);
    var places = places(floor, now);
    return tickets
        .like(db, branch, floor.today(now), part.get().lane(), part.get().digits())
        .stream()
        .map(t -> new TicketView(t, places.get(t.id()), floor))
        .toList();
  }

  /** Where a number is booked that is not in line here: another day, or another office near. */
  public List<Booking> booked(String branch, String typed, Instant now) {
    var floor = BranchFloor.of(branches, branch);
    var near = branches.near(floor.at()).stream().limit(NEAR).map(Branch::id).toList();
    return TypedNumber.of(typed)
        .map(n -> new Visits.Numbered(n.lane(), n.number(), branch, near, floor.today(now)))
        .map(wanted -> visits.numbered(db, wanted))
        .orElse(List.of());
  }

  private static int position(TicketView view) {
    return view.ticket().state() == TicketState.WAITING
        ? view.floor().calling().position(view.ticket().slip().lane())
        : 0;
  }

  public TicketView view(Ticket ticket, Instant now) {
    var floor = BranchFloor.of(branches, ticket.slip().branch());
    var place = ticket.state() == TicketState.WAITING ? places(floor, now).get(ticket.id()) : null;
    return new TicketView(ticket, place, floor);
  }

  /** Whether the visitor left a mobile number and gets an SMS there. */
  public boolean isBySms(Ticket ticket) {
    return tickets.details(db, ticket.id()).phone() != null;
  }

  /** The ticket of a booking; empty before the check-in. */
  public Optional<TicketView> ofBooking(UUID booking, Instant now) {
    return tickets.ofBooking(db, booking).map(ticket -> view(ticket, now));
  }

  /** All of today's tickets, whatever became of them; of one booking the live one last. */
  public List<TicketView> today(String branch, Instant now) {
    var floor = BranchFloor.of(branches, branch);
    var places = places(floor, now);
    return tickets.ofDay(db, branch, floor.today(now)).stream()
        .map(t -> new TicketView(t, places.get(t.id()), floor))
        .toList();
  }

  /** What the paper of a ticket carries. */
  public String token(Ticket ticket) {
    return papers.token(ticket);
  }

  /** The ticket of a paper, or the one that took its place; empty for no token of ours. */
  public Optional<TicketView> ofToken(String token, Instant now) {
    return papers.find(db, token).map(ticket -> view(ticket, now));
  }

  /** Why the ticket is called now, for its holder; empty where staff chose. */
  public Optional<String> whyCalled(Ticket ticket, Texts texts) {
    return ticket.state().isAtCounter()
        ? CallReasons.toVisitor(ticket.call().why(), texts)
        : Optional.empty();
  }

  /** What a lane of the branch called last today. */
  public Optional<Ticket> lastCalled(String branch, Lane lane, Instant now) {
    return tickets.lastCalled(db, branch, BranchFloor.of(branches, branch).today(now), lane);
  }

  private Map<UUID, WaitEstimate.Place> places(BranchFloor floor, Instant now) {
    var today = floor.today(now);
    var round = days.find(db, floor.branch(), today).map(Day::round).orElse(LaneRound.NEW);
    return WaitEstimate.of(
        tickets.line(db, floor.branch(), today),
        floor.calling(),
        round,
        counters.countOpen(db, floor.branch()),
        floor.callsFrom(now),
        floor.callsUntil(now),
        floor.pause(now));
  }

  public DayFigures figures(String branch, Instant now) {
    var floor = BranchFloor.of(branches, branch);
    var today = floor.today(now);
    var quota = floor.rules().walkInQuota();
    var day = days.find(db, branch, today).orElse(new Day(branch, today, quota, 0, LaneRound.NEW));
    return tickets.figures(db, day);
  }

  /** Everything, for the member of staff who serves; each look is on the trail (R74). */
  public Holder holder(Principal who, String address, UUID id, Instant now) {
    var ticket = tickets.find(db, id).orElseThrow(Problem::notFound);
    var branch = ticket.slip().branch();
    who.mustWorkAt(branch);
    return db.inTransaction(
        now,
        tx -> {
          var object = "ticket:" + id;
          Audit.record(tx, now, who.username(), address, branch, "PERSON_VIEWED", object, Map.of());
          var details = tickets.details(tx, id);
          var booking = Optional.ofNullable(ticket.slip().booking());
          var claim =
              Optional.ofNullable(details.openClaim(sealed, id))
                  .or(() -> booking.flatMap(of -> visits.claim(tx, of, ticket.slip().date())));
          return new Holder(
              booking.flatMap(of -> visits.person(tx, of)),
              details.openPhone(sealed, id),
              claim.orElse(null));
        });
  }
}
