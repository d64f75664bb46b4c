package id.antrean.notify;

import id.antrean.core.Problem;
import id.antrean.security.Gateways;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the due messages of one channel. While the receiver cannot be reached it tries one letter
 * at a time, ever more seldom, so that an outage wears out neither the receiver nor the messages.
 * All other trouble may be of one number only, whoever owns it: that message waits, and nothing
 * else.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  static final int AT_ONCE = 16;
  private static final int LONGEST_PAUSE_SECONDS = 30;

  /**
   * So many proved receivers that take nothing, and nobody who does: that is the gateway's doing.
   */
  private static final int AN_OUTAGE = 5;

  private static final Duration WARN_EVERY = Duration.ofMinutes(1);

  private static final List<Letter> NONE = List.of();

  private final Messages messages;
  private final Sender sender;
  private final Gateways gateways;
  private final OnTheWay<Letter> onTheWay = new OnTheWay<>();
  private Instant resumeAt = Instant.MIN;
  private Instant warnAgainAt = Instant.MIN;
  private int failuresInARow;

  /**
   * Proved mobile numbers or mailboxes of this channel, since one was taken, up to {@link
   * #AN_OUTAGE}. Anybody can name a number that is never taken, and with five SIM cards prove five
   * that then take nothing; so only those count that were proved a day before.
   */
  private final Set<String> untaken = new HashSet<>();

  Courier(Messages messages, Sender sender, Gateways gateways) {
    this.messages = messages;
    this.sender = sender;
    this.gateways = gateways;
  }

  /**
   * Returns whether there may be more to do at once. The worker pauses after every batch, however
   * small, to keep within the provider's rate. What has not ended soon is looked at again the next
   * time: until then its receiver gets nothing else, and all others get theirs.
   */
  boolean sendDue(Instant now) {
    recordEnded(now);
    if (now.isBefore(resumeAt)) {
      return false;
    }
    int most = Math.min(failuresInARow > 0 ? 1 : AT_ONCE, roomFor(false));
    var letters = most > 0 ? messages.claim(sender.channel(), now, most, roomFor(true)) : NONE;
    var sending = new LinkedHashMap<Letter, Future<Outcome>>();
    letters.forEach(letter -> sending.put(letter, send(letter, now)));
    onTheWay.send(sending);
    recordEnded(now);
    return !letters.isEmpty() && !now.isBefore(resumeAt);
  }

  /** Those that failed before leave room for those that are tried for the first time. */
  private int roomFor(boolean again) {
    int most = again ? sender.mostOnTheWay() / 2 : sender.mostOnTheWay();
    return Math.max(0, most - onTheWay.count(letter -> !again || letter.attempts() > 1));
  }

  private void recordEnded(Instant now) {
    var ended = onTheWay.ended();
    if (ended.isEmpty()) {
      return;
    }
    Outcome.Away unreachable = null;
    boolean anyAnswer = false;
    int unopened = 0;
    var taken = new LinkedHashMap<Letter, Outcome.Accepted>();
    for (var one : ended) {
      if (one.outcome() instanceof Outcome.Accepted accepted) {
        taken.put(one.letter(), accepted);
      } else {
        record(one.letter(), one.outcome(), now);
      }
      switch (one.outcome()) {
        case Outcome.Away away -> {
          unreachable = away.unreachable() ? away : unreachable;
          noteUntaken(one.letter());
        }
        case Outcome.Declined no -> noteUntaken(one.letter());
        case Outcome.Unopened waits -> unopened++;
        case Outcome.Obsolete late -> {}
        case Outcome.PutOff early -> {}
        default -> anyAnswer = true;
      }
    }
    warnOf(unopened, now);
    try {
      messages.recordSent(taken, now);
    } catch (Problem e) {
      LOG.warn("{}: that {} were taken is not recorded", sender.channel(), taken.size(), e);
    }
    if (anyAnswer) {
      reached();
    } else if (unreachable != null) {
      missed(unreachable, now);
    }
    if (untaken.size() >= AN_OUTAGE) {
      gateways.missed(sender.channel(), now);
    }
  }

  /** What is on its way is ended and recorded, for else it would be sent again. */
  void close(Instant now) {
    onTheWay.finish();
    recordEnded(now);
  }

  private Future<Outcome> send(Letter letter, Instant now) {
    var instead = Hours.insteadOfSending(letter, now);
    if (instead.isPresent()) {
      return Future.succeededFuture(instead.get());
    }
    if (!letter.opened()) {
      return Future.succeededFuture(new Outcome.Unopened());
    }
    if (letter.to() == null) {
      return Future.succeededFuture(new Outcome.Refused("nobody to send it to"));
    }
    return sender.send(letter);
  }

  /** What cannot be recorded stays leased and is sent again, with the same id. */
  private void record(Letter letter, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Refused refused) {
      LOG.warn("{} {} was refused: {}", sender.channel(), letter.id(), refused.why());
    }
    try {
      messages.record(letter, outcome, now);
    } catch (Problem e) {
      LOG.warn("{} {}: its outcome is not recorded", sender.channel(), letter.id(), e);
    }
  }

  private void warnOf(int unopened, Instant now) {
    if (unopened > 0 && !now.isBefore(warnAgainAt)) {
      LOG.warn(
          "{}: messages wait because no key here opens whom they are for, {} of those due now;"
              + " see sealed_values_unopened_total",
          sender.channel(),
          unopened);
      warnAgainAt = now.plus(WARN_EVERY);
    }
  }

  private void noteUntaken(Letter letter) {
    if (letter.toProved() && untaken.size() < AN_OUTAGE) {
      untaken.add(letter.to().by(sender.channel()).holder());
    }
  }

  private void reached() {
    gateways.reached(sender.channel());
    untaken.clear();
    if (failuresInARow > 0) {
      LOG.info("{}: the receiver is back", sender.channel());
    }
    failuresInARow = 0;
  }

  private void missed(Outcome.Away away, Instant now) {
    if (failuresInARow == 0) {
      LOG.warn("{}: the receiver is away: {}", sender.channel(), away.why());
    }
    failuresInARow++;
    gateways.missed(sender.channel(), now);
    int pause = Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(failuresInARow, 10));
    resumeAt = now.plusSeconds(pause);
  }
}
