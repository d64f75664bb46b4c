package id.antrean.security;

import static id.antrean.security.AskedPins.NOW;
import static id.antrean.security.AskedPins.SEALED;
import static id.antrean.security.AskedPins.code;
import static id.antrean.security.AskedPins.key;
import static id.antrean.security.AskedPins.mobile;
import static id.antrean.security.AskedPins.refusal;
import static id.antrean.security.AskedPins.wish;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.testkit.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a PIN goes out, and to how many. */
class PinLimitsIT {
  private static AskedPins asked;

  @BeforeAll
  static void start() {
    asked = new AskedPins("pin-limits");
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void aRepeatOfTheQuestionSendsNothingAndAnotherReceiverIsRefused() {
    var contact = mobile();
    var wish = wish(contact, key(), Optional.empty());
    var first = asked.pins.ask(wish, NOW);
    var answers = TestPeople.race(10, n -> asked.pins.ask(wish, NOW).id());
    assertThat(answers).containsOnly(first.id());
    assertThat(asked.letters(contact)).isEqualTo(1);
    var other = wish(mobile(), wish.requestKey(), Optional.empty());
    assertThat(code(() -> asked.pins.ask(other, NOW))).isEqualTo("request_key_reused");
  }

  @Test
  void twinsOfOneQuestionThatComeTogetherAreOnePin() {
    var contact = mobile();
    var wish = wish(contact, key(), Optional.of(UUID.randomUUID()));
    assertThat(TestPeople.race(20, n -> asked.unlimited.ask(wish, NOW).id()).stream().distinct())
        .hasSize(1);
    assertThat(asked.letters(contact)).isEqualTo(1);
  }

  @Test
  void oneCaptchaBringsOnePin() {
    var captcha = Optional.of(UUID.randomUUID());
    var codes =
        TestPeople.race(
            20, n -> code(() -> asked.unlimited.ask(wish(mobile(), key(), captcha), NOW)));
    assertThat(codes).filteredOn("fine"::equals).hasSize(1);
    assertThat(codes).filteredOn("captcha_used"::equals).hasSize(19);
  }

  @Test
  void theSamePinGoesOutAgainAfterAMinute() {
    var contact = mobile();
    var pin = asked.ask(contact, NOW);
    var early = refusal(() -> asked.pins.again(pin.id(), "192.0.2.1", NOW.plusSeconds(59)));
    assertThat(early.status()).isEqualTo(429);
    assertThat(early.retryAfterSeconds()).isBetween(1, 2);
    var again = asked.pins.again(pin.id(), "192.0.2.1", NOW.plusSeconds(60));
    assertThat(again.id()).isEqualTo(pin.id());
    assertThat(again.until()).isEqualTo(pin.until());
    assertThat(again.againAt()).isEqualTo(NOW.plusSeconds(120));
    assertThat(asked.letters(contact)).isEqualTo(2);
  }

  /** An SMS abroad costs the same whichever button sends it. */
  @Test
  void abroadEachTimeCounts() {
    var limited = asked.limited(() -> NOW);
    var wish = strangers(new Phone("+88216430001"), 77);
    var pin = limited.ask(wish, NOW);
    int sent = 0;
    for (int n = 1; n <= 2; n++) {
      limited.again(pin.id(), wish.address(), NOW.plusSeconds(61L * n));
      sent++;
    }
    for (int n = 0; n < 2; n++) {
      limited.ask(strangers(new Phone("+8821643001" + n), 77), NOW);
      sent++;
    }
    assertThat(1 + sent).isEqualTo(5);
    assertThat(code(() -> limited.ask(strangers(new Phone("+88216430099"), 77), NOW)))
        .isEqualTo("too_many_requests");
  }

  @Test
  void twentyPressesAtOnceSendItOnce() {
    var contact = mobile();
    var pin = asked.ask(contact, NOW);
    var codes =
        TestPeople.race(
            20, n -> code(() -> asked.pins.again(pin.id(), "192.0.2.1", NOW.plusSeconds(61))));
    assertThat(codes).filteredOn("fine"::equals).hasSize(1);
    assertThat(asked.letters(contact)).isEqualTo(2);
  }

  @Test
  void aReceiverGetsThreeAnHourAndFiveADayWhoeverAsks() {
    var contact = mobile();
    assertThat(sent(contact, NOW)).isEqualTo(3);
    assertThat(sent(contact, NOW.plusSeconds(3_599))).isZero();
    assertThat(sent(contact, NOW.plusSeconds(3_601))).isEqualTo(2);
    assertThat(sent(contact, NOW.plusSeconds(20_000))).isZero();
    assertThat(sent(contact, NOW.plusSeconds(86_401))).isEqualTo(3);
  }

  /** How many of twenty who ask at once get one. */
  private static int sent(Contact contact, Instant now) {
    var codes =
        TestPeople.race(
            20, n -> code(() -> asked.unlimited.ask(wish(contact, key(), Optional.empty()), now)));
    assertThat(codes).allMatch(c -> c.equals("fine") || c.equals("pins_spent"));
    return (int) codes.stream().filter("fine"::equals).count();
  }

  /** Negative control: where each question takes a lock of its own, more than three are sent. */
  @Test
  void withoutTheLockOfTheReceiverMoreAreSent() {
    int sent = 0;
    for (int rounds = 0; rounds < 5 && sent <= 3; rounds++) {
      var other = mobile();
      var hash = other.hash(SEALED);
      var store = new PinStore(asked.db, SEALED);
      TestPeople.race(20, n -> countedWithoutLock(store, other, hash));
      sent = Math.max(sent, asked.letters(other));
    }
    assertThat(sent).isGreaterThan(3);
  }

  private static boolean countedWithoutLock(PinStore store, Contact contact, byte[] hash) {
    return asked.db.inTransaction(
        NOW,
        tx -> {
          if (AskedPins.letters(tx, contact) >= 3) {
            return false;
          }
          var pin = new Pin(UUID.randomUUID(), NOW.plus(Pins.GOOD), NOW);
          store.add(tx, pin, wish(contact, key(), Optional.empty()), hash, NOW);
          store.addLetter(tx, pin.id(), NOW);
          return true;
        });
  }

  /** As many come back in the hour after. */
  @Test
  void oneAddressReachesAHundredAndFiftyStrangersAtOnceAndNotMore() {
    assertThat(new Clocked().sent(160, 100, n -> strangers("192.0.2.9"))).isEqualTo(150);
  }

  /** A hundred and fifty of them, with five bookings each, would be a branch's day. */
  @Test
  void whoOwnsAWholeHouseOfMailboxesProvesFewOfThem() {
    var limited = new Clocked();
    int own = limited.sent(40, 200, n -> stranger("a%d@m%d.calo.id".formatted(n, n), n));
    assertThat(own).isEqualTo(15);
    int gmail = limited.sent(40, 200, n -> stranger("orang%d@gmail.com".formatted(n), n));
    assertThat(gmail).isEqualTo(40);
  }

  private static PinWish stranger(String mail, int address) {
    return strangers(Contact.of(new Email(mail)), "203.0.113." + address);
  }

  /** Else one sender with one solved captcha would keep everybody else from a PIN. */
  @Test
  void whoIsRefusedTakesNothingFromTheOthers() {
    var limited = asked.limited(() -> NOW);
    var victim = mobile();
    for (int n = 0; n < 3; n++) {
      asked.ask(victim, NOW);
    }
    for (int n = 0; n < 50; n++) {
      var again = wish(victim, key(), Optional.empty());
      assertThat(code(() -> limited.ask(again, NOW))).isEqualTo("pins_spent");
    }
    assertThat(code(() -> limited.ask(strangers("192.0.2.10"), NOW))).isEqualTo("fine");
  }

  /** Else one picture, solved once, would switch the PIN off for everybody. */
  @Test
  void aSpentCaptchaTakesNothingFromTheOthers() {
    var limited = asked.limited(() -> NOW);
    var spent = Optional.of(UUID.randomUUID());
    assertThat(code(() -> limited.ask(wish(mobile(), key(), spent), NOW))).isEqualTo("fine");
    var abroad = new Phone("+88216420000");
    for (int n = 0; n < 60; n++) {
      var mobile = n < 50 ? mobile() : Contact.of(abroad);
      assertThat(code(() -> limited.ask(wish(mobile, key(), spent), NOW)))
          .isEqualTo("captcha_used");
    }
    assertThat(code(() -> limited.ask(strangers("192.0.2.12"), NOW))).isEqualTo("fine");
    assertThat(code(() -> limited.ask(strangers(abroad, 198), NOW))).isEqualTo("fine");
  }

  /** Those that came before it was spent give back what they took. */
  @Test
  void ofManyWithOneCaptchaAtOnceOneUsesUpATry() {
    var limited = asked.limited(() -> NOW);
    for (int round = 0; round < 10; round++) {
      var captcha = Optional.of(UUID.randomUUID());
      var codes =
          TestPeople.race(8, n -> code(() -> limited.ask(wish(mobile(), key(), captcha), NOW)));
      assertThat(codes).filteredOn("fine"::equals).hasSize(1);
      assertThat(codes).filteredOn("captcha_used"::equals).hasSize(7);
    }
  }

  /** Numbers that pay their owner are bought by the hundred in one country. */
  @Test
  void oneAddressGetsFewToACountryAbroadAndShutsItForNobody() {
    var limited = new Clocked();
    int sent = limited.sent(20, 100, n -> strangers(new Phone("+8821640%04d".formatted(n)), 1));
    assertThat(sent).isEqualTo(5);
    assertThat(limited.ask(strangers(new Phone("+88216409999"), 2))).isEqualTo("fine");
    assertThat(limited.ask(strangers(new Phone("+60123450001"), 1))).isEqualTo("fine");
  }

  @Test
  void oneCountryAbroadGetsAHundredAndFiftyFromWhateverAddresses() {
    var limited = new Clocked();
    int sent = limited.sent(200, 60, n -> strangers(new Phone("+8821641%04d".formatted(n)), n));
    assertThat(sent).isEqualTo(150);
    assertThat(limited.ask(strangers("192.0.2.11"))).isEqualTo("fine");
  }

  /** PINs whose limits go by a clock that each question may push. */
  private static final class Clocked {
    private Instant now = NOW;
    private final Pins pins = asked.limited(() -> now);

    /** How many of {@code many}, one each {@code millis}, get a PIN. */
    int sent(int many, int millis, IntFunction<PinWish> each) {
      int sent = 0;
      for (int n = 0; n < many; n++) {
        sent += ask(each.apply(n)).equals("fine") ? 1 : 0;
        now = now.plusMillis(millis);
      }
      return sent;
    }

    String ask(PinWish wish) {
      return code(() -> pins.ask(wish, NOW));
    }
  }

  private static PinWish strangers(Phone phone, int address) {
    return strangers(Contact.of(phone), "203.0.113." + address);
  }

  private static PinWish strangers(String address) {
    return strangers(mobile(), address);
  }

  private static PinWish strangers(Contact contact, String address) {
    var zone = ZoneId.of("Asia/Jakarta");
    return new PinWish(contact, "id", zone, key(), Optional.empty(), address);
  }

  @Test
  void anEMailAddressIsOneMailboxHoweverItIsWritten() {
    var one = Contact.of(new Email("siti@contoh.id"));
    var other = Contact.of(new Email(one.address().toUpperCase().replace("@", "+x@")));
    assertThat(other.hash(SEALED)).isEqualTo(one.hash(SEALED));
    assertThat(sent(one, NOW)).isEqualTo(3);
    assertThat(sent(other, NOW)).isZero();
  }

  @Test
  void afterADayAndTwoHoursNothingIsLeftOfIt() {
    var contact = mobile();
    asked.ask(contact, NOW);
    asked.unlimited.forget(NOW.plus(Duration.ofHours(25)));
    assertThat(asked.letters(contact)).isEqualTo(1);
    asked.unlimited.forget(NOW.plus(Duration.ofHours(27)));
    assertThat(asked.letters(contact)).isZero();
  }
}
