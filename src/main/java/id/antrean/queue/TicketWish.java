package id.antrean.queue;

import id.antrean.core.Lane;
import id.antrean.core.Phone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person without a booking comes for, and in which language they are written to. {@code
 * replaces}: the ticket that the same person already has. {@code again}: although somebody with
 * this mobile has a number here today.
 */
public record TicketWish(
    String service,
    Lane lane,
    String language,
    Optional<Claim> claim,
    Optional<Phone> phone,
    Optional<UUID> replaces,
    boolean again) {

  /** What an e-Klaim visitor shows; recorded, and not verified until a lane pass exists. */
  public record Claim(String reference, LocalDate approvedOn) {}
}
