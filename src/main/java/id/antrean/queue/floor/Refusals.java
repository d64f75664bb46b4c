package id.antrean.queue.floor;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;

/** "Not now", in a sentence that names number, counter and time (R60). */
public final class Refusals {
  private Refusals() {}

  /** Problem 409 not_allowed_now, unless the step may be done from the ticket's state. */
  public static void unlessAllowed(TicketAction step, Ticket ticket, FloorChange change) {
    unlessToday(ticket, change);
    if (!step.isAllowedFrom(ticket.state())) {
      throw notNow(ticket.asItIs(change.floor));
    }
  }

  public static void unlessToday(Ticket ticket, FloorChange change) {
    var date = ticket.slip().date();
    if (!date.equals(change.day.date())) {
      throw notNow(Sentence.of("floor.otherDay", "number", ticket.number(), "day", date));
    }
  }

  public static Problem notNow(Sentence sentence) {
    return Problem.conflict("not_allowed_now").saying(sentence);
  }
}
