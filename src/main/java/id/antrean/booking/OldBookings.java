package id.antrean.booking;

import id.antrean.db.Tx;
import java.time.LocalDate;

/** Bookings of long past days: their people are forgotten, and what is counted stays. */
public final class OldBookings {
  private OldBookings() {}

  /** Of all days after {@code after} up to {@code until}; answers how many bookings. */
  public static int forget(Tx tx, LocalDate after, LocalDate until) {
    tx.update("DELETE FROM lane_pass WHERE last_day <= $1", until);
    tx.update("DELETE FROM request_key WHERE at < $1::date", until);
    return tx.update(
        """
        UPDATE booking SET person = NULL, claim_sealed = NULL, nik_hash = NULL, phone_hash = NULL,
          open_key = NULL, fingerprint = NULL, code_hash = NULL, token_hash = NULL
        WHERE slot_id IN (SELECT id FROM slot WHERE service_date > $1 AND service_date <= $2)
        """,
        after,
        until);
  }
}
