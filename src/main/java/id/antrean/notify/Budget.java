package id.antrean.notify;

import java.util.Optional;

/**
 * How many messages a receiver gets in one day of the branch, by who causes them. Outside of all is
 * what the house owes, once each: reminders, that a turn is near, that a day was closed.
 */
enum Budget {
  /** For what anybody can cause who types a mobile number or an address that is not theirs. */
  ANYBODY(5),
  /** For what only the proved holder of the mobile number or the address causes. */
  HOLDER(20),
  /** For what staff cause at a contact that they took from a booking. */
  FORMER(5);

  private final int perDay;

  Budget(int perDay) {
    this.perDay = perDay;
  }

  int perDay() {
    return perDay;
  }

  /**
   * Empty: what the house owes. {@code proved}: the receiver; {@code byOther}: not this one, but
   * another of the same booking, who is reminded anyway.
   */
  static Optional<Budget> of(Template template, boolean proved, boolean byOther) {
    return switch (template) {
      case CORRECTED, ERASED -> Optional.of(FORMER);
      case DAY_BEFORE, TWO_HOURS, NEAR, CLOSED -> byOther ? Optional.of(ANYBODY) : Optional.empty();
      case BOOKED, MOVED, CANCELLED -> Optional.of(proved ? HOLDER : ANYBODY);
      // Staff typed the number, and nobody has proved it: it may be mistyped or a joke.
      case WALK_IN -> Optional.of(ANYBODY);
      // A stranger who types a person's NIK causes it, whoever made the booking.
      case LOST -> Optional.of(ANYBODY);
    };
  }
}
