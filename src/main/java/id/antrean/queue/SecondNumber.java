package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.Visits;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.queue.floor.FloorChange;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.Ticket;
import java.util.Optional;

/**
 * A number for a mobile or a claim that has one at this branch today (N1): perhaps one person twice
 * in line, perhaps a family with one phone, or a claim number typed wrong. Only the guard sees
 * which, so the guard is asked.
 */
final class SecondNumber {

  /** What somebody has already: a ticket, or a booking of today to check in. */
  record Standing(Optional<Ticket> ticket, Optional<Booking> booking) {}

  private final TicketStore tickets;
  private final Visits visits;
  private final Sealed sealed;

  SecondNumber(TicketStore tickets, Visits visits, Sealed sealed) {
    this.tickets = tickets;
    this.visits = visits;
    this.sealed = sealed;
  }

  /**
   * Problem 409 already_waiting, with {@link Standing}, unless the guard has said "again". {@code
   * replaced} is closed by the new number, so it does not count. Exact, for the day is locked.
   */
  void mustBeMeant(FloorChange change, TicketWish wish, Optional<Ticket> replaced) {
    if (wish.again() || wish.phone().isEmpty()) {
      return;
    }
    var branch = change.floor.branch();
    var today = change.day.date();
    var phone = wish.phone().get();
    var hash = phone.hash(sealed);
    var ticket = tickets.ofMobile(change.tx, branch, today, hash, replaced.map(Ticket::id));
    if (ticket.isPresent()) {
      throw Problem.conflict("already_waiting", "number", ticket.get().number())
          .with(new Standing(ticket, Optional.empty()));
    }
    var booking = visits.notYetIn(change.tx, phone, branch, today);
    if (booking.isPresent()) {
      throw Problem.conflict("already_waiting")
          .saying(
              Sentence.of(
                  "floor.bookedToday",
                  "number",
                  booking.get().shownNumber(),
                  "time",
                  booking.get().starts()))
          .with(new Standing(Optional.empty(), booking));
    }
  }

  /**
   * Problem 409 claim_in_line, with {@link Standing}, unless the guard named that ticket as the one
   * to replace: one claim has one number, so the first would end.
   */
  void mustBeNamed(Optional<Ticket> old, TicketWish wish) {
    if (old.isPresent() && !wish.replaces().equals(old.map(Ticket::id))) {
      throw Problem.conflict("claim_in_line", "number", old.get().number())
          .with(new Standing(old, Optional.empty()));
    }
  }
}
