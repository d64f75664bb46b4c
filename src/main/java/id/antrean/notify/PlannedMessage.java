package id.antrean.notify;

import id.antrean.core.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A message that an event calls for; what it is about, the event says. {@code receiver}: keyed
 * hash, null when the person is forgotten. {@code formerNumber}: in place of the event's own.
 */
record PlannedMessage(
    OutboxStore.Unheard event,
    Channel channel,
    Template template,
    byte[] receiver,
    Optional<Budget> budget,
    Instant sendAt,
    Optional<String> formerNumber) {

  /** How long a move is held back, so that further changes become one message with it. */
  static final Duration HOLD = Duration.ofMinutes(1);

  /** All of them say how a booking stands, so the last of them is enough. */
  static final Set<Template> OF_A_STATE =
      Set.of(Template.BOOKED, Template.MOVED, Template.CANCELLED, Template.LOST, Template.CLOSED);

  /**
   * A message of {@link #OF_A_STATE} that waited and gives way to a newer one about its booking.
   * {@code unread}: it has certainly not arrived.
   */
  record Waiting(
      long event,
      UUID booking,
      Channel channel,
      Template template,
      boolean unread,
      Optional<String> formerNumber,
      Instant nextAt) {}

  static PlannedMessage of(
      OutboxStore.Unheard event, Channel channel, Template template, Instant now) {
    boolean sms = channel == Channel.SMS;
    var receiver = sms ? event.mobile() : event.mail();
    boolean proved = sms ? event.proved() : event.mailProved();
    boolean byOther = !proved && (event.proved() || event.mailProved());
    return new PlannedMessage(
        event,
        channel,
        template,
        receiver,
        receiver == null ? Optional.empty() : Budget.of(template, proved, byOther),
        template == Template.MOVED ? event.at().plus(HOLD) : now,
        Optional.empty());
  }

  /** To the contact that the booking had before; nobody but staff causes it. */
  static PlannedMessage toFormer(OutboxStore.Unheard event, Template template, Instant now) {
    var former = event.former();
    return new PlannedMessage(
        event,
        former.channel(),
        template,
        former.receiver(),
        Optional.of(Budget.FORMER),
        now,
        Optional.empty());
  }

  /** Whether what waits about the same booking need not be sent any more. */
  boolean replaces() {
    return OF_A_STATE.contains(template) && template != Template.BOOKED;
  }

  boolean replaces(Waiting earlier) {
    return replaces() && channel == earlier.channel() && earlier.booking().equals(event.booking());
  }

  /**
   * This message after it has taken the place of an earlier one. Of what nobody has read it takes
   * over the place in the budget, the number that the receiver may know, and the first news: that
   * there is a booking at all.
   */
  PlannedMessage insteadOf(Waiting earlier) {
    if (!earlier.unread()) {
      return this;
    }
    var first = earlier.template();
    var news =
        template == Template.MOVED && first == Template.BOOKED
                || template == Template.LOST
                    && (first == Template.MOVED || first == Template.CLOSED)
            ? first
            : template;
    boolean held = template == Template.MOVED && earlier.nextAt().isBefore(sendAt);
    return new PlannedMessage(
        event,
        channel,
        news,
        receiver,
        Optional.empty(),
        held ? earlier.nextAt() : sendAt,
        formerNumber.or(earlier::formerNumber));
  }
}
