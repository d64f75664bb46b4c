package id.antrean.branch;

/**
 * The condition of a statement that must not act on a closed day. The days of the calendar are
 * planned ahead, and may be closed after that; so nothing is read out of what was planned. Code
 * that is not SQL asks {@link Branches#isClosed}.
 */
public final class ClosedDays {
  private ClosedDays() {}

  /** True of a row of the table slot unless its day is a holiday. */
  public static final String SLOT_IS_NOT_ON_ONE =
      """
       NOT EXISTS (
        SELECT FROM holiday h WHERE h.date = slot.service_date
          AND (h.branch_id IS NULL OR h.branch_id = slot.branch_id))
      """;

  /** True of a row of the table slot that is neither on one nor outside the opening hours. */
  public static final String SLOT_IS_OFFERED = " NOT slot.closed AND" + SLOT_IS_NOT_ON_ONE;

  /** True of a booking b whose day is a holiday. */
  public static final String BOOKING_IS_ON_ONE =
      """
       EXISTS (
        SELECT FROM holiday h WHERE h.date = b.service_date
          AND (h.branch_id IS NULL OR h.branch_id = b.branch_id))
      """;
}
