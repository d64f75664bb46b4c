package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Tx;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Corrects for the holder of a visit to come how they are reached, and the spelling of their name;
 * never the NIK, which is who they are. The trail has what was and what is in a form that names
 * nobody.
 */
public final class Corrections {

  /** How the holder is reached from now on, and why that changes. */
  public record ContactWish(Phone phone, Optional<Email> email, WrittenReason reason) {
    @Override
    public String toString() {
      return "ContactWish[hidden]";
    }
  }

  private static final int MARK = 4;
  private static final int TRIES = 5;

  private final StaffActs acts;
  private final Sealed sealed;
  private final Branches branches;
  private final BookingStore tables;
  private final CorrectionStore store;
  private final FormerContactStore formerStore;
  private final int openPerMobile;
  private final Consumer<String> ring;

  Corrections(
      StaffActs acts,
      Sealed sealed,
      Branches branches,
      BookingStore tables,
      BookingPolicy policy,
      Consumer<String> ring) {
    this.acts = acts;
    this.sealed = sealed;
    this.branches = branches;
    this.tables = tables;
    this.store = new CorrectionStore(sealed, policy);
    this.formerStore = new FormerContactStore(sealed);
    this.openPerMobile = policy.openPerMobile();
    this.ring = ring;
  }

  /**
   * Sends the number to the new contact, and tells the former one that it is the booking's no more.
   * Problem 400: nothing differs; 409 not_allowed_now: the visit is not to come; 409 mobile_full.
   */
  public void contact(StaffAct act, String branch, UUID id, ContactWish wish) {
    var email = wish.email().map(Email::address).orElse("");
    var what =
        String.join(
            "|", "contact", id.toString(), wish.phone().e164(), email, wish.reason().text());
    retried(
        act,
        what,
        tx -> {
          if (!contact(tx, act, toCome(tx, act, branch, id), wish)) {
            throw Problem.invalid("phone", Sentence.of("correct.sameContact"));
          }
          return id.toString();
        });
    ring.accept(branch);
  }

  /** Others may just be giving the same mobile to another visit: then the next ordinal is free. */
  private void retried(StaffAct act, String what, Function<Tx, String> first) {
    for (int left = TRIES; left > 0; left--) {
      try {
        acts.once(act, what, first, (tx, made) -> made);
        return;
      } catch (Problem busy) {
        if (!busy.is("busy") || left == 1) {
          throw busy;
        }
      }
    }
  }

  /** In the caller's transaction, of a visit to come; false where nothing differs. */
  public boolean contact(Tx tx, StaffAct act, Booking booking, ContactWish wish) {
    var id = booking.id();
    var was = tables.person(tx, id).orElseThrow(Problem::notFound);
    boolean sameMobile = was.phone().equals(wish.phone());
    boolean sameMail = was.email().equals(wish.email());
    if (sameMobile && sameMail) {
      return false;
    }
    var is = was.reachedBy(wish.phone(), wish.email());
    var holder = store.holder(tx, id);
    var next = holder.byMail() && sameMail ? holder.hash() : wish.phone().hash(sealed);
    if (!setContact(tx, id, is, sameMobile, sameMail, next)) {
      throw Problem.conflict("mobile_full", "n", openPerMobile)
          .field("phone", Sentence.of("problem.mobile_full", "n", openPerMobile));
    }
    var detail = new TreeMap<String, Object>(Map.of("reason", wish.reason().text()));
    if (!sameMobile) {
      tellFormer(tx, act, booking, Contact.of(was.phone()));
      detail.put("mobile", was.phone().tail() + " -> " + wish.phone().tail());
    }
    if (!sameMail) {
      was.email().ifPresent(mail -> tellFormer(tx, act, booking, Contact.of(mail)));
      detail.put("email", mark(was.email()) + " -> " + mark(wish.email()));
    }
    tables.tellAgain(tx, List.of(id), act.now());
    act.record(tx, booking.branch(), "CONTACT_CORRECTED", "booking:" + id, detail);
    return true;
  }

  private boolean setContact(
      Tx tx, UUID id, Person is, boolean sameMobile, boolean sameMail, byte[] holder) {
    try {
      return store.setContact(tx, id, is, sameMobile, sameMail, holder);
    } catch (ConstraintViolation race) {
      if (race.is("booking_holder_ordinal_once")) {
        throw Problem.unavailable("busy", race);
      }
      throw race;
    }
  }

  private void tellFormer(Tx tx, StaffAct act, Booking booking, Contact former) {
    var kept = formerStore.keep(tx, booking.id(), former, act.now());
    tx.emit(new ContactCorrected(booking.branch(), booking.id(), kept));
  }

  /** As on what the person shows. Problems as of {@link #contact}. */
  public void name(StaffAct act, String branch, UUID id, PersonName name, FreedNiks.Reason shown) {
    acts.once(
        act,
        String.join("|", "name", id.toString(), name.full(), shown.name()),
        tx -> {
          if (!name(tx, act, toCome(tx, act, branch, id), name, shown)) {
            throw Problem.invalid("name", Sentence.of("correct.sameName"));
          }
          return id.toString();
        },
        (tx, made) -> made);
    ring.accept(branch);
  }

  /** In the caller's transaction, of a visit to come; false where nothing differs. */
  public boolean name(
      Tx tx, StaffAct act, Booking booking, PersonName name, FreedNiks.Reason shown) {
    var was = tables.person(tx, booking.id()).orElseThrow(Problem::notFound);
    if (was.name().equals(name)) {
      return false;
    }
    store.setPerson(tx, booking.id(), was.named(name));
    Map<String, Object> detail =
        Map.of("shown", shown.name(), "name", mark(was.name().full()) + " -> " + mark(name.full()));
    act.record(tx, booking.branch(), "NAME_CORRECTED", "booking:" + booking.id(), detail);
    return true;
  }

  private Booking toCome(Tx tx, StaffAct act, String branch, UUID id) {
    var booking =
        tables.lock(tx, id).filter(b -> b.branch().equals(branch)).orElseThrow(Problem::notFound);
    var calendar = branches.calendar(branch);
    if (!booking.isToCome(calendar.today(act.now())) || booking.isOver(calendar, act.now())) {
      throw Problem.conflict("not_allowed_now").saying(Sentence.of("correct.over"));
    }
    return booking;
  }

  private String mark(Optional<Email> email) {
    return email.map(Email::address).map(this::mark).orElse("-");
  }

  /** Short enough to name nobody, long enough to compare it with what somebody says. */
  private String mark(String text) {
    return HexFormat.of().formatHex(Arrays.copyOf(sealed.hash("correction", text), MARK));
  }
}
