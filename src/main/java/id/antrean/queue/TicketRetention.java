package id.antrean.queue;

import id.antrean.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Tickets of days long past: what they say of a person goes, the row stays for the counts. */
public final class TicketRetention {
  private static final String FORGET =
      """
      UPDATE ticket
      SET phone = NULL, phone_hash = NULL, claim_sealed = NULL, claim_hash = NULL
      """;

  private TicketRetention() {}

  /** Of all days after {@code after} up to {@code until}; answers how many tickets. */
  public static int forget(Tx tx, LocalDate after, LocalDate until) {
    return tx.update(
        FORGET
            + """
        WHERE (branch_id, service_date) IN (
            SELECT branch_id, service_date FROM branch_day
            WHERE service_date > $1 AND service_date <= $2)
          AND num_nonnulls(phone, phone_hash, claim_sealed, claim_hash) > 0
        """,
        after,
        until);
  }

  /** Of the tickets of these bookings. */
  public static void forget(Tx tx, List<UUID> bookings) {
    tx.update(FORGET + "WHERE booking_id = ANY ($1)", (Object) bookings.toArray(UUID[]::new));
  }
}
