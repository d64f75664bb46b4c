package id.antrean.booking;

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
   * Problem 400 with every wrong field, 404 unknown_slot. {@code asksKpj}: the service needs a
   * card, so that a missing one is reported like an invalid one. {@code usual}: the language where
   * none was asked for.
   */
  BookingWish wish(boolean asksKpj, Kpj.Shapes shapes, String usual) {
    var typed = asksKpj && person.kpj().isEmpty() ? person.withKpj(List.of("")) : person;
    return new BookingWish(
        typed.parse(shapes),
        service,
        reason,
        Slot.id(slot).orElseThrow(() -> Problem.of(404, "unknown_slot")),
        claimReference,
        language.orElse(usual),
        false,
        Proof.NONE,
        Optional.empty());
  }
}
