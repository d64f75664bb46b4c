package id.antrean.booking;

import id.antrean.core.Nik;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.db.Tx;
import id.antrean.http.Principal;
import id.antrean.slots.QuotaCounter;
import id.antrean.staff.Audit;
import java.time.Duration;
import java.time.Instant;
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

  /** The desk where the owner stands, and who of the staff has looked at what they show. */
  public record Wish(Principal who, String branch, Nik nik, Reason reason) {}

  private record Done(int freed, List<Booking> bookings) {}

  private final Database db;
  private final Sealed sealed;
  private final BookingTables tables;
  private final QuotaCounter quota;
  private final Consumer<String> ring;
  private final Withholding withholding;
  private final FreedNikStore store = new FreedNikStore();

  FreedNiks(
      Database db,
      Sealed sealed,
      BookingTables tables,
      QuotaCounter quota,
      Consumer<String> ring,
      Withholding withholding) {
    this.db = db;
    this.sealed = sealed;
    this.tables = tables;
    this.quota = quota;
    this.ring = ring;
    this.withholding = withholding;
  }

  /**
   * Cancels the bookings of the NIK to which nobody has come, at all branches, in one transaction;
   * answers how many, which a repeat of the key does too. Their holders are sent what a cancelled
   * holder is sent. Problem 429 after 20 times within a day.
   */
  public int free(Wish wish, String requestKey, Instant now) {
    var done = db.inTransaction(now, tx -> once(tx, wish, requestKey, now));
    done.bookings()
        .forEach(
            booking -> {
              quota.reload(booking.slot());
              ring.accept(booking.branch());
            });
    return done.freed();
  }

  private Done once(Tx tx, Wish wish, String requestKey, Instant now) {
    var made = RequestKeys.claim(tx, requestKey, print(wish), now);
    if (made.isPresent()) {
      return new Done(Integer.parseInt(made.get()), List.of());
    }
    mustNotBeTooMany(tx, wish.who().username(), now);
    var bookings = store.lock(tx, Person.nikHash(sealed, wish.nik()));
    bookings.forEach(booking -> cancel(tx, booking, wish, now));
    int freed = bookings.size();
    trail(tx, wish, wish.branch(), "NIK_FREED", "bookings:" + freed, now);
    RequestKeys.remember(tx, requestKey, Integer.toString(freed));
    return new Done(freed, bookings);
  }

  private byte[] print(Wish wish) {
    var who = wish.who().account() + "|" + wish.branch();
    return sealed.hash("freed-nik", who + "|" + wish.nik().digits() + "|" + wish.reason());
  }

  private void mustNotBeTooMany(Tx tx, String actor, Instant now) {
    var first = store.freedSince(tx, actor, A_DAY, now.minus(DAY));
    if (first.isPresent()) {
      var wait = Duration.between(now, first.get().plus(DAY));
      throw Problem.tooMany((int) wait.toSeconds() + 1)
          .saying(Sentence.of("freed.tooMany", "n", A_DAY));
    }
  }

  private void cancel(Tx tx, Booking booking, Wish wish, Instant now) {
    tables.cancel(tx, booking, now);
    tables.giveBack(tx, booking.slot(), booking.number(), withholding.until(now));
    trail(tx, wish, booking.branch(), "BOOKING_FREED", "booking:" + booking.id(), now);
  }

  private static void trail(
      Tx tx, Wish wish, String branch, String action, String object, Instant now) {
    var detail = Map.<String, Object>of("at", wish.branch(), "reason", wish.reason().name());
    Audit.record(tx, now, wish.who().username(), branch, action, object, detail);
  }
}
