package id.antrean.queue.floor;

import id.antrean.core.Sealed;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What a person without a booking told the guard, sealed for one ticket: a mobile number, an
 * e-Klaim reference and when it was approved. All may be null.
 */
public record VisitorDetails(
    byte[] phone, byte[] claim, byte[] claimHash, LocalDate claimApproved) {
  public static final VisitorDetails NOTHING = new VisitorDetails(null, null, null, null);

  public static VisitorDetails of(
      Sealed sealed, UUID ticket, String phone, String reference, LocalDate approved) {
    return new VisitorDetails(
        phone == null ? null : sealed.seal(phone, place("phone", ticket)),
        reference == null ? null : sealed.seal(reference, place("claim_sealed", ticket)),
        reference == null ? null : claimHash(sealed, reference),
        approved);
  }

  public static byte[] claimHash(Sealed sealed, String reference) {
    var bare = reference.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    return sealed.hash("claim-reference", bare);
  }

  public String openPhone(Sealed sealed, UUID ticket) {
    return phone == null ? null : sealed.openText(phone, place("phone", ticket));
  }

  public String openClaim(Sealed sealed, UUID ticket) {
    return claim == null ? null : sealed.openText(claim, place("claim_sealed", ticket));
  }

  /** The same for the ticket that goes on for another: a seal is good for one row only. */
  public VisitorDetails resealed(Sealed sealed, UUID from, UUID to) {
    return of(sealed, to, openPhone(sealed, from), openClaim(sealed, from), claimApproved);
  }

  private static String place(String column, UUID ticket) {
    return "ticket/" + column + "/" + ticket;
  }
}
