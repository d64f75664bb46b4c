package id.antrean.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What happened becomes messages, and messages are handed over: at least once, and on as many nodes
 * at a time as like. Nothing external happens inside a transaction.
 */
public final class Messages {
  private static final int EVENTS_AT_ONCE = 100;
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
          for (var event : events) {
            var template = Template.ofEvent(event.kind());
            if (template.filter(Template.NEAR::equals).isPresent()) {
              store.addNear(tx, event, NEAR_AHEAD, now);
              continue;
            }
            if (template.isEmpty() || event.booking() == null) {
              continue;
            }
            store.add(tx, event, Channel.SMS, template.get(), now);
            if (event.hasEmail()) {
              store.add(tx, event, Channel.EMAIL, template.get(), now);
            }
          }
          if (!events.isEmpty()) {
            store.heard(tx, events);
          }
          return events.size();
        });
  }

  /** Messages to hand over now; nobody else gets them while the lease runs. */
  List<Letter> claim(Channel channel, Instant now, int most) {
    return store.claim(channel, now, now.plus(LEASE), most);
  }

  void record(Letter letter, Outcome outcome, Instant now) {
    switch (outcome) {
      case Outcome.Accepted accepted -> store.sent(letter, accepted.receiverId(), now);
      case Outcome.Refused refused -> store.ended(letter, "FAILED");
      case Outcome.Obsolete obsolete -> store.ended(letter, "OBSOLETE");
      case Outcome.Away away -> {
        if (Retry.isOver(letter.createdAt(), now)) {
          store.givenUp(letter, away.certainlyNot());
        } else {
          var chance = ThreadLocalRandom.current().nextDouble();
          store.again(letter, Retry.next(now, letter.attempts(), chance), away.certainlyNot());
        }
      }
    }
  }
}
