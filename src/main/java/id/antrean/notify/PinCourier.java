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
 * messages and never behind them, and while the receiver is away every few seconds.
 */
final class PinCourier {
  static final int AT_ONCE = 16;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(3);
  private static final Duration DECLINED = Duration.ofSeconds(30);

  private final Pins pins;
  private final Gateways gateways;
  private final Channel channel;
  private final SmsGateway sms;
  private final MailServer mail;

  PinCourier(Pins pins, Gateways gateways, Channel channel, SmsGateway sms, MailServer mail) {
    this.pins = pins;
    this.gateways = gateways;
    this.channel = channel;
    this.sms = sms;
    this.mail = mail;
  }

  /** Returns whether there may be more to do at once. */
  boolean sendDue(Instant now) {
    var sending = new LinkedHashMap<PinLetter, Future<Outcome>>();
    for (var letter : pins.claim(channel, now, now.plus(LEASE), AT_ONCE)) {
      if (letter.to() != null) {
        sending.put(letter, send(letter));
      }
    }
    sending.forEach((letter, outcome) -> record(letter, outcome.await(), now));
    return sending.size() == AT_ONCE;
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
      case Outcome.Declined declined -> pins.later(letter, now.plus(DECLINED));
      case Outcome.Away away -> {
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
    return String.join(
        "\n\n",
        say("mail.greeting", letter),
        say("mail.fact.pin", letter),
        say("foot.free", letter) + "\n");
  }

  private static String say(String key, PinLetter letter) {
    var texts = Texts.of(letter.language());
    var until = LocalTime.ofInstant(letter.until(), letter.zone());
    Map<String, Object> args =
        Map.of("pin", letter.digits(), "time", texts.dates().time(until, letter.zone()));
    return texts.say(new Sentence(key, args));
  }
}
