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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Carries the PINs of one channel, for which somebody waits before a page: beside all other
 * messages and never behind them, and while the receiver is away every few seconds. Anybody can ask
 * for one to a number that is never taken, so only a gateway that cannot be reached is away.
 */
final class PinCourier {
  static final int AT_ONCE = 16;
  private static final int MOST_ON_THE_WAY = 64;
  private static final int SOON_MS = 1_000;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(3);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private final Pins pins;
  private final Gateways gateways;
  private final Channel channel;
  private final SmsGateway sms;
  private final MailServer mail;
  private final Map<PinLetter, Future<Outcome>> onTheWay = new LinkedHashMap<>();

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
    int room = Math.min(AT_ONCE, MOST_ON_THE_WAY - onTheWay.size());
    var letters = room > 0 ? pins.claim(channel, now, now.plus(LEASE), room) : List.<PinLetter>of();
    for (var letter : letters) {
      if (letter.to() != null) {
        onTheWay.put(letter, send(letter));
      }
    }
    soon(letters.stream().filter(onTheWay::containsKey).map(onTheWay::get).toList());
    recordEnded(now);
    return !letters.isEmpty() && letters.size() == room;
  }

  /** Waits for these, but not for long. */
  private static void soon(List<Future<Outcome>> sending) {
    if (!sending.isEmpty()) {
      Future.join(sending).timeout(SOON_MS, TimeUnit.MILLISECONDS).otherwiseEmpty().await();
    }
  }

  private void recordEnded(Instant now) {
    var ended = onTheWay.entrySet().stream().filter(e -> e.getValue().isComplete()).toList();
    ended.forEach(
        entry -> {
          onTheWay.remove(entry.getKey());
          record(entry.getKey(), entry.getValue().result(), now);
        });
  }

  /** What is on its way is ended and recorded, for else it would be sent again. */
  void close(Instant now) {
    Future.join(List.copyOf(onTheWay.values())).otherwiseEmpty().await();
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
