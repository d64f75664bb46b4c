package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.core.Contact;
import id.antrean.core.Nik;
import id.antrean.core.Sealed;
import id.antrean.db.Tx;
import id.antrean.staff.StaffAct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stored of the owner of a NIK, at all branches, for the owner who shows who they are.
 * Works inside the caller's transaction.
 */
public final class OwnVisits {
  /**
   * What is stored of a visit. {@code byMail}: the mailbox answers for it, which alone was proved.
   */
  public record Stored(Booking booking, Person person, Optional<String> claim, boolean byMail) {

    Contact contact() {
      return person
          .email()
          .filter(mail -> byMail)
          .map(Contact::of)
          .orElse(Contact.of(person.phone()));
    }
  }

  /** {@code open}: its day is to come or it is in line now, so its data are still needed. */
  public record OwnVisit(Stored stored, boolean open) {
    public Booking booking() {
      return stored.booking();
    }
  }

  private final Sealed sealed;
  private final Branches branches;
  private final BookingStore tables;
  private final Withholding withholding;
  private final OwnVisitStore store;
  private final FreedNikStore nikStore = new FreedNikStore();
  private final FormerContactStore formerStore;

  OwnVisits(Sealed sealed, Branches branches, BookingStore tables, Withholding withholding) {
    this.sealed = sealed;
    this.branches = branches;
    this.tables = tables;
    this.withholding = withholding;
    this.store = new OwnVisitStore(sealed);
    this.formerStore = new FormerContactStore(sealed);
  }

  /** The newest first; locked, so that they stay as they are until the transaction ends. */
  public List<OwnVisit> of(Tx tx, Nik nik, Instant now) {
    return store.of(tx, Person.nikHash(sealed, nik)).stream()
        .map(stored -> new OwnVisit(stored, isOpen(stored.booking(), now)))
        .toList();
  }

  private boolean isOpen(Booking booking, Instant now) {
    var calendar = branches.calendar(booking.branch());
    return booking.isToCome(calendar.today(now)) && !booking.isOver(calendar, now);
  }

  /** Cancels what is open and to which nobody has come. */
  public List<Booking> cancel(Tx tx, StaffAct act, Nik nik) {
    var bookings = nikStore.lock(tx, Person.nikHash(sealed, nik), act.now());
    for (var booking : bookings) {
      tables.cancel(tx, booking, act.now());
      tables.giveBack(tx, booking.slot(), booking.number(), withholding.until(act.now()));
      Map<String, Object> detail = Map.of("for", "DATA_ERASED");
      act.record(tx, booking.branch(), "BOOKING_CANCELLED", "booking:" + booking.id(), detail);
    }
    return bookings;
  }

  /** Deletes what these bookings say of a person; the rows stay for the counts. */
  public void erase(Tx tx, List<UUID> bookings) {
    BookingRetention.forget(tx, bookings.toArray(UUID[]::new));
  }

  /** Tells the contact that answered for each of these visits, which are erased by now. */
  public void tellErased(Tx tx, List<Stored> visits, Instant now) {
    for (var visit : visits) {
      var booking = visit.booking();
      var kept = formerStore.keep(tx, booking.id(), visit.contact(), now);
      tx.emit(new VisitErased(booking.branch(), booking.id(), kept));
    }
  }

  /** Passes of the NIK, the last first. */
  public List<LanePass> passes(Tx tx, Nik nik) {
    return store.passes(tx, Person.nikHash(sealed, nik));
  }

  /** Deletes the passes of a NIK that has no open visit. */
  public void erasePasses(Tx tx, Nik nik) {
    store.erasePasses(tx, Person.nikHash(sealed, nik));
  }
}
