package id.antrean.booking;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.staff.StaffAct;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Cancels a visit and sends its number again, by staff for its holder. */
public final class DeskChanges {
  private final Sealed sealed;
  private final BookingChanges changes;
  private final Consumer<String> ring;

  DeskChanges(Sealed sealed, BookingChanges changes, Consumer<String> ring) {
    this.sealed = sealed;
    this.changes = changes;
    this.ring = ring;
  }

  /** As by its holder, who is told; a repeat changes nothing. */
  public Booking cancel(StaffAct act, Booking asked, WrittenReason reason) {
    var print = sealed.hash("staff-cancel", asked.id() + "|" + act.who().account());
    var result =
        changes.once(
            asked,
            asked.slot(),
            act.key(),
            print,
            act.now(),
            (tx, booking) -> {
              mustBeOf(asked.branch(), booking);
              if (!booking.mayCancel() && booking.state() != Booking.State.CANCELLED) {
                throw Problem.conflict("not_allowed_now")
                    .saying(Sentence.of("change.desk" + booking.state()));
              }
              var cancelled = changes.cancelled(tx, booking, act.now());
              if (booking.state() != cancelled.state()) {
                Map<String, Object> detail = Map.of("reason", reason.text());
                act.record(tx, booking.branch(), "BOOKING_CANCELLED", object(booking.id()), detail);
              }
              return cancelled;
            });
    changes.changed(asked.slot(), asked.branch());
    return result;
  }

  /** Problems as of {@link BookingChanges#resend}. */
  public Booking resend(StaffAct act, Booking asked) {
    var print = sealed.hash("staff-resend", asked.id() + "|" + act.who().account());
    var booking =
        changes.once(
            asked,
            asked.slot(),
            act.key(),
            print,
            act.now(),
            (tx, standing) -> {
              mustBeOf(asked.branch(), standing);
              var sent = changes.sent(tx, standing, act.now());
              act.record(
                  tx, standing.branch(), "NUMBER_SENT_AGAIN", object(standing.id()), Map.of());
              return sent;
            });
    ring.accept(booking.branch());
    return booking;
  }

  /** It may have been moved to another office meanwhile. */
  private static void mustBeOf(String branch, Booking booking) {
    if (!booking.branch().equals(branch)) {
      throw Problem.notFound();
    }
  }

  private static String object(UUID booking) {
    return "booking:" + booking;
  }
}
