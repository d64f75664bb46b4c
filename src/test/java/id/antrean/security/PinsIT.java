package id.antrean.security;

import static id.antrean.security.AskedPins.NOW;
import static id.antrean.security.AskedPins.SEALED;
import static id.antrean.security.AskedPins.code;
import static id.antrean.security.AskedPins.digits;
import static id.antrean.security.AskedPins.key;
import static id.antrean.security.AskedPins.mobile;
import static id.antrean.security.AskedPins.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.testkit.TestPeople;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Six digits that prove whose mobile it is. */
class PinsIT {
  private static AskedPins asked;

  @BeforeAll
  static void start() {
    asked = new AskedPins("pins");
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  @Test
  void theRightDigitsProveTheMobile() {
    var contact = mobile();
    var pin = asked.ask(contact, NOW);
    assertThat(pin.until()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    var digits = digits(pin);
    var typed = digits.substring(0, 3) + " - " + digits.substring(3);
    var proved = asked.pins.prove(pin.id(), typed, key(), NOW.plusSeconds(599));
    assertThat(proved.channel()).isEqualTo(Channel.SMS);
    assertThat(proved.hash()).isEqualTo(contact.hash(SEALED));
  }

  @Test
  void itIsGoodForTenMinutes() {
    var pin = asked.ask(mobile(), NOW);
    var late = NOW.plusSeconds(600);
    assertThat(code(() -> asked.pins.prove(pin.id(), digits(pin), key(), late)))
        .isEqualTo("pin_over");
    assertThat(code(() -> asked.pins.again(pin.id(), "192.0.2.1", late))).isEqualTo("pin_over");
  }

  @Test
  void theFifthWrongTryEndsItAndTheRightDigitsComeTooLate() {
    var pin = asked.ask(mobile(), NOW);
    for (int left = 4; left >= 1; left--) {
      var wrong =
          refusal(() -> asked.pins.prove(pin.id(), TestPins.wrong(digits(pin)), key(), NOW));
      assertThat(wrong.status()).isEqualTo(409);
      assertThat(wrong.detail(Pins.TriesLeft.class)).hasValue(new Pins.TriesLeft(left));
    }
    assertThat(code(() -> asked.pins.prove(pin.id(), TestPins.wrong(digits(pin)), key(), NOW)))
        .isEqualTo("pin_over");
    assertThat(code(() -> asked.pins.prove(pin.id(), digits(pin), key(), NOW)))
        .isEqualTo("pin_over");
  }

  @Test
  void whatIsNotSixDigitsIsNoTry() {
    var pin = asked.ask(mobile(), NOW);
    for (var typed : List.of("", "12345", "1234567", "abcdef", "１２３４５６")) {
      var refusal = refusal(() -> asked.pins.prove(pin.id(), typed, key(), NOW));
      assertThat(refusal.fields()).containsOnlyKeys("pin");
    }
    asked.pins.prove(pin.id(), digits(pin), key(), NOW);
  }

  @Test
  void aHundredGuessesAtOnceAreFiveTries() {
    var pin = asked.ask(mobile(), NOW);
    var wrong = TestPins.wrong(digits(pin));
    var codes =
        TestPeople.race(100, n -> code(() -> asked.pins.prove(pin.id(), wrong, key(), NOW)));
    assertThat(codes).filteredOn("pin_wrong"::equals).hasSize(4);
    assertThat(tries(pin)).isEqualTo(5);
  }

  @Test
  void itIsUsedOnceAndItsUserMayRepeat() {
    var pin = asked.ask(mobile(), NOW);
    var keys = List.of(key(), key(), key());
    var answers =
        TestPeople.race(
            30, n -> code(() -> asked.pins.prove(pin.id(), digits(pin), keys.get(n % 3), NOW)));
    assertThat(answers).filteredOn("fine"::equals).hasSizeBetween(1, 10);
    var winner =
        asked.db.first(
            row -> row.getString(0), "SELECT proved_by FROM pin WHERE id = $1", pin.id());
    asked.pins.prove(pin.id(), digits(pin), winner.orElseThrow(), NOW);
    assertThat(code(() -> asked.pins.prove(pin.id(), digits(pin), key(), NOW)))
        .isEqualTo("pin_over");
  }

  private static int tries(Pin pin) {
    return asked
        .db
        .first(row -> row.getInteger(0), "SELECT tries FROM pin WHERE id = $1", pin.id())
        .orElseThrow();
  }
}
