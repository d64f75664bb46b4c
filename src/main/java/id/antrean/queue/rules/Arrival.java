package id.antrean.queue.rules;

import id.antrean.booking.Booking;
import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How a booking stands when its holder comes in, and what is to be done next. */
public record Arrival(Verdict verdict, Sentence next) {

  /** A lane pass, as far as the booking's lane needs one. */
  public record Pass(boolean holds, Optional<LocalDate> lastDay) {}

  public static final Arrival UNKNOWN =
      new Arrival(Verdict.UNKNOWN, Sentence.of("checkin.unknown"));

  /** {@code there}: the branch of the booking; {@code ticket}: what a check-in made of it. */
  public static Arrival judge(
      Booking booking,
      Optional<Ticket> ticket,
      BranchFloor here,
      BranchFloor there,
      Pass pass,
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
              "checkin.wrongBranch",
              "branch",
              there.at().name(),
              "address",
              there.at().address().orElse(there.at().city()),
              "day",
              booking.date(),
              "time",
              booking.starts()));
    }
    if (!booking.date().equals(today)) {
      return new Arrival(
          Verdict.WRONG_DAY,
          Sentence.of("checkin.wrongDay", "day", booking.date(), "time", booking.starts()));
    }
    return switch (booking.state()) {
      case ABSENT -> new Arrival(Verdict.LATE, Sentence.of("checkin.wasAbsent"));
      case BOOKED ->
          booking.lane() == Lane.E_KLAIM && !pass.holds()
              ? new Arrival(Verdict.PASS_EXPIRED, expired(pass))
              : byTime(booking, here, now);
      default -> new Arrival(Verdict.ALREADY_IN, already(ticket, here));
    };
  }

  private static Sentence expired(Pass pass) {
    return pass.lastDay().isPresent()
        ? Sentence.of("checkin.passExpired", "day", pass.lastDay().get())
        : Sentence.of("checkin.noPass");
  }

  private static Arrival byTime(Booking booking, BranchFloor here, Instant now) {
    var time = booking.starts();
    if (now.isBefore(booking.startsAt().minus(here.rules().early()))) {
      var back = time.minus(here.rules().early());
      return new Arrival(Verdict.EARLY, Sentence.of("checkin.early", "time", time, "back", back));
    }
    if (now.isAfter(booking.startsAt().plus(here.rules().late()))) {
      long minutes = Duration.between(booking.startsAt(), now).toMinutes();
      return new Arrival(Verdict.LATE, Sentence.of("checkin.late", "n", minutes));
    }
    return new Arrival(Verdict.ON_TIME, Sentence.of("checkin.onTime"));
  }

  private static Sentence already(Optional<Ticket> ticket, BranchFloor here) {
    if (ticket.isEmpty()) {
      return Sentence.of("checkin.already");
    }
    return ticket.get().state() == TicketState.WAITING
        ? Sentence.of("checkin.waiting", "time", here.time(ticket.get().slip().arrivedAt()))
        : ticket.get().asItIs(here);
  }

  /** On time and early ones are called by their slot, late ones after those on time. */
  public Instant lineAt(Booking booking, Instant now) {
    return verdict == Verdict.LATE ? now : booking.startsAt();
  }
}
