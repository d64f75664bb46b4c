package id.antrean.booking;

import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Tx;
import id.antrean.slots.QuotaCounter;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Frees a NIK that a stranger has booked with, for its owner who stands at the desk. */
public final class FreedNiks {
  /** Owners are rare, and each answer says whether somebody has booked. */
  private static final int A_DAY = 20;

  private static final Duration DAY = Duration.ofDays(1);

  /** What the owner shows. A list, so that no words about a person get onto the trail. */
  public enum Reason {
    KTP,
    DIGITAL_KTP,
    DUKCAPIL_LETTER
  }

  private final StaffActs acts;
  private final Sealed sealed;
  private final BookingTables tables;
  private final QuotaCounter quota;
  private final Consumer<String> ring;
  private final Withholding withholding;
  private final FreedNikStore store = new FreedNikStore();

  FreedNiks(
      StaffActs acts,
      Sealed sealed,
      BookingTables tables,
      QuotaCounter quota,
      Consumer<String> ring,
      Withholding withholding) {
    this.acts = acts;
    this.sealed = sealed;
    this.tables = tables;
    this.quota = quota;
    this.ring = ring;
    this.withholding = withholding;
  }

  /**
   * Cancels the bookings of the NIK to which nobody has come, at all branches, in one transaction;
   * answers how many, which a repeat of the key does too. {@code branch}: where the owner stands.
   * The holders are sent what a cancelled holder is sent, and book that NIK no more. Problem 429
   * after 20 times within a day.
   */
  public int free(StaffAct act, String branch, Nik nik, Reason reason) {
    var freed = new ArrayList<Booking>();
    int many =
        acts.once(
            act,
            "free|" + branch + "|" + nik.digits() + "|" + reason,
            tx -> {
              freed.clear(); // of a try that ended in a deadlock
              freed.addAll(freed(tx, act, branch, nik, reason));
              return Integer.toString(freed.size());
            },
            (tx, made) -> Integer.parseInt(made));
    freed.forEach(
        booking -> {
          quota.reload(booking.slot());
          ring.accept(booking.branch());
        });
    return many;
  }

  private List<Booking> freed(Tx tx, StaffAct act, String branch, Nik nik, Reason reason) {
    mustNotBeTooMany(tx, act.who().username(), act.now());
    Map<String, Object> detail = Map.of("at", branch, "reason", reason.name());
    var bookings = store.lock(tx, Person.nikHash(sealed, nik), act.now());
    for (var booking : bookings) {
      tables.cancel(tx, booking, act.now());
      store.freed(tx, booking.id(), act.now());
      tables.giveBack(tx, booking.slot(), booking.number(), withholding.until(act.now()));
      act.record(tx, booking.branch(), "BOOKING_FREED", "booking:" + booking.id(), detail);
    }
    act.record(tx, branch, "NIK_FREED", "bookings:" + bookings.size(), detail);
    return bookings;
  }

  private void mustNotBeTooMany(Tx tx, String actor, Instant now) {
    var first = store.freedSince(tx, actor, A_DAY, now.minus(DAY));
    if (first.isPresent()) {
      var wait = Duration.between(now, first.get().plus(DAY));
      throw Problem.tooMany((int) wait.toSeconds() + 1)
          .saying(Sentence.of("freed.tooMany", "n", A_DAY));
    }
  }
}
