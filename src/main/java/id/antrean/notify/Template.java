package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a message says; its words stand under "sms.key" and "mail.key" in the message files. */
enum Template {
  BOOKED("booked", "BookingMade"),
  MOVED("moved", "BookingMoved"),
  CANCELLED("cancelled", "BookingCancelled"),
  LOST("lost", "BookingAsked"),
  /** One call, and another person is soon next; about the others' bookings nobody is told. */
  NEAR("near", "TicketCalled");

  private static final Duration NEAR_FOR = Duration.ofMinutes(10);

  private final String key;
  private final String eventKind;

  Template(String key, String eventKind) {
    this.key = key;
    this.eventKind = eventKind;
  }

  /** Empty for events about which nobody is told. */
  static Optional<Template> ofEvent(String kind) {
    return Arrays.stream(values()).filter(t -> t.eventKind.equals(kind)).findFirst();
  }

  String key() {
    return key;
  }

  /** Not of a booking that was cancelled before the message could be sent. */
  boolean mayBeSentOf(boolean cancelled) {
    return this == CANCELLED || !cancelled;
  }

  /** That a turn is near is worth nothing once it has come. */
  boolean isStale(Instant createdAt, Instant now) {
    return this == NEAR && now.isAfter(createdAt.plus(NEAR_FOR));
  }
}
