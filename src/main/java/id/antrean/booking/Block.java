package id.antrean.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A NIK, mobile, mail or address range that may make no new booking until {@code endsAt}. {@code
 * shown}: as much of it as staff need. {@code branch}: whose supervisor asked for it. {@code
 * approvedBy}: empty while it waits for the second person, and is not in force.
 */
public record Block(
    UUID id,
    Kind kind,
    String shown,
    String reason,
    Instant endsAt,
    Optional<String> branch,
    String askedBy,
    Instant askedAt,
    Optional<String> approvedBy,
    Optional<Instant> approvedAt,
    int refused) {

  private static final Duration WAITS = Duration.ofDays(7);

  /** Until when somebody else may agree to it. */
  public Instant waitsUntil() {
    var lapses = askedAt.plus(WAITS);
    return lapses.isBefore(endsAt) ? lapses : endsAt;
  }

  boolean waits(Instant now) {
    return approvedBy.isEmpty() && now.isBefore(waitsUntil());
  }

  /** When those were asked for that lapse now, unless somebody has agreed. */
  static Instant lapsedIfAskedAt(Instant now) {
    return now.minus(WAITS);
  }

  public enum Kind {
    NIK,
    MOBILE,
    MAIL,
    ADDRESS
  }
}
