package id.antrean.booking;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to book and to use a lane that is not open to all (R26). {@code reference}: of the
 * claim, on a pass that staff granted.
 */
public record LanePass(UUID id, LocalDate firstDay, LocalDate lastDay, Optional<String> reference) {

  /** From the first to the last. */
  public record Days(LocalDate first, LocalDate last) {
    public boolean contains(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** A pass on a day. */
  public enum Status {
    VALID,
    NOT_YET,
    ENDED
  }

  public Status status(LocalDate today) {
    if (today.isBefore(firstDay)) {
      return Status.NOT_YET;
    }
    return today.isAfter(lastDay) ? Status.ENDED : Status.VALID;
  }
}
