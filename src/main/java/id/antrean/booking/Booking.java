package id.antrean.booking;

import id.antrean.branch.Calendar;
import id.antrean.core.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** A place that is taken. Its holder is a {@link Person}, opened only where needed. */
public record Booking(
    UUID id,
    long slot,
    String branch,
    LocalDate date,
    LocalTime starts,
    LocalTime ends,
    Instant startsAt,
    Instant closesAt,
    Lane lane,
    int number,
    String service,
    String reason,
    State state,
    int moves,
    String language,
    Instant createdAt,
    Instant changedAt) {

  /** So long after its day a missed booking is good for another one with the same data. */
  private static final int MISSED_DAYS = 30;

  public enum State {
    BOOKED,
    CHECKED_IN,
    CANCELLED,
    ABSENT,
    COMPLETED,
    /** The office was closed that day, or shut before the turn came: never a no-show. */
    UNSERVED;

    /** The day went by without the visit, whoever's fault that was. */
    boolean isMissed() {
      return this == ABSENT || this == UNSERVED;
    }

    /** Every step there is; drawn, with who takes it and when, in docs/states.md. */
    public boolean mayBecome(State next) {
      return switch (this) {
        case BOOKED -> next != COMPLETED;
        case CHECKED_IN ->
            next == BOOKED || next == ABSENT || next == COMPLETED || next == UNSERVED;
        case ABSENT -> next == CHECKED_IN || next == COMPLETED;
        case UNSERVED -> next == ABSENT || next == COMPLETED;
        case COMPLETED -> next == CHECKED_IN;
        case CANCELLED -> false;
      };
    }
  }

  /** Who waits when the doors shut is still served for so long. */
  public static final Duration SERVED_ON = Duration.ofHours(1);

  /** "B-031". */
  public String shownNumber() {
    return lane.number(number);
  }

  /** R20: before the slot's own cut-off and the check-in. */
  public boolean mayMove(Instant now) {
    return mayMoveAtDesk() && now.isBefore(closesAt);
  }

  /** By staff, for a participant at the desk: after the cut-off too, before the check-in. */
  public boolean mayMoveAtDesk() {
    return state == State.BOOKED;
  }

  /**
   * Whether its holder can have another time with the same data: of what stands by a move, at any
   * hour, and of what was missed by a new booking. {@code today}: at its branch.
   */
  public boolean mayRebook(LocalDate today) {
    return state == State.BOOKED
        || (state.isMissed() && !today.isAfter(date.plusDays(MISSED_DAYS)));
  }

  /**
   * Open, and its day is not over: until its end the person may still come. {@code today}: there.
   */
  public boolean isToCome(LocalDate today) {
    return (state == State.BOOKED || state == State.CHECKED_IN) && !date.isBefore(today);
  }

  /** On its day, until it is given up: an absence and the end of a visit can be undone. */
  public boolean mayBeFollowed(LocalDate today) {
    return date.equals(today) && state != State.CANCELLED && state != State.UNSERVED;
  }

  /** Whether its day is over, so that it forbids no other: as {@link PastVisits#IS_OVER}. */
  public boolean isOver(Calendar there, Instant now) {
    var grace = state == State.CHECKED_IN ? SERVED_ON : Duration.ZERO;
    return date.isBefore(there.today(now))
        || there.closing(date).filter(shut -> !now.isBefore(shut.plus(grace))).isPresent();
  }

  public boolean mayCancel() {
    return state.mayBecome(State.CANCELLED);
  }
}
