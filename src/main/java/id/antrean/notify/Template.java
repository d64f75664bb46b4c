package id.antrean.notify;

import java.util.Arrays;
import java.util.Optional;

/** What a message says; its words stand under "sms.key" and "mail.key" in the message files. */
enum Template {
  BOOKED("booked", "BookingMade"),
  MOVED("moved", "BookingMoved"),
  CANCELLED("cancelled", "BookingCancelled"),
  LOST("lost", "BookingAsked");

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
}
