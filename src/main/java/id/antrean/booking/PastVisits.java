package id.antrean.booking;

import id.antrean.branch.ClosedDays;

/**
 * Bookings whose day is over, in SQL, of a booking b at the instant clock.now. They forbid no other
 * booking: where one stands in the way it is judged by the branch's own clock, ended, and the
 * booking tried again, so nobody waits for the program's next tidying.
 */
final class PastVisits {
  private PastVisits() {}

  /**
   * After its day, or when the doors have shut; for those in line an hour later, because an office
   * serves whom it still can.
   */
  static final String IS_OVER =
      """
       EXISTS (
        SELECT FROM branch o LEFT JOIN opening_hours w
          ON w.branch_id = o.id AND w.weekday = extract(isodow FROM b.service_date)
        WHERE o.id = b.branch_id AND clock.now AT TIME ZONE o.time_zone >= least(
          (b.service_date + 1)::timestamp,
          b.service_date + w.closes
            + CASE b.state WHEN 'CHECKED_IN' THEN interval '1 hour' ELSE interval '0' END))
      """;

  /** How it ends: only who could have been served and did not come is a no-show. */
  static final String END =
      "CASE WHEN b.state = 'CHECKED_IN' OR "
          + ClosedDays.BOOKING_IS_ON_ONE
          + " THEN 'UNSERVED' ELSE 'ABSENT' END\n";
}
