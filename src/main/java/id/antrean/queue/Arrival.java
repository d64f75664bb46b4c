package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.core.Lane;
import id.antrean.core.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How a booking stands when its holder comes in, and what is to be done next. */
public record Arrival(Verdict verdict, Message next) {

  /** A lane pass, as far as the booking's lane needs one. */
  public record Pass(boolean holds, Optional<LocalDate> lastDay) {}

  static final Arrival UNKNOWN = new Arrival(Verdict.UNKNOWN, Message.of("checkin.unknown"));

  /** {@code there}: the branch of the booking; {@code ticket}: what a check-in made of it. */
  public static Arrival judge(
      Booking booking, Optional<Ticket> ticket, Floor here, Floor there, Pass pass, Instant now) {
    var today = here.today(now);
    if (booking.state() == Booking.State.CANCELLED) {
      var day = there.today(booking.changedAt());
      return new Arrival(Verdict.CANCELLED, Message.of("checkin.cancelled", "day", day));
    }
    if (!booking.branch().equals(here.branch())) {
      return new Arrival(
          Verdict.WRONG_BRANCH,
          Message.of(
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
          Message.of("checkin.wrongDay", "day", booking.date(), "time", booking.starts()));
    }
    return switch (booking.state()) {
      case ABSENT -> new Arrival(Verdict.LATE, Message.of("checkin.wasAbsent"));
      case BOOKED ->
          booking.lane() == Lane.E_KLAIM && !pass.holds()
              ? new Arrival(Verdict.PASS_EXPIRED, expired(pass))
              : byTime(booking, here, now);
      default -> new Arrival(Verdict.ALREADY_IN, already(ticket, here));
    };
  }

  private static Message expired(Pass pass) {
    return pass.lastDay().isPresent()
        ? Message.of("checkin.passExpired", "day", pass.lastDay().get())
        : Message.of("checkin.noPass");
  }

  private static Arrival byTime(Booking booking, Floor here, Instant now) {
    var time = booking.starts();
    if (now.isBefore(booking.startsAt().minus(here.rules().early()))) {
      var back = time.minus(here.rules().early());
      return new Arrival(Verdict.EARLY, Message.of("checkin.early", "time", time, "back", back));
    }
    if (now.isAfter(booking.startsAt().plus(here.rules().late()))) {
      long minutes = Duration.between(booking.startsAt(), now).toMinutes();
      return new Arrival(Verdict.LATE, Message.of("checkin.late", "n", minutes));
    }
    return new Arrival(Verdict.ON_TIME, Message.of("checkin.onTime"));
  }

  private static Message already(Optional<Ticket> ticket, Floor here) {
    if (ticket.isEmpty()) {
      return Message.of("checkin.already");
    }
    return ticket.get().state() == State.WAITING
        ? Message.of("checkin.waiting", "time", here.time(ticket.get().slip().arrivedAt()))
        : Refusals.asItIs(ticket.get(), here);
  }

  /** On time and early ones are called by their slot, late ones after those on time. */
  Instant lineAt(Booking booking, Instant now) {
    return verdict == Verdict.LATE ? now : booking.startsAt();
  }
}
