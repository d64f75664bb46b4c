package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import id.antrean.security.Gateways;
import id.antrean.security.PinLetter;
import id.antrean.security.Pins;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carries the PINs of one channel, for which somebody waits before a page: beside all other
 * messages and never behind them, and while the receiver is away every few seconds. Anybody can ask
 * for one to a number that is never taken, so only a gateway that cannot be reached is away.
 */
final class PinCourier {
  static final int AT_ONCE = 64;

  /**
   * All numbers at which the gateway hangs for five seconds, if nobody asked for a PIN to any other
   * ({@link id.antrean.security.Limit#PIN_ALL}), and half as many.
   */
  private static final int MOST_FIRST_ON_THE_WAY = 160;

  /** What is tried again has a room of its own. */
  private static final int MOST_AGAIN_ON_THE_WAY = 32;

  static final int MOST_ON_THE_WAY = MOST_FIRST_ON_THE_WAY + MOST_AGAIN_ON_THE_WAY;

  /** Whoever still waits for one asks for it again. */
  private static final int MOST_TRIES_THAT_MAY_HAVE_ARRIVED = 3;

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(3);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private final Pins pins;
  private final Gateways gateways;
  private final Channel channel;
  private final SmsGateway sms;
  private final MailServer mail;
  private final OnTheWay<PinLetter> onTheWay = new OnTheWay<>();

  PinCourier(Pins pins, Gateways gateways, Channel channel, SmsGateway sms, MailServer mail) {
    this.pins = pins;
    this.gateways = gateways;
    this.channel = channel;
    this.sms = sms;
    this.mail = mail;
  }

  /**
   * Returns whether there may be more to do at once. A number at which the gateway hangs keeps
   * nobody else waiting: what has not ended soon is looked at again the next time.
   */
  boolean sendDue(Instant now) {
    recordEnded(now);
    int again = onTheWay.count(letter -> letter.attempts() > 1);
    int first = onTheWay.count(letter -> letter.attempts() == 1);
    int room = Math.min(AT_ONCE, MOST_FIRST_ON_THE_WAY - first);
    var letters = pins.claim(channel, now, now.plus(LEASE), room, MOST_AGAIN_ON_THE_WAY - again);
    var sending = new LinkedHashMap<PinLetter, Future<Outcome>>();
    for (var letter : letters) {
      if (letter.to() != null) {
        sending.put(letter, send(letter));
      }
    }
    onTheWay.send(sending);
    recordEnded(now);
    return !letters.isEmpty() && letters.size() >= room;
  }

  private void recordEnded(Instant now) {
    onTheWay.ended().forEach(one -> record(one.letter(), one.outcome(), now));
  }

  /** What is on its way is ended and recorded, for else it would be sent again. */
  void close(Instant now) {
    onTheWay.finish();
    recordEnded(now);
  }

  private void record(PinLetter letter, Outcome outcome, Instant now) {
    switch (outcome) {
      case Outcome.Accepted accepted -> {
        pins.sent(letter);
        gateways.reached(channel);
      }
      case Outcome.Refused refused -> {
        pins.failed(letter);
        gateways.reached(channel);
      }
      // Whose number it is nobody knows yet: it proves nothing about the gateway.
      case Outcome.Declined declined -> pins.later(letter, now.plus(SELDOM));
      // It may have arrived.
      case Outcome.Away away
          when !away.certainlyNot() && letter.attempts() >= MOST_TRIES_THAT_MAY_HAVE_ARRIVED ->
          pins.failed(letter);
      case Outcome.Away away when !away.certainlyNot() -> pins.later(letter, now.plus(SELDOM));
      case Outcome.Away away when away.unreachable() -> {
        pins.later(letter, now.plus(AGAIN));
        gateways.missed(channel, now);
      }
      default -> pins.later(letter, now.plus(AGAIN));
    }
  }

  private Future<Outcome> send(PinLetter letter) {
    var id = "antrean-pin-" + letter.id();
    var address = letter.to().address();
    return switch (channel) {
      case SMS -> sms.send(id, new Phone(address), say("sms.pin", letter));
      case EMAIL ->
          mail.send(id, new Email(address), say("mail.subject.pin", letter), mailText(letter));
    };
  }

  private static String mailText(PinLetter letter) {
    return String.join("\n\n", say("mail.fact.pin", letter), say("foot.free", letter) + "\n");
  }

  private static String say(String key, PinLetter letter) {
    var texts = Texts.of(letter.language());
    var until = LocalTime.ofInstant(letter.until(), letter.zone());
    Map<String, Object> args =
        Map.of("pin", letter.digits(), "time", texts.dates().time(until, letter.zone()));
    return texts.say(new Sentence(key, args));
  }
}
