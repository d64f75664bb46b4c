package id.antrean.queue.rules;

import id.antrean.booking.Booking;
import id.antrean.booking.LanePass;
import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How a booking stands when its holder comes in, and what is to be done next. */
public record Arrival(Verdict verdict, Sentence next) {

  /**
   * {@code there}: the branch of the booking; {@code ticket}: what a check-in made of it; {@code
   * pass}: of a lane that needs one, the one that is good today or else the last.
   */
  public static Arrival judge(
      Booking booking,
      Optional<Ticket> ticket,
      BranchFloor here,
      BranchFloor there,
      Optional<LanePass> pass,
      Instant now) {
    var today = here.today(now);
    if (booking.state() == Booking.State.CANCELLED) {
      var day = there.today(booking.changedAt());
      return new Arrival(Verdict.CANCELLED, Sentence.of("checkin.cancelled", "day", day));
    }
    if (!booking.branch().equals(here.branch())) {
      return new Arrival(
          Verdict.WRONG_BRANCH,
          Sentence.of(
              "checkin.wrongBranch"
                  + (there.at().address().isPresent() ? "" : "City")
                  + orMove(booking),
              "branch",
              there.at().name(),
              "city",
              there.at().city(),
              "address",
              there.at().address().orElse(""),
              "day",
              booking.date(),
              "time",
              booking.starts()));
    }
    if (!booking.date().equals(today)) {
      return new Arrival(
          Verdict.WRONG_DAY,
          Sentence.of(
              "checkin.wrongDay" + orMove(booking),
              "day",
              booking.date(),
              "time",
              booking.starts()));
    }
    if (here.calendar().isClosed(today)) {
      return new Arrival(Verdict.DAY_CLOSED, Sentence.of("checkin.dayClosed"));
    }
    return switch (booking.state()) {
      case ABSENT -> new Arrival(Verdict.LATE, Sentence.of("checkin.wasAbsent"));
      case BOOKED ->
          booking.lane() == Lane.E_KLAIM && !isValid(pass, today)
              ? new Arrival(Verdict.PASS_EXPIRED, notValid(pass, today))
              : byTime(booking, here, now);
      case UNSERVED -> new Arrival(Verdict.DAY_CLOSED, Sentence.of("checkin.unserved"));
      default -> new Arrival(Verdict.ALREADY_IN, already(ticket, here, now));
    };
  }

  /** A move is named only where it is offered. */
  private static String orMove(Booking booking) {
    return booking.mayMoveAtDesk() ? "Move" : "";
  }

  private static boolean isValid(Optional<LanePass> pass, LocalDate today) {
    return pass.filter(p -> p.status(today) == LanePass.Status.VALID).isPresent();
  }

  private static Sentence notValid(Optional<LanePass> pass, LocalDate today) {
    if (pass.isEmpty()) {
      return Sentence.of("checkin.noPass");
    }
    return pass.get().status(today) == LanePass.Status.NOT_YET
        ? Sentence.of("checkin.passNotYet", "day", pass.get().firstDay())
        : Sentence.of("checkin.passExpired", "day", pass.get().lastDay());
  }

  private static Arrival byTime(Booking booking, BranchFloor here, Instant now) {
    var time = booking.starts();
    var earliest = booking.startsAt().minus(here.rules().early());
    // Nobody is sent away to come back to shut doors.
    if (now.isBefore(earliest) && earliest.isBefore(here.callsUntil(now))) {
      var back = time.minus(here.rules().early());
      return new Arrival(Verdict.EARLY, Sentence.of("checkin.early", "time", time, "back", back));
    }
    if (here.calendar().hasShut(now)) {
      var closes = here.time(here.calendar().closing(here.today(now)).orElseThrow());
      return new Arrival(Verdict.LATE, Sentence.of("checkin.hasShut", "time", closes));
    }
    if (now.isAfter(booking.startsAt().plus(here.rules().late()))) {
      long minutes = Duration.between(booking.startsAt(), now).toMinutes();
      return new Arrival(Verdict.LATE, Sentence.of("checkin.late", "n", minutes));
    }
    return new Arrival(Verdict.ON_TIME, Sentence.of("checkin.onTime"));
  }

  private static Sentence already(Optional<Ticket> ticket, BranchFloor here, Instant now) {
    if (ticket.isEmpty()) {
      return Sentence.of("checkin.already");
    }
    return ticket.get().state() == TicketState.WAITING
        ? waiting(ticket.get(), here, now)
        : ticket.get().asItIs(here);
  }

  private static Sentence waiting(Ticket ticket, BranchFloor here, Instant now) {
    var arrived = here.time(ticket.slip().arrivedAt());
    return ticket
        .beginsLater(now)
        .map(
            begins ->
                Sentence.of(
                    "checkin.waitingEarly",
                    "at",
                    arrived,
                    "number",
                    ticket.number(),
                    "time",
                    here.time(begins)))
        .orElseGet(() -> Sentence.of("checkin.waiting", "time", arrived));
  }

  /** On time and early ones are called by their slot, late ones after those on time. */
  public Instant lineAt(Booking booking, Instant now) {
    return verdict == Verdict.LATE ? now : booking.startsAt();
  }
}
