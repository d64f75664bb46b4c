package id.antrean.queue;

import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.security.SmsAbroad;
import java.util.ArrayList;

/**
 * Numbers for visitors who leave a mobile. Nobody proves that it is theirs, so the SMS of one
 * account are limited, and those abroad as PINs are; beyond it the number is given without one.
 */
final class WalkInSms {
  private final TicketIssue numbers;
  private final Limits limits;

  WalkInSms(TicketIssue numbers, Limits limits) {
    this.numbers = numbers;
    this.limits = limits;
  }

  /** Only a number that is given counts. */
  Ticket give(StaffCommand command, String branch, TicketWish wish, Phone phone) {
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.WALK_IN_SMS.by(command.who().username()));
    tries.addAll(SmsAbroad.tries(phone, command.act().address()));
    var counted = tries.toArray(Limits.Try[]::new);
    if (!areTaken(counted)) {
      return numbers.give(command, branch, wish, false);
    }
    try {
      return numbers.give(command, branch, wish, true);
    } catch (Problem refusal) {
      limits.giveBack(counted);
      throw refusal;
    }
  }

  private boolean areTaken(Limits.Try... tries) {
    try {
      limits.take(tries);
      return true;
    } catch (Problem tooMany) {
      return false;
    }
  }
}
