package id.antrean.booking;

import id.antrean.branch.Service;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotsOffered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What a slot is offered for: services of its branch, lanes that need a pass, and other slots when
 * it is full.
 */
final class Offers {
  private final BiFunction<String, String, Optional<Service>> services;
  private final LanePasses passes;
  private final BiFunction<Slot, Instant, List<Slot>> alternatives;

  /** {@code services}: by branch and code; {@code alternatives}: to a full slot. */
  Offers(
      BiFunction<String, String, Optional<Service>> services,
      LanePasses passes,
      BiFunction<Slot, Instant, List<Slot>> alternatives) {
    this.services = services;
    this.passes = passes;
    this.alternatives = alternatives;
  }

  /** Problem 404 unknown_service, 409 not_bookable, pass_required, pass_expired. */
  Service mustSuit(BookingWish wish, Slot slot, Instant now) {
    var service =
        services
            .apply(slot.branch(), wish.service())
            .filter(s -> s.lanes().contains(slot.lane()))
            .orElseThrow(Offers::unknownService);
    if (wish.reason().isPresent()
        && service.reasons().stream().noneMatch(r -> r.code().equals(wish.reason().get()))) {
      throw unknownService();
    }
    if (!slot.isOpen(now)) {
      throw Problem.conflict("not_bookable");
    }
    if (slot.lane() != Lane.ONLINE) {
      mustBeCovered(wish, slot);
    }
    return service;
  }

  private void mustBeCovered(BookingWish wish, Slot slot) {
    if (wish.staff().isPresent()) {
      passes.mustCover(wish.person(), slot);
    } else {
      passes.mustCover(wish.person(), wish.claimReference(), slot);
    }
  }

  /**
   * Problem 409 not_bookable, pass_required, pass_expired: the booking cannot be moved to this
   * slot.
   */
  Service mustSuit(Booking booking, Supplier<Person> person, Slot slot) {
    var service = services.apply(slot.branch(), booking.service());
    if (slot.lane() != booking.lane() || service.isEmpty()) {
      throw Problem.conflict("not_bookable");
    }
    if (slot.lane() != Lane.ONLINE) {
      passes.mustCover(person.get(), slot);
    }
    return service.get();
  }

  /** 409 slot_full, with {@link SlotsOffered}. */
  Problem full(Slot slot, Instant now) {
    return Problem.conflict("slot_full")
        .with(new SlotsOffered(slot.branch(), alternatives.apply(slot, now)));
  }

  private static Problem unknownService() {
    return Problem.of(404, "unknown_service");
  }
}
