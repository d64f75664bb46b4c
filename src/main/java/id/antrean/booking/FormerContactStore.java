package id.antrean.booking;

import id.antrean.core.Contact;
import id.antrean.core.Ids;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Tx;
import java.time.Instant;
import java.util.UUID;

/** Contacts that staff took from a booking, kept until they are told. */
final class FormerContactStore {
  private final Sealed sealed;

  FormerContactStore(Sealed sealed) {
    this.sealed = sealed;
  }

  UUID keep(Tx tx, UUID booking, Contact contact, Instant now) {
    var id = Ids.next();
    tx.update(
        """
        INSERT INTO former_contact (id, booking_id, channel, contact, receiver, at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        id,
        booking,
        contact.channel(),
        SealedColumn.FORMER_CONTACT.seal(sealed, contact.address(), id),
        contact.hash(sealed),
        now);
    return id;
  }
}
