package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What became of the messages about a booking (R101). */
public final class MessageStates {

  /** {@code state}: never OBSOLETE. */
  public record MessageState(Channel channel, DeliveryState state, Instant at) {}

  /** A message as staff see it. {@code template}: what it is about, as in "template.BOOKED". */
  public record SentMessage(String template, Channel channel, DeliveryState state, Instant at) {}

  private final Database db;

  public MessageStates(Database db) {
    this.db = db;
  }

  /** The latest message of each channel; an event that nobody heard yet counts as queued. */
  public List<MessageState> of(UUID booking) {
    return MessageStateStore.latest(db, booking);
  }

  /** All messages about a booking, the newest first. */
  public List<SentMessage> history(UUID booking) {
    return MessageStateStore.history(db, booking);
  }

  /** Whoever is forgotten gets no message any more, whatever still waits for them. */
  public void forget(Tx tx, List<UUID> bookings) {
    MessageStateStore.forget(tx, bookings);
  }

  /** Which of these bookings' holders were sent that their day is closed. */
  public Set<UUID> sentThatClosed(List<UUID> bookings) {
    return Set.copyOf(MessageStateStore.sentThatClosed(db, bookings));
  }
}
