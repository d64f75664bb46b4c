package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.page.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"402917", " 402 917 ", "402-917", "40 29 17", "4O2917", "PIN: 402917."})
  void isReadHoweverItIsTyped(String typed) {
    assertThat(PinText.digits(typed)).contains("402917");
  }

  @ParameterizedTest
  @CsvSource({"id,sms.pin", "en,sms.pin", "id,mail.fact.pin", "en,mail.fact.pin"})
  void isFoundInTheWholeMessage(String language, String key) {
    var message = Texts.of(language).say(key, "pin", "402917", "time", "10.15");
    assertThat(PinText.digits(message)).contains("402917");
    assertThat(PinText.digits("Antrean\n12/11 09.58\n" + message)).contains("402917");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "PIN 402917 atau 402918", "0812 3456 7890"})
  void isNotGuessed(String typed) {
    assertThat(PinText.digits(typed)).isEmpty();
  }

  @Test
  void isNotSoughtInABook() {
    assertThat(PinText.digits("402917 " + "x".repeat(5_000))).isEmpty();
  }
}
