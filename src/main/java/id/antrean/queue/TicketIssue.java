package id.antrean.queue;

import id.antrean.booking.Visits;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.ClaimReference;
import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.Refusals;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.floor.VisitorDetails;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.ClaimWindow;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.Ticket.Source;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import id.antrean.slots.Slots;
import id.antrean.slots.SlotsOffered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Numbers for people without a booking: walk-in, priority, e-Klaim (R50 to R53). */
public final class TicketIssue {
  private final Branches branches;
  private final Slots slots;
  private final FloorTransaction transaction;
  private final DayStore days;
  private final TicketStore tickets;
  private final SecondNumber second;
  private final Sealed sealed;

  TicketIssue(
      Branches branches,
      Slots slots,
      FloorTransaction transaction,
      DayStore days,
      TicketStore tickets,
      Visits visits,
      Sealed sealed) {
    this.branches = branches;
    this.slots = slots;
    this.transaction = transaction;
    this.days = days;
    this.tickets = tickets;
    this.second = new SecondNumber(tickets, visits, sealed);
    this.sealed = sealed;
  }

  /**
   * A number in line. Walk-ins have a quota, which priority people use up too but are never refused
   * for; e-Klaim visitors neither use it nor are refused, within the window of their claim. Before
   * the hour of numbers and after closing the guard is asked first, and about a mobile or a claim
   * that has a number here today ({@link SecondNumber}); on a closed day nobody gets a number.
   */
  public Ticket give(StaffCommand command, String branch, TicketWish wish) {
    return give(command, branch, wish, true);
  }

  /** {@code bySms}: else a mobile number only tells that its owner has this number. */
  Ticket give(StaffCommand command, String branch, TicketWish wish, boolean bySms) {
    var floor = BranchFloor.of(branches, branch);
    mustBeServed(floor, wish);
    if (wish.lane() == Lane.E_KLAIM) {
      mustBeInWindow(floor, wish, command.now());
    }
    if (!floor.calendar().isOpenDay(floor.today(command.now()))) {
      throw Refusals.notNow(Sentence.of("floor.noNumbersToday"));
    }
    try {
      return transaction.change(
          command,
          floor,
          (tx, made) -> tickets.find(tx, UUID.fromString(made)).orElseThrow(),
          change -> Done.of(give(change, wish, bySms)));
    } catch (Problem refusal) {
      throw refusal.is("quota_spent")
          ? refusal.with(alternatives(floor.at(), wish.service(), command.now()))
          : refusal;
    }
  }

  private Ticket give(FloorChange change, TicketWish wish, boolean bySms) {
    var question = outsideHours(change.floor, change.now());
    if (question.isPresent() && !wish.outsideHours()) {
      throw Problem.conflict("outside_hours").saying(question.get());
    }
    var old = earlier(change, wish);
    second.mustBeMeant(change, wish, old);
    var source = wish.claim().isPresent() ? Source.E_KLAIM : Source.WALK_IN;
    boolean counted = old.isPresent() && old.get().countsAsWalkIn();
    if (wish.lane() == Lane.WALK_IN && !counted && change.day.isSpent()) {
      throw Problem.conflict(
          "quota_spent", "n", change.day.walkInGiven(), "m", change.day.walkInQuota());
    }
    change.day = change.day.plusWalkIns((source == Source.WALK_IN ? 1 : 0) - (counted ? 1 : 0));
    old.ifPresent(ticket -> close(change, ticket));

    var arrivedAt = old.map(t -> t.slip().arrivedAt()).orElse(change.now());
    var slip =
        new Ticket.Slip(
            Ids.next(),
            change.floor.branch(),
            change.day.date(),
            wish.lane(),
            days.nextNumber(change.tx, change.floor.branch(), change.day.date(), wish.lane()),
            source,
            wish.language(),
            old.map(t -> t.slip().booking()).orElse(null),
            old.map(t -> t.slip().serviceReason()).orElse(null),
            arrivedAt,
            old.map(Ticket::id).orElse(null));
    var before = old.map(t -> t.state().name()).orElse("");
    var ticket =
        Ticket.waiting(
            slip,
            wish.service(),
            old.map(Ticket::lineAtElsewhere).orElse(change.now()),
            new Ticket.Undo(TicketAction.ISSUE, change.now(), before, null));
    var details = details(ticket.id(), wish);
    tickets.add(change.tx, ticket, bySms ? details : details.withoutSms());
    var more = new LinkedHashMap<String, Object>();
    more.put("sms", wish.phone().isPresent() && bySms);
    if (question.isPresent()) {
      more.put("outsideHours", true);
    }
    old.ifPresent(t -> more.put("replaces", t.id().toString()));
    change.happened(ticket, TicketEvent.TicketGiven::new, more);
    return ticket;
  }

  /** Lets today have at least so many numbers for walk-ins, whatever the branch's own rule. */
  public void allow(StaffCommand command, String branch, int numbers) {
    transaction.change(
        command,
        BranchFloor.of(branches, branch),
        (tx, made) -> made,
        change -> {
          int planned = change.day.walkInQuota();
          change.day = change.day.withWalkInQuota(Math.max(planned, numbers));
          return new Done<>(branch, branch);
        });
  }

  /** What the guard is asked, whose answer stands on the trail; empty while numbers are given. */
  private static Optional<Sentence> outsideHours(BranchFloor floor, Instant now) {
    var from = floor.rules().walkInFrom();
    if (floor.time(now).isBefore(from)) {
      return Optional.of(Sentence.of("floor.notYetOpen", "time", from));
    }
    return floor
        .calendar()
        .closing(floor.today(now))
        .filter(closing -> !now.isBefore(closing))
        .map(closing -> Sentence.of("floor.hasShut", "time", floor.time(closing)));
  }

  /**
   * The ticket that the guard named as this person's. One of the same claim must be that one: a
   * slip of the finger in a claim number would end a stranger's.
   */
  private Optional<Ticket> earlier(FloorChange change, TicketWish wish) {
    var named = wish.replaces().flatMap(id -> tickets.find(change.tx, id));
    if (wish.replaces().isPresent()
        && named.filter(t -> t.slip().branch().equals(change.floor.branch())).isEmpty()) {
      throw Problem.notFound();
    }
    var old = wish.claim().flatMap(claim -> ofClaim(change, claim)).or(() -> named);
    old.ifPresent(ticket -> Refusals.unlessAllowed(TicketAction.REPLACE, ticket, change));
    second.mustBeNamed(old, wish);
    return old;
  }

  private Optional<Ticket> ofClaim(FloorChange change, TicketWish.Claim claim) {
    return tickets.ofClaim(
        change.tx,
        change.floor.branch(),
        change.day.date(),
        ClaimReference.hash(sealed, claim.reference()));
  }

  private void close(FloorChange change, Ticket old) {
    var closed = old.ended(TicketState.TRANSFERRED, change.now());
    change.save(old, closed);
    change.happened(closed, TicketEvent.TicketTransferred::new);
  }

  private VisitorDetails details(UUID ticket, TicketWish wish) {
    return VisitorDetails.of(
        sealed,
        ticket,
        wish.phone().map(Phone::e164).orElse(null),
        wish.claim().map(TicketWish.Claim::reference).orElse(null),
        wish.claim().map(TicketWish.Claim::approvedOn).orElse(null));
  }

  /** Any service will do with an e-Klaim: its holders are verified, whatever they first ask for. */
  private void mustBeServed(BranchFloor floor, TicketWish wish) {
    var service =
        branches
            .service(floor.branch(), wish.service())
            .orElseThrow(() -> Problem.of(404, "unknown_service"));
    if (wish.lane() == Lane.ONLINE
        || (wish.lane() != Lane.E_KLAIM && !service.lanes().contains(wish.lane()))) {
      throw Problem.invalid("lane", Sentence.of("floor.notInLane"));
    }
  }

  private static void mustBeInWindow(BranchFloor floor, TicketWish wish, Instant now) {
    var claim =
        wish.claim().orElseThrow(() -> Problem.invalid("claim", Sentence.of("err.missing")));
    var today = floor.today(now);
    if (claim.approvedOn().isAfter(today)) {
      throw Problem.invalid("claim.approvedOn", Sentence.of("floor.approvedLater"));
    }
    var window = ClaimWindow.of(claim.approvedOn(), floor.calendar());
    if (!window.contains(today)) {
      throw Problem.conflict("pass_expired", "day", window.last());
    }
  }

  /** Places for those who get no number: here, and at the nearest branches (R51). */
  private SlotsOffered alternatives(Branch here, String service, Instant now) {
    var atHome =
        Stream.of(here)
            .filter(branch -> isBooked(branch, service))
            .flatMap(branch -> slots.nextFree(branch, Lane.ONLINE, now, 3).stream());
    var near =
        branches.near(here).stream()
            .filter(there -> isBooked(there, service))
            .flatMap(there -> slots.firstFree(there, now).stream())
            .limit(2);
    return new SlotsOffered(here.id(), Stream.concat(atHome, near).toList());
  }

  private boolean isBooked(Branch branch, String service) {
    return branches
        .service(branch.id(), service)
        .filter(s -> s.lanes().contains(Lane.ONLINE))
        .isPresent();
  }
}
