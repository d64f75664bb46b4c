package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.branch.OneOpen;
import id.antrean.branch.Service;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Tx;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.SlotsOffered;
import id.antrean.staff.StaffAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Moves, cancels and sends again what is booked, each in one transaction per request key. */
public final class BookingChanges {
  /** Each move is a message, and takes a place away from others for a while. */
  private static final int MOVES_A_DAY = 3;

  private static final int MOVES_IN_ALL = 10;

  private final Sealed sealed;
  private final Branches branches;
  private final Slots slots;
  private final BookingTables tables;
  private final Offers offers;
  private final QuotaCounter quota;
  private final Consumer<String> ring;
  private final Withholding withholding;

  BookingChanges(
      Sealed sealed,
      Branches branches,
      Slots slots,
      BookingTables tables,
      Offers offers,
      QuotaCounter quota,
      Consumer<String> ring,
      Withholding withholding) {
    this.sealed = sealed;
    this.branches = branches;
    this.slots = slots;
    this.tables = tables;
    this.offers = offers;
    this.quota = quota;
    this.ring = ring;
    this.withholding = withholding;
  }

  /**
   * Moves a booking to another slot: both places change together or nothing does (R20, R21). 409
   * slot_full (with {@link SlotsOffered}), cut_off_passed, moves_spent, not_bookable,
   * pass_required, same_time, or not_allowed_now once it is cancelled, in line or over; 404
   * unknown_slot.
   */
  public Booking move(String code, long slot, String requestKey, Instant now) {
    return move(byCode(code), slot, requestKey, Mover.HOLDER, now);
  }

  /**
   * As {@link #move}, after the cut-off too: the holder may cancel and book again then, and this is
   * both at once, so that they never have two places and never none.
   */
  Booking moveMissed(Booking booking, long slot, String requestKey, Instant now) {
    return move(booking, slot, requestKey, Mover.HOLDER_WHO_MISSED, now);
  }

  /** Problem 409 moves_spent or not_allowed_now: its holder gets no other time, or not today. */
  public void mustBeRebookable(Booking booking, Instant now) {
    if (!booking.mayRebook(today(booking, now))) {
      throw notNow(booking, now);
    }
    if (booking.state() == Booking.State.BOOKED && !isFree(booking)) {
      mustHaveMovesLeft(tables.movesByHolder(booking.id(), now));
    }
  }

  private static void mustHaveMovesLeft(BookingTables.Moves moves) {
    if (moves.ever() >= MOVES_IN_ALL) {
      throw Problem.conflict("moves_spent", "n", moves.ever());
    }
    if (moves.today() >= MOVES_A_DAY) {
      throw Problem.conflict("moves_spent")
          .saying(Sentence.of("change.movesToday", "n", moves.today()));
    }
  }

  /** Past the cut-off and beyond the limit: it was the office that closed the day. */
  private boolean isFree(Booking booking) {
    return booking.mayMoveAtDesk() && offers.isDayClosed(booking);
  }

  /**
   * As {@link #move}, by staff for a participant at the desk: after the cut-off too, for a late
   * participant would otherwise have to cancel and rebook. Does not count as a move of the holder.
   */
  public Booking moveAtDesk(Booking booking, long slot, StaffAct act) {
    return move(booking, slot, act.key(), Mover.atDesk(act), act.now());
  }

  private Booking move(Booking asked, long slotId, String requestKey, Mover by, Instant now) {
    var slot = slots.find(slotId).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    var print = sealed.hash("move", asked.id() + "|" + slotId);
    var result =
        once(
            asked,
            slot.id(),
            requestKey,
            print,
            now,
            (tx, booking) -> moved(tx, booking, slot, by, now));
    changed(asked.slot(), asked.branch());
    changed(slot.id(), slot.branch());
    return result;
  }

  private Booking moved(Tx tx, Booking booking, Slot slot, Mover by, Instant now) {
    if (booking.slot() == slot.id()) {
      return booking;
    }
    if (booking.state() != Booking.State.BOOKED) {
      throw by.desk().isPresent() ? notNowAtDesk(booking, now) : notNow(booking, now);
    }
    boolean free = isFree(booking);
    if (by.cutOff() && !free && !booking.mayMove(now)) {
      throw Problem.conflict("cut_off_passed");
    }
    if (by.desk().isEmpty() && !free) {
      mustHaveMovesLeft(tables.movesByHolder(tx, booking.id(), now));
    }
    Supplier<Person> person = () -> tables.person(booking.id()).orElseThrow(Problem::notFound);
    var service = offers.mustSuit(booking, person, slot);
    var number = tables.take(tx, slot.id(), now);
    if (number.isEmpty()) {
      throw offers.isOpen(slot, now) ? offers.full(slot, now) : Problem.conflict("not_bookable");
    }
    tables.giveBack(tx, booking.slot(), booking.number(), withholding.until(now));
    try {
      var key = openKey(person, service, slot);
      var moved = tables.move(tx, booking, slot, number.get(), key, by.cause(free), now);
      by.desk().ifPresent(act -> record(tx, act, booking, moved));
      return moved;
    } catch (ConstraintViolation other) {
      if (other.is("booking_open_once")) {
        throw Problem.conflict("same_service");
      }
      throw other.constraint().startsWith("booking_half_hour")
          ? Problem.conflict("same_time")
          : other;
    }
  }

  private LocalDate today(Booking booking, Instant now) {
    return branches.calendar(booking.branch()).today(now);
  }

  /** Missed a short while ago: another day is a booking of its own, for nothing stands to move. */
  boolean isMissed(Booking booking, Instant now) {
    return booking.state() != Booking.State.BOOKED && booking.mayRebook(today(booking, now));
  }

  /** The state says why: whoever reads it knows what to do instead. */
  private Problem notNow(Booking booking, Instant now) {
    boolean old = booking.state().isMissed() && !isMissed(booking, now);
    return notNow(Sentence.of(old ? "change.old" : "change.is" + booking.state()));
  }

  private static Problem notNow(Sentence why) {
    return Problem.conflict("not_allowed_now").saying(why);
  }

  /** An absent person was called in vain today, or did not come on a day that is over. */
  private Problem notNowAtDesk(Booking booking, Instant now) {
    boolean over = booking.state().isMissed() && booking.date().isBefore(today(booking, now));
    return notNow(
        over
            ? Sentence.of("change.deskMissed", "day", booking.date())
            : Sentence.of("change.desk" + booking.state()));
  }

  private static void record(Tx tx, StaffAct act, Booking from, Booking to) {
    var detail = Map.<String, Object>of("from", from.branch(), "number", to.shownNumber());
    act.record(tx, to.branch(), "BOOKING_MOVED", "booking:" + to.id(), detail);
  }

  /** Only where it depends on branch and day. */
  private Optional<byte[]> openKey(Supplier<Person> person, Service service, Slot slot) {
    return service.oneOpen() == OneOpen.COUNTRY
        ? Optional.empty()
        : Optional.of(BookingRow.openKey(sealed, person.get().nik(), service, slot));
  }

  /**
   * Cancels; a repeat gives the same final state. 409 not_allowed_now once checked in or served.
   */
  public Booking cancel(String code, String requestKey, Instant now) {
    var asked = byCode(code);
    var print = sealed.hash("cancel", asked.id().toString());
    var result =
        once(
            asked,
            asked.slot(),
            requestKey,
            print,
            now,
            (tx, booking) -> cancelled(tx, booking, now));
    changed(asked.slot(), asked.branch());
    return result;
  }

  Booking cancelled(Tx tx, Booking booking, Instant now) {
    if (booking.state() == Booking.State.CANCELLED) {
      return booking;
    }
    if (!booking.mayCancel()) {
      throw notNow(booking, now);
    }
    var cancelled = tables.cancel(tx, booking, now);
    tables.giveBack(tx, booking.slot(), booking.number(), withholding.until(now));
    return cancelled;
  }

  /**
   * The change under the locks of its slots and of the booking, which may have been moved since it
   * was looked up: then the caller asks again. A repeat gets the booking as it is now.
   */
  Booking once(
      Booking asked,
      long otherSlot,
      String requestKey,
      byte[] print,
      Instant now,
      BiFunction<Tx, Booking, Booking> change) {
    return tables.once(
        asked.id(),
        requestKey,
        print,
        now,
        tx -> {
          tables.lockSlots(tx, asked.slot(), otherSlot);
          var booking = tables.lock(tx, asked.id()).orElseThrow(Problem::notFound);
          if (booking.slot() != asked.slot()) {
            throw Problem.unavailable("busy", null);
          }
          return change.apply(tx, booking);
        });
  }

  /**
   * Sends the number to its holder once more; a repeat with the same key sends nothing. Problem 409
   * not_allowed_now: there is nothing to come any more; 429 after three times within a day.
   */
  public Booking resend(String code, String requestKey, Instant now) {
    var asked = byCode(code);
    var print = sealed.hash("resend", asked.id().toString());
    var booking = tables.once(asked.id(), requestKey, print, now, tx -> sent(tx, asked, now));
    ring.accept(booking.branch());
    return booking;
  }

  Booking sent(Tx tx, Booking asked, Instant now) {
    var booking = tables.lock(tx, asked.id()).orElseThrow(Problem::notFound);
    var calendar = branches.calendar(booking.branch());
    if (!booking.isToCome(calendar.today(now)) || booking.isOver(calendar, now)) {
      throw Problem.conflict("not_allowed_now");
    }
    if (tables.tellAgain(tx, List.of(booking.id()), now) == 0) {
      var wait = Duration.between(now, tables.mayBeToldAgainAt(tx, booking.id(), now));
      throw Problem.tooMany((int) wait.toSeconds() + 1);
    }
    return booking;
  }

  private Booking byCode(String code) {
    return tables.byCode(code).orElseThrow(Problem::notFound);
  }

  void changed(long slot, String branch) {
    quota.reload(slot);
    ring.accept(branch);
  }
}
