package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns events into messages, which are delivered at least once; any number of nodes may do so
 * concurrently. Nothing external happens inside a transaction.
 */
public final class Messages {
  static final int EVENTS_AT_ONCE = 100;
  private static final int NEAR_AHEAD = 3;
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final MessageStore store;

  Messages(MessageStore store) {
    this.store = store;
  }

  /** One message for each unheard event and channel; answers how many events were heard. */
  int plan(Instant now) {
    return store.inTransaction(
        now,
        tx -> {
          var events = store.unheard(tx, EVENTS_AT_ONCE);
          var messages = new ArrayList<MessageStore.New>();
          for (var event : events) {
            switch (Template.ofEvent(event.kind()).orElse(null)) {
              case null -> {}
              case NEAR -> store.addNear(tx, event, NEAR_AHEAD, now);
              case Template template -> messages.addAll(of(event, template));
            }
          }
          if (!events.isEmpty()) {
            store.add(tx, messages, now);
            store.heard(tx, events);
          }
          return events.size();
        });
  }

  private static List<MessageStore.New> of(MessageStore.Unheard event, Template template) {
    if (!event.isOfBooking()) {
      return List.of();
    }
    var sms = new MessageStore.New(event.id(), Channel.SMS, template);
    return event.mayHaveEmail()
        ? List.of(sms, new MessageStore.New(event.id(), Channel.EMAIL, template))
        : List.of(sms);
  }

  /** Leases the messages to hand over now; no other worker gets them while the lease runs. */
  List<Letter> claim(Channel channel, Instant now, int most) {
    return store.claim(channel, now, now.plus(LEASE), most);
  }

  /** Those that were taken, with the receivers' own ids, in one statement. */
  void recordSent(Map<Letter, Outcome.Accepted> taken, Instant now) {
    if (!taken.isEmpty()) {
      store.sent(taken, now);
    }
  }

  void record(Letter letter, Outcome outcome, Instant now) {
    switch (outcome) {
      case Outcome.Accepted accepted -> recordSent(Map.of(letter, accepted), now);
      case Outcome.Refused refused -> store.ended(letter, DeliveryState.FAILED);
      case Outcome.Obsolete obsolete -> store.ended(letter, DeliveryState.OBSOLETE);
      case Outcome.Away away -> {
        if (Retry.isOver(letter.createdAt(), now)) {
          store.givenUp(letter, away.certainlyNot());
        } else {
          later(letter, away.certainlyNot(), now);
        }
      }
      case Outcome.Unopened unopened -> later(letter, true, now);
    }
  }

  private void later(Letter letter, boolean certainlyNot, Instant now) {
    var chance = ThreadLocalRandom.current().nextDouble();
    store.again(letter, Retry.next(now, letter.attempts(), chance), certainlyNot);
  }
}
