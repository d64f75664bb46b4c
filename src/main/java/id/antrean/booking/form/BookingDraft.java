package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.core.Contact;
import id.antrean.security.Pin;
import id.antrean.slots.Slot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A booking on its way through the pages. It travels in a cookie, as {@link DraftJson}. */
record BookingDraft(Choice choice, Typed typed, Attempt attempt) {

  /**
   * What is booked, where and when. The slot's date and time come along, so that a page can show
   * them without the database.
   */
  record Choice(
      String branch,
      String service,
      String reason,
      long slot,
      LocalDate date,
      LocalTime starts,
      LocalTime ends) {

    /** {@code reason} is "" where the service asks for none. */
    static Choice of(Slot slot, String service, String reason) {
      return new Choice(
          slot.branch(), service, reason, slot.id(), slot.date(), slot.starts(), slot.ends());
    }

    /** The same service at another time, perhaps at another branch. */
    Choice with(Slot other) {
      return of(other, service, reason);
    }

    Optional<String> chosenReason() {
      return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }
  }

  /**
   * What the visitor typed, right or wrong. {@code claim}: an e-Klaim reference, or "". {@code
   * found}: the {@link Claimant#mark} of the claim that was looked up and found, or "".
   */
  record Typed(TypedPerson person, String claim, String found, boolean nearTurnSms) {
    static final Typed NOTHING =
        new Typed(new TypedPerson("", List.of(), "", "", "", false, "", ""), "", "", false);

    Typed with(TypedPerson other) {
      return new Typed(other, claim, found, nearTurnSms);
    }

    boolean isEmpty() {
      return person.name().isEmpty() && person.phone().isEmpty();
    }
  }

  /**
   * The one booking that can come of this form. {@code pass}: the captcha was solved for this
   * request key; {@code made}: the code of the booking; both are "" before.
   */
  record Attempt(String requestKey, String pass, Optional<SentPin> pin, String made) {}

  /** A PIN on its way to the mobile or the e-mail address. */
  record SentPin(Pin pin, Contact to) {}

  static BookingDraft of(Choice choice, String requestKey) {
    return new BookingDraft(
        choice, Typed.NOTHING, new Attempt(requestKey, "", Optional.empty(), ""));
  }

  BookingDraft with(Choice other) {
    return new BookingDraft(other, typed, attempt);
  }

  BookingDraft with(Typed other) {
    return new BookingDraft(choice, other, attempt);
  }

  BookingDraft withPass(String pass) {
    return with(pass, attempt.pin());
  }

  /** The captcha of this pass brought this PIN. */
  BookingDraft with(String pass, Optional<SentPin> pin) {
    return new BookingDraft(
        choice, typed, new Attempt(attempt.requestKey(), pass, pin, attempt.made()));
  }

  /** What remains after the booking: where the ticket is, and nothing about the person. */
  BookingDraft made(String code) {
    return new BookingDraft(
        choice, Typed.NOTHING, new Attempt(attempt.requestKey(), "", Optional.empty(), code));
  }

  boolean isOpen() {
    return attempt.made().isEmpty();
  }

  @Override
  public String toString() {
    return "BookingDraft[hidden]";
  }
}
