package id.antrean.privacy;

import static java.util.stream.Collectors.toSet;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.Corrections;
import id.antrean.booking.FreedNiks.Reason;
import id.antrean.booking.LanePass;
import id.antrean.booking.OwnVisits;
import id.antrean.booking.OwnVisits.OwnVisit;
import id.antrean.core.Email;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.WrittenReason;
import id.antrean.db.Tx;
import id.antrean.notify.MessageStates;
import id.antrean.notify.MessageStates.SentMessage;
import id.antrean.queue.TicketRetention;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows, hands out, corrects and erases what is stored of a person, for that person at the desk of
 * any office (/privasi). The trail of that office keeps that it happened, and not whose data they
 * were.
 */
public final class OwnData {

  /** A visit with the messages about it. */
  public record Visit(OwnVisit own, List<SentMessage> messages) {}

  /** Everything that is found by the NIK. */
  public record Data(Nik nik, List<Visit> visits, List<LanePass> passes) {
    public boolean isEmpty() {
      return visits.isEmpty() && passes.isEmpty();
    }

    /** Visits that are still to come or in line. */
    public List<Visit> open() {
      return visits.stream().filter(visit -> visit.own().open()).toList();
    }

    @Override
    public String toString() {
      return "Data[hidden]";
    }
  }

  /** What is right, where it differs. */
  public record Correction(
      Optional<PersonName> name, Optional<Phone> phone, Optional<Email> email) {
    public boolean isEmpty() {
      return name.isEmpty() && phone.isEmpty() && email.isEmpty();
    }

    @Override
    public String toString() {
      return "Correction[hidden]";
    }
  }

  /** How the data are given: looked at, or as a file. */
  public enum Way {
    SHOWN,
    EXPORTED
  }

  /** {@code kept}: visits that are open, whose data are needed until they are over. */
  public record Erased(int visits, int kept) {
    private static Erased of(String made) {
      var counts = made.split("/");
      return new Erased(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }

    private String made() {
      return visits + "/" + kept;
    }
  }

  private final StaffActs acts;
  private final BookingRoom booking;
  private final OwnVisits visits;
  private final MessageStates messages;

  public OwnData(StaffActs acts, BookingRoom booking, MessageStates messages) {
    this.acts = acts;
    this.booking = booking;
    this.visits = booking.ownVisits();
    this.messages = messages;
  }

  /** {@code branch}: where the person stands, and what they show. */
  public Data give(StaffAct act, String branch, Nik nik, Reason shown, Way way) {
    var data =
        acts.once(
            act,
            "data|" + branch + "|" + nik.digits() + "|" + shown + "|" + way,
            tx -> "",
            (tx, made) -> {
              // Each look, also one repeated with its key: it shows what there is by then.
              var found = visits.of(tx, nik, act.now());
              record(tx, act, branch, "DATA_" + way, found.size(), shown);
              return new Data(
                  nik,
                  found.stream().map(own -> new Visit(own, List.of())).toList(),
                  visits.passes(tx, nik));
            });
    var withMessages =
        data.visits().stream()
            .map(visit -> new Visit(visit.own(), messages.history(visit.own().booking().id())))
            .toList();
    return new Data(nik, withMessages, data.passes());
  }

  /**
   * Corrects all open visits, at all offices; answers how many differed. Problems as of {@link
   * Corrections#contact}.
   */
  public int correct(StaffAct act, String branch, Nik nik, Reason shown, Correction right) {
    var changed = new ArrayList<Booking>();
    var what = String.join("|", "correct", branch, nik.digits(), shown.name(), words(right));
    int many =
        acts.once(
            act,
            what,
            tx -> {
              changed.clear(); // of a try that ended in a deadlock
              visits.of(tx, nik, act.now()).stream()
                  .filter(OwnVisit::open)
                  .filter(visit -> corrected(tx, act, visit, shown, right))
                  .forEach(visit -> changed.add(visit.booking()));
              record(tx, act, branch, "DATA_CORRECTED", changed.size(), shown);
              return Integer.toString(changed.size());
            },
            (tx, made) -> Integer.parseInt(made));
    booking.placesChanged(changed);
    return many;
  }

  private static String words(Correction right) {
    return right.name().map(PersonName::full).orElse("")
        + "|"
        + right.phone().map(Phone::e164).orElse("")
        + "|"
        + right.email().map(Email::address).orElse("");
  }

  private boolean corrected(Tx tx, StaffAct act, OwnVisit visit, Reason shown, Correction right) {
    var corrections = booking.corrections();
    var was = visit.stored().person();
    boolean name =
        right.name().isPresent()
            && corrections.name(tx, act, visit.booking(), right.name().get(), shown);
    var contact =
        new Corrections.ContactWish(
            right.phone().orElse(was.phone()),
            right.email().or(was::email),
            new WrittenReason(shown.name()));
    return corrections.contact(tx, act, visit.booking(), contact) || name;
  }

  /**
   * Erases all but the data of open visits. {@code cancelling}: open ones to which the person has
   * not come are cancelled first, and erased with the others; the contact of each is told, for the
   * KTP may be somebody else's. A repeat answers as the first time.
   */
  public Erased erase(StaffAct act, String branch, Nik nik, Reason shown, boolean cancelling) {
    var cancelled = new ArrayList<Booking>();
    var erased =
        acts.once(
            act,
            "erase|" + branch + "|" + nik.digits() + "|" + shown + "|" + cancelling,
            tx -> {
              cancelled.clear(); // of a try that ended in a deadlock
              if (cancelling) {
                cancelled.addAll(visits.cancel(tx, act, nik));
              }
              return erased(tx, act, branch, nik, shown, cancelled).made();
            },
            (tx, made) -> Erased.of(made));
    booking.placesChanged(cancelled);
    return erased;
  }

  private Erased erased(
      Tx tx, StaffAct act, String branch, Nik nik, Reason shown, List<Booking> cancelled) {
    var all = visits.of(tx, nik, act.now());
    var over = all.stream().filter(v -> !v.open()).map(v -> v.booking().id()).toList();
    visits.erase(tx, over);
    TicketRetention.forget(tx, over);
    messages.forget(tx, over);
    var ended = cancelled.stream().map(Booking::id).collect(toSet());
    visits.tellErased(
        tx,
        all.stream()
            .map(OwnVisit::stored)
            .filter(visit -> ended.contains(visit.booking().id()))
            .toList(),
        act.now());
    int kept = all.size() - over.size();
    if (kept == 0) {
      visits.erasePasses(tx, nik);
    }
    record(tx, act, branch, "DATA_ERASED", over.size(), shown);
    return new Erased(over.size(), kept);
  }

  private static void record(
      Tx tx, StaffAct act, String branch, String action, int many, Reason shown) {
    act.record(tx, branch, action, "bookings:" + many, Map.of("shown", shown.name()));
  }
}
