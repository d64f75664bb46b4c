package id.antrean.queue;

import id.antrean.core.Message;
import id.antrean.core.Problem;

/** "Not now", in a sentence that names number, counter and time (R60). */
final class Refusals {
  private Refusals() {}

  /** Problem 409 not_allowed_now, unless the step may be done from the ticket's state. */
  static void unlessAllowed(Step step, Ticket ticket, Shift shift) {
    unlessToday(ticket, shift);
    if (!step.isAllowedFrom(ticket.state())) {
      throw notNow(asItIs(ticket, shift.floor));
    }
  }

  static void unlessToday(Ticket ticket, Shift shift) {
    var date = ticket.slip().date();
    if (!date.equals(shift.day.date())) {
      throw notNow(Message.of("floor.otherDay", "number", ticket.number(), "day", date));
    }
  }

  static Problem notNow(Message sentence) {
    return Problem.conflict("not_allowed_now").saying(sentence);
  }

  static Problem closedToday() {
    return notNow(Message.of("floor.closedToday"));
  }

  /** "B-031 sudah selesai dilayani di Loket 2 pukul 09.40." */
  static Message asItIs(Ticket ticket, Floor floor) {
    var counter = ticket.call() == null ? "" : ticket.call().counterName();
    var key = "ticket.is" + ticket.state();
    return Message.of(
        key, "number", ticket.number(), "counter", counter, "time", floor.time(ticket.since()));
  }
}
