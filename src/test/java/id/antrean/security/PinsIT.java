package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Six digits that prove whose mobile it is. */
class PinsIT {
  private static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static int phones;

  private static Vertx vertx;
  private static Database db;
  private static Cluster cluster;
  private static Pins pins;
  private static Pins unlimited;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    cluster = new Cluster(new Peers(List.of(), 0, "pins", Optional.empty()));
    pins = new Pins(db, SEALED, new Limits(cluster, SEALED, true, () -> NOW));
    unlimited = new Pins(db, SEALED, new Limits(cluster, SEALED, false, () -> NOW));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    db.close();
    vertx.close().await();
  }

  @Test
  void theRightDigitsProveTheMobile() {
    var contact = mobile();
    var pin = ask(contact, NOW);
    assertThat(pin.until()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    var digits = TestPins.digits(SEALED, pin.id());
    var typed = digits.substring(0, 3) + " - " + digits.substring(3);
    var proved = pins.prove(pin.id(), typed, key(), NOW.plusSeconds(599));
    assertThat(proved.channel()).isEqualTo(Channel.SMS);
    assertThat(proved.hash()).isEqualTo(contact.hash(SEALED));
  }

  @Test
  void itIsGoodForTenMinutes() {
    var pin = ask(mobile(), NOW);
    var late = NOW.plusSeconds(600);
    assertThat(code(() -> pins.prove(pin.id(), digits(pin), key(), late))).isEqualTo("pin_over");
    assertThat(code(() -> pins.again(pin.id(), late))).isEqualTo("pin_over");
  }

  @Test
  void theFifthWrongTryEndsItAndTheRightDigitsComeTooLate() {
    var pin = ask(mobile(), NOW);
    for (int left = 4; left >= 1; left--) {
      var wrong = refusal(() -> pins.prove(pin.id(), TestPins.wrong(digits(pin)), key(), NOW));
      assertThat(wrong.status()).isEqualTo(409);
      assertThat(wrong.detail(Pins.TriesLeft.class)).hasValue(new Pins.TriesLeft(left));
    }
    assertThat(code(() -> pins.prove(pin.id(), TestPins.wrong(digits(pin)), key(), NOW)))
        .isEqualTo("pin_over");
    assertThat(code(() -> pins.prove(pin.id(), digits(pin), key(), NOW))).isEqualTo("pin_over");
  }

  @Test
  void whatIsNotSixDigitsIsNoTry() {
    var pin = ask(mobile(), NOW);
    for (var typed : List.of("", "12345", "1234567", "abcdef", "１２３４５６")) {
      var refusal = refusal(() -> pins.prove(pin.id(), typed, key(), NOW));
      assertThat(refusal.fields()).containsOnlyKeys("pin");
    }
    pins.prove(pin.id(), digits(pin), key(), NOW);
  }

  @Test
  void aHundredGuessesAtOnceAreFiveTries() {
    var pin = ask(mobile(), NOW);
    var wrong = TestPins.wrong(digits(pin));
    var codes = TestPeople.race(100, n -> code(() -> pins.prove(pin.id(), wrong, key(), NOW)));
    assertThat(codes).filteredOn("pin_wrong"::equals).hasSize(4);
    assertThat(tries(pin)).isEqualTo(5);
  }

  @Test
  void itIsUsedOnceAndItsUserMayRepeat() {
    var pin = ask(mobile(), NOW);
    var keys = List.of(key(), key(), key());
    var answers =
        TestPeople.race(
            30, n -> code(() -> pins.prove(pin.id(), digits(pin), keys.get(n % 3), NOW)));
    assertThat(answers).filteredOn("fine"::equals).hasSizeBetween(1, 10);
    var winner =
        db.first(row -> row.getString(0), "SELECT proved_by FROM pin WHERE id = $1", pin.id());
    pins.prove(pin.id(), digits(pin), winner.orElseThrow(), NOW);
    assertThat(code(() -> pins.prove(pin.id(), digits(pin), key(), NOW))).isEqualTo("pin_over");
  }

  @Test
  void aRepeatOfTheQuestionSendsNothingAndAnotherReceiverIsRefused() {
    var contact = mobile();
    var wish = wish(contact, key(), Optional.empty());
    var first = pins.ask(wish, NOW);
    var answers = TestPeople.race(10, n -> pins.ask(wish, NOW).id());
    assertThat(answers).containsOnly(first.id());
    assertThat(letters(contact)).isEqualTo(1);
    var other = wish(mobile(), wish.requestKey(), Optional.empty());
    assertThat(code(() -> pins.ask(other, NOW))).isEqualTo("request_key_reused");
  }

  @Test
  void twinsOfOneQuestionThatComeTogetherAreOnePin() {
    var contact = mobile();
    var wish = wish(contact, key(), Optional.of(UUID.randomUUID()));
    assertThat(TestPeople.race(20, n -> unlimited.ask(wish, NOW).id()).stream().distinct())
        .hasSize(1);
    assertThat(letters(contact)).isEqualTo(1);
  }

  @Test
  void oneCaptchaBringsOnePin() {
    var captcha = Optional.of(UUID.randomUUID());
    var codes =
        TestPeople.race(20, n -> code(() -> unlimited.ask(wish(mobile(), key(), captcha), NOW)));
    assertThat(codes).filteredOn("fine"::equals).hasSize(1);
    assertThat(codes).filteredOn("captcha_used"::equals).hasSize(19);
  }

  @Test
  void theSamePinGoesOutAgainAfterAMinute() {
    var contact = mobile();
    var pin = ask(contact, NOW);
    var early = refusal(() -> pins.again(pin.id(), NOW.plusSeconds(59)));
    assertThat(early.status()).isEqualTo(429);
    assertThat(early.retryAfterSeconds()).isBetween(1, 2);
    var again = pins.again(pin.id(), NOW.plusSeconds(60));
    assertThat(again.id()).isEqualTo(pin.id());
    assertThat(again.until()).isEqualTo(pin.until());
    assertThat(again.againAt()).isEqualTo(NOW.plusSeconds(120));
    assertThat(letters(contact)).isEqualTo(2);
  }

  @Test
  void twentyPressesAtOnceSendItOnce() {
    var contact = mobile();
    var pin = ask(contact, NOW);
    var codes = TestPeople.race(20, n -> code(() -> pins.again(pin.id(), NOW.plusSeconds(61))));
    assertThat(codes).filteredOn("fine"::equals).hasSize(1);
    assertThat(letters(contact)).isEqualTo(2);
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
            20, n -> code(() -> unlimited.ask(wish(contact, key(), Optional.empty()), now)));
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
      var store = new PinStore(db, SEALED);
      TestPeople.race(20, n -> countedWithoutLock(store, other, hash));
      sent = Math.max(sent, letters(other));
    }
    assertThat(sent).isGreaterThan(3);
  }

  private static boolean countedWithoutLock(PinStore store, Contact contact, byte[] hash) {
    return db.inTransaction(
        NOW,
        tx -> {
          if (letters(tx, contact) >= 3) {
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
    var clock = new Instant[] {NOW};
    var limited = new Pins(db, SEALED, new Limits(cluster, SEALED, true, () -> clock[0]));
    int sent = 0;
    for (int second = 0; second < 16; second++) {
      clock[0] = NOW.plusSeconds(second);
      for (int n = 0; n < 10; n++) {
        sent += code(() -> limited.ask(strangers("192.0.2.9"), NOW)).equals("fine") ? 1 : 0;
      }
    }
    assertThat(sent).isEqualTo(150);
  }

  /** Else one sender with one solved captcha would keep everybody else from a PIN. */
  @Test
  void whoIsRefusedTakesNothingFromTheOthers() {
    var limited = new Pins(db, SEALED, new Limits(cluster, SEALED, true, () -> NOW));
    var victim = mobile();
    for (int n = 0; n < 3; n++) {
      ask(victim, NOW);
    }
    for (int n = 0; n < 50; n++) {
      var again = wish(victim, key(), Optional.empty());
      assertThat(code(() -> limited.ask(again, NOW))).isEqualTo("pins_spent");
    }
    assertThat(code(() -> limited.ask(strangers("192.0.2.10"), NOW))).isEqualTo("fine");
  }

  private static PinWish strangers(String address) {
    var zone = ZoneId.of("Asia/Jakarta");
    return new PinWish(mobile(), "id", zone, key(), Optional.empty(), address);
  }

  @Test
  void anEMailAddressIsOneMailboxHoweverItIsWritten() {
    var one = Contact.of(new Email("siti" + phones++ + "@contoh.id"));
    var other = Contact.of(new Email(one.address().toUpperCase().replace("@", "+x@")));
    assertThat(other.hash(SEALED)).isEqualTo(one.hash(SEALED));
    assertThat(sent(one, NOW)).isEqualTo(3);
    assertThat(sent(other, NOW)).isZero();
  }

  @Test
  void afterADayAndTwoHoursNothingIsLeftOfIt() {
    var contact = mobile();
    ask(contact, NOW);
    unlimited.forget(NOW.plus(Duration.ofHours(25)));
    assertThat(letters(contact)).isEqualTo(1);
    unlimited.forget(NOW.plus(Duration.ofHours(27)));
    assertThat(letters(contact)).isZero();
  }

  private static Contact mobile() {
    return Contact.of(new Phone("+62812%08d".formatted(70_000 + phones++)));
  }

  private static Pin ask(Contact contact, Instant now) {
    return unlimited.ask(wish(contact, key(), Optional.empty()), now);
  }

  private static PinWish wish(Contact contact, String requestKey, Optional<UUID> captcha) {
    return new PinWish(
        contact, "id", ZoneId.of("Asia/Jakarta"), requestKey, captcha, "198.51.100.1");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String digits(Pin pin) {
    return TestPins.digits(SEALED, pin.id());
  }

  private static int tries(Pin pin) {
    return db.first(row -> row.getInteger(0), "SELECT tries FROM pin WHERE id = $1", pin.id())
        .orElseThrow();
  }

  private static int letters(Contact contact) {
    return letters(db, contact);
  }

  private static int letters(Sql sql, Contact contact) {
    return sql.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM pin_letter WHERE receiver_hash = $1",
            contact.hash(SEALED))
        .orElseThrow();
  }

  private static Problem refusal(ThrowingCallable call) {
    return catchThrowableOfType(Problem.class, call);
  }

  /** "fine", or the code of the refusal. */
  private static String code(Callable<?> call) {
    try {
      call.call();
      return "fine";
    } catch (Problem refusal) {
      return refusal.code();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
