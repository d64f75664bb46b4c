package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a message says; its words stand under "sms.key" and "mail.key" in the message files. */
enum Template {
  BOOKED("booked", "BookingMade"),
  MOVED("moved", "BookingMoved"),
  CANCELLED("cancelled", "BookingCancelled"),
  LOST("lost", "BookingAsked"),
  /** The office has closed the day after it was booked. */
  CLOSED("closed", "DayClosed"),
  DAY_BEFORE(
      "dayBefore", "VisitTomorrow", Duration.ofHours(5)), // planned until 19.00: never "today"
  TWO_HOURS("twoHours", "VisitSoon", Duration.ofMinutes(90)),
  /** At most one message per call, to the next person near the front of that lane. */
  NEAR("near", "TicketCalled", Duration.ofMinutes(10)),
  /** To a mobile or an address that staff replaced by another one. */
  CORRECTED("corrected", "ContactCorrected"),
  /** To whom a visit was of that staff cancelled and erased for who showed its KTP. */
  ERASED("erased", "VisitErased"),
  /** To a visitor without a booking who left a mobile number with the guard. */
  WALK_IN("walkIn", "TicketGiven");

  /** To a contact that the booking has no more. */
  static final Set<Template> TO_FORMER = EnumSet.of(CORRECTED, ERASED);

  private final String key;
  private final String eventKind;
  private final Duration goodFor;

  Template(String key, String eventKind) {
    this(key, eventKind, null);
  }

  /** {@code goodFor}: how long the message is worth sending; null: as long as it is tried. */
  Template(String key, String eventKind, Duration goodFor) {
    this.key = key;
    this.eventKind = eventKind;
    this.goodFor = goodFor;
  }

  /** Empty for events that cause no message. */
  static Optional<Template> ofEvent(String kind) {
    return Arrays.stream(values()).filter(t -> t.eventKind.equals(kind)).findFirst();
  }

  String key() {
    return key;
  }

  /** What reports how a booking stands reports of a closed day that it is closed. */
  Template ofDay(boolean closed) {
    return closed && (this == BOOKED || this == MOVED || this == LOST) ? CLOSED : this;
  }

  /** Nobody is reminded of a closed day, nor told that an open one is closed. */
  boolean suits(boolean closed) {
    return switch (this) {
      case DAY_BEFORE, TWO_HOURS -> !closed;
      case CLOSED -> closed;
      default -> true;
    };
  }

  /** Not of a booking that was cancelled, or moved away, before the message could be sent. */
  boolean mayBeSentOf(boolean gone) {
    return this == CANCELLED || isToFormer() || !gone;
  }

  boolean isToFormer() {
    return TO_FORMER.contains(this);
  }

  /** Made, moved or cancelled: what a calendar holds of the visit is not so any more. */
  boolean changesCalendars() {
    return this == BOOKED || this == MOVED || this == CANCELLED;
  }

  /** That a turn or a day is near is worth nothing once it has come. */
  boolean isStale(Instant createdAt, Instant now) {
    return goodFor != null && now.isAfter(createdAt.plus(goodFor));
  }
}
