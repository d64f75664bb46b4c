package id.antrean.slots;

import id.antrean.core.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Half an hour of one lane at one branch. {@code remaining} is a hint, at most a second old; only
 * the booking statement knows. {@code closesAt}: no booking from this instant on.
 */
public record Slot(
    long id,
    String branch,
    LocalDate date,
    LocalTime starts,
    LocalTime ends,
    Instant startsAt,
    Instant closesAt,
    Lane lane,
    int quota,
    int remaining) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** Parses a typed id; empty where it is none. */
  public static Optional<Long> id(String typed) {
    return ID.matcher(typed).matches() ? Optional.of(Long.parseLong(typed)) : Optional.empty();
  }

  public boolean isOpen(Instant now) {
    return now.isBefore(closesAt);
  }

  public boolean isBookable(Instant now) {
    return isOpen(now) && remaining > 0;
  }

  public Slot withRemaining(int remaining) {
    return new Slot(id, branch, date, starts, ends, startsAt, closesAt, lane, quota, remaining);
  }
}
