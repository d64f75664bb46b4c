package id.antrean.notify;

import id.antrean.branch.Branches;
import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Turns events into messages, which are delivered at least once; any number of nodes may do so
 * concurrently. Nothing external happens inside a transaction.
 */
public final class Messages {
  static final int EVENTS_AT_ONCE = 100;
  private static final int NEAR_AHEAD = 3;
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** Beyond the longest pause between two tries a message is put off, and others may pass it. */
  private static final Duration SOON = Retry.LONGEST.plusMinutes(1);

  private final OutboxStore outbox;
  private final MessageStore store;
  private final LongAdder leftOut = new LongAdder();

  Messages(Database db, Sealed sealed, Branches branches, Supplier<String> publicUrl) {
    outbox = new OutboxStore(db, sealed);
    store = new MessageStore(db, sealed, branches, publicUrl);
  }

  private record Plan(int heard, int leftOut) {}

  /** One message for each unheard event and channel; answers how many events were heard. */
  int plan(Instant now) {
    var plan = outbox.inTransaction(now, tx -> plan(tx, now));
    leftOut.add(plan.leftOut());
    return plan.heard();
  }

  private Plan plan(Tx tx, Instant now) {
    var events = outbox.unheard(tx, EVENTS_AT_ONCE);
    var planned = new ArrayList<PlannedMessage>();
    for (var event : events) {
      switch (Template.ofEvent(event.kind()).orElse(null)) {
        case null -> {}
        case NEAR -> outbox.addNear(tx, event, NEAR_AHEAD, now);
        case Template template -> planned.addAll(of(event, template, now));
      }
    }
    int tooMany = planned.isEmpty() ? 0 : outbox.add(tx, insteadOfWaiting(tx, planned, now), now);
    if (!events.isEmpty()) {
      outbox.heard(tx, events);
    }
    return new Plan(events.size(), tooMany);
  }

  private List<PlannedMessage> insteadOfWaiting(Tx tx, List<PlannedMessage> planned, Instant now) {
    var replacing = planned.stream().filter(PlannedMessage::replaces).toList();
    if (replacing.isEmpty()) {
      return planned;
    }
    var waiting = outbox.replace(tx, replacing, now);
    return planned.stream().map(message -> insteadOf(message, waiting)).toList();
  }

  private static PlannedMessage insteadOf(
      PlannedMessage message, List<PlannedMessage.Waiting> waiting) {
    var last = message;
    for (var earlier : waiting) {
      last = message.replaces(earlier) ? last.insteadOf(earlier) : last;
    }
    return last;
  }

  private static List<PlannedMessage> of(
      OutboxStore.Unheard event, Template template, Instant now) {
    if (template.isToFormer()) {
      return event.former() == null
          ? List.of()
          : List.of(PlannedMessage.toFormer(event, template, now));
    }
    if (event.booking() == null && !event.leftMobile()) {
      return List.of();
    }
    var messages = new ArrayList<PlannedMessage>();
    if (!event.isByMailOnly()) {
      messages.add(PlannedMessage.of(event, Channel.SMS, template, now));
    }
    if (event.mail() != null) {
      messages.add(PlannedMessage.of(event, Channel.EMAIL, template, now));
    }
    return messages;
  }

  /** How many messages were left out because their receivers had too many that day. */
  long leftOut() {
    return leftOut.sum();
  }

  /** The budgets of days that are over everywhere. */
  void forgetBudgets(Instant now) {
    outbox.forgetBudgets(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(2));
  }

  /** Leases the messages to hand over now; no other worker gets them while the lease runs. */
  List<Letter> claim(Channel channel, Instant now, int most) {
    return claim(channel, now, most, most);
  }

  /** The same with those first that were never tried, and at most {@code again} others. */
  List<Letter> claim(Channel channel, Instant now, int most, int again) {
    return store.claim(channel, now, now.plus(LEASE), now.plus(SOON), most, again);
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
      case Outcome.Away away -> laterOrNever(letter, away.certainlyNot(), now);
      case Outcome.Declined declined -> laterOrNever(letter, true, now);
      case Outcome.PutOff putOff -> store.again(letter, putOff.until(), true);
      case Outcome.Unopened unopened -> later(letter, true, now);
    }
  }

  private void laterOrNever(Letter letter, boolean certainlyNot, Instant now) {
    if (Retry.isOver(letter.createdAt(), now)) {
      store.givenUp(letter, certainlyNot);
    } else {
      later(letter, certainlyNot, now);
    }
  }

  private void later(Letter letter, boolean certainlyNot, Instant now) {
    var chance = ThreadLocalRandom.current().nextDouble();
    store.again(letter, Retry.next(now, letter.attempts(), chance), certainlyNot);
  }
}
