package id.antrean.booking;

import id.antrean.core.Sealed;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.util.UUID;
import java.util.stream.IntStream;

/** What corrections write. The booking is locked. */
final class CorrectionStore {

  /** Who answers for a booking. {@code byMail}: by the mailbox, which alone was proved. */
  record Holder(byte[] hash, boolean byMail) {}

  private final Sealed sealed;
  private final Integer[] ordinals;

  CorrectionStore(Sealed sealed, BookingPolicy policy) {
    this.sealed = sealed;
    this.ordinals =
        IntStream.rangeClosed(1, policy.openPerMobile()).boxed().toArray(Integer[]::new);
  }

  Holder holder(Tx tx, UUID booking) {
    return tx.first(
            row -> new Holder(Sql.bytes(row, "holder_hash"), row.getBoolean("by_mail")),
            "SELECT holder_hash, mail_proved AND NOT proved AS by_mail FROM booking WHERE id = $1",
            booking)
        .orElseThrow();
  }

  void setPerson(Tx tx, UUID booking, Person person) {
    tx.update(
        "UPDATE booking SET person = $2 WHERE id = $1",
        booking,
        PersonJson.seal(person, sealed, booking));
  }

  /**
   * Another mobile or address, which nobody has proved; {@code holder} answers from now on. False:
   * they have as many open bookings as they may. ConstraintViolation booking_holder_ordinal_once:
   * they are just getting another one.
   */
  boolean setContact(
      Tx tx, UUID booking, Person person, boolean sameMobile, boolean sameMail, byte[] holder) {
    return tx.update(
            """
            UPDATE booking b
            SET person = $2, phone_hash = $3, proved = proved AND $4,
              mail_proved = mail_proved AND $5, holder_hash = $6,
              phone_ordinal = CASE WHEN holder_hash = $6 THEN phone_ordinal ELSE free.ordinal END
            FROM (
              SELECT min(o) AS ordinal FROM unnest($7::int[]) AS s(o)
              WHERE o <> ALL (ARRAY(
                SELECT x.phone_ordinal::int FROM booking x
                WHERE x.holder_hash = $6 AND x.phone_ordinal IS NOT NULL AND x.id <> $1
                  AND x.state IN ('BOOKED', 'CHECKED_IN')))) free
            WHERE b.id = $1 AND (holder_hash = $6 OR free.ordinal IS NOT NULL)
            """,
            booking,
            PersonJson.seal(person, sealed, booking),
            person.phone().hash(sealed),
            sameMobile,
            sameMail,
            holder,
            ordinals)
        == 1;
  }
}
