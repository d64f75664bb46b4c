package id.antrean.booking;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Past bookings: ended once the day is over, much later stripped of personal data. */
public final class BookingRetention {
  private static final String FORGET =
      """
      UPDATE booking SET person = NULL, claim_sealed = NULL, nik_hash = NULL, phone_hash = NULL,
        holder_hash = NULL, open_key = NULL, fingerprint = NULL, code_hash = NULL, token_hash = NULL
      """;

  private BookingRetention() {}

  /**
   * Ends what is left of past days: ABSENT who did not come, UNSERVED who came or found the office
   * closed. Only tidies: nothing waits for it. Steps over what a booking statement is just ending.
   * Returns how many.
   */
  static int close(Sql sql, Instant now) {
    return sql.update(
        "UPDATE booking b SET changed_at = $1, state = "
            + PastVisits.END
            + """
            WHERE b.id IN (
              SELECT p.id FROM booking p JOIN branch r ON r.id = p.branch_id
              WHERE p.state IN ('BOOKED', 'CHECKED_IN')
                AND p.service_date < ($1::timestamptz AT TIME ZONE r.time_zone)::date
              FOR UPDATE OF p SKIP LOCKED)
            """,
        now);
  }

  /** A captcha and its pass live for minutes; after a day nothing can spend it again. */
  public static void forgetCaptchas(Tx tx, Instant now) {
    tx.update("DELETE FROM spent_captcha WHERE at < $1", now.minus(Duration.ofDays(1)));
  }

  /** Former contacts have had their message by then, or never get it. */
  public static void forgetContacts(Tx tx, Instant now) {
    tx.update("DELETE FROM former_contact WHERE at < $1", now.minus(Duration.ofDays(7)));
  }

  /** Of all days after {@code after} up to {@code until}; answers how many bookings. */
  public static int forget(Tx tx, LocalDate after, LocalDate until) {
    tx.update("DELETE FROM lane_pass WHERE last_day <= $1", until);
    return tx.update(
        FORGET
            + "WHERE slot_id IN (SELECT id FROM slot WHERE service_date > $1 AND service_date <= $2)",
        after,
        until);
  }

  /** Of these bookings, whatever their day; but former contacts may have to be told yet. */
  static void forget(Tx tx, UUID[] bookings) {
    tx.update(FORGET + "WHERE id = ANY ($1)", (Object) bookings);
  }
}
