package id.antrean.queue;

import id.antrean.db.Tx;
import java.time.LocalDate;

/** Tickets of days long past: what they say of a person goes, the row stays for the counts. */
public final class TicketRetention {
  private TicketRetention() {}

  /** Of all days after {@code after} up to {@code until}; answers how many tickets. */
  public static int forget(Tx tx, LocalDate after, LocalDate until) {
    return tx.update(
        """
        UPDATE ticket
        SET phone = NULL, phone_hash = NULL, claim_sealed = NULL, claim_hash = NULL
        WHERE (branch_id, service_date) IN (
            SELECT branch_id, service_date FROM branch_day
            WHERE service_date > $1 AND service_date <= $2)
          AND num_nonnulls(phone, phone_hash, claim_sealed, claim_hash) > 0
        """,
        after,
        until);
  }
}
