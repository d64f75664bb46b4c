package id.antrean.booking;

import id.antrean.core.Contact;
import id.antrean.security.Proof;
import java.util.Optional;

/**
 * A request for a booking; all fields are parsed, nothing is promised yet. {@code staff}: empty
 * where the person books by themselves.
 */
public record BookingWish(
    Person person,
    String service,
    Optional<String> reason,
    long slot,
    Optional<String> claimReference,
    String language,
    boolean nearTurnSms,
    Proof proof,
    Optional<StaffBooker> staff) {

  /** Who answers for the booking: by the mobile, or by the mailbox where only that is proved. */
  Contact holder() {
    return proof.mail() && !proof.mobile()
        ? Contact.of(person.email().orElseThrow())
        : Contact.of(person.phone());
  }

  /** The same wish, for which this member of staff answers. */
  BookingWish by(StaffBooker who) {
    return with(proof, Optional.of(who));
  }

  BookingWish with(Proof known) {
    return with(known, staff);
  }

  private BookingWish with(Proof known, Optional<StaffBooker> by) {
    return new BookingWish(
        person, service, reason, slot, claimReference, language, nearTurnSms, known, by);
  }
}
