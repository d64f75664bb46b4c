package id.antrean.booking;

import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Problem;
import id.antrean.security.Proof;
import id.antrean.slots.Slot;
import java.util.List;
import java.util.Optional;

/**
 * What the API was sent, as typed; read once from the body, whose shape the contract checked.
 * {@code phonePass}: "" without one.
 */
record BookingRequest(
    TypedPerson person,
    String service,
    Optional<String> reason,
    String slot,
    Optional<String> claimReference,
    Optional<String> language,
    String phonePass) {

  /**
   * Problem 400 with every wrong field, 404 unknown_slot. {@code wanted}: the service, unless
   * nobody knows it; what it needs and is missing is reported like what is invalid. {@code usual}:
   * the language where none was asked for.
   */
  BookingWish wish(Optional<Service> wanted, Kpj.Shapes shapes, String usual) {
    return new BookingWish(
        asked(wanted).parse(shapes),
        service,
        reason,
        Slot.id(slot).orElseThrow(() -> Problem.of(404, "unknown_slot")),
        claimReference,
        language.orElse(usual),
        false,
        Proof.NONE,
        Optional.empty());
  }

  /** An heir names the deceased, all others need a card, but for those who come to get one. */
  private TypedPerson asked(Optional<Service> wanted) {
    if (wanted.filter(one -> one.isForHeir(reason)).isPresent()) {
      return person.asHeir();
    }
    boolean asksKpj = wanted.map(Service::asksKpj).orElse(true);
    return asksKpj && person.kpj().isEmpty() ? person.withKpj(List.of("")) : person;
  }
}
