package id.antrean.queue.floor;

import id.antrean.core.ClaimReference;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a person without a booking told the guard, sealed for one ticket: a mobile number, an
 * e-Klaim reference and when it was approved. All may be null. The hashes find them again.
 */
public record VisitorDetails(
    byte[] phone, byte[] phoneHash, byte[] claim, byte[] claimHash, LocalDate claimApproved) {
  public static final VisitorDetails NOTHING = new VisitorDetails(null, null, null, null, null);

  public static VisitorDetails of(
      Sealed sealed, UUID ticket, String phone, String reference, LocalDate approved) {
    return new VisitorDetails(
        phone == null ? null : SealedColumn.TICKET_PHONE.seal(sealed, phone, ticket),
        phone == null ? null : new Phone(phone).hash(sealed),
        reference == null ? null : SealedColumn.TICKET_CLAIM.seal(sealed, reference, ticket),
        reference == null ? null : ClaimReference.hash(sealed, reference),
        approved);
  }

  /** Problem 503 unavailable when no key here opens it; so {@link #openClaim}. */
  public String openPhone(Sealed sealed, UUID ticket) {
    return phone == null ? null : SealedColumn.TICKET_PHONE.open(sealed, phone, ticket);
  }

  public String openClaim(Sealed sealed, UUID ticket) {
    return claim == null ? null : SealedColumn.TICKET_CLAIM.open(sealed, claim, ticket);
  }

  /** Nobody is written to; the hash still tells who has a number already. */
  public VisitorDetails withoutSms() {
    return new VisitorDetails(null, phoneHash, claim, claimHash, claimApproved);
  }

  /** The same for the ticket that goes on for another: a seal is good for one row only. */
  public VisitorDetails resealed(Sealed sealed, UUID from, UUID to) {
    var same = of(sealed, to, openPhone(sealed, from), openClaim(sealed, from), claimApproved);
    return new VisitorDetails(
        same.phone(), phoneHash, same.claim(), same.claimHash(), same.claimApproved());
  }
}
