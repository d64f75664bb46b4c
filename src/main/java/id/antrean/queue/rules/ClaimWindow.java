package id.antrean.queue.rules;

import id.antrean.branch.Calendar;
import java.time.LocalDate;

/**
 * When the holder of an approved e-Klaim may come: from the approval to the 7th working day after
 * it (R94). "7 days" was also said; working days are the kinder reading.
 */
public record ClaimWindow(LocalDate first, LocalDate last) {
  private static final int WORKING_DAYS = 7;

  public static ClaimWindow of(LocalDate approved, Calendar calendar) {
    return new ClaimWindow(approved, calendar.plusWorkingDays(approved, WORKING_DAYS));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
