package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpjTest {
  private static final Kpj.Shapes OLD_AND_NEW =
      Kpj.Shapes.of(List.of("[0-9]{9}", "[0-9A-Z]{7}[0-9]{4}"));

  @ParameterizedTest
  @CsvSource({
    "12345678901,12345678901",
    "1234 567 8901,12345678901",
    "12.345.678-901,12345678901",
    "KPJ: 12345678901,12345678901",
    "No. KPJ 12345678901,12345678901",
    "05ab1234567,05AB1234567",
    "１２３４５６７８９０１,12345678901"
  })
  void isReadHoweverItIsTyped(String typed, String number) {
    assertThat(Kpj.parse(typed).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "123456789", "123456789012"})
  void ofAnotherLengthIsRefusedByDefault(String typed) {
    assertThat(refusal("kpj", () -> Kpj.parse(typed)))
        .isEqualTo(Sentence.of("err.kpjLength", "m", "11", "n", typed.length()));
  }

  @Test
  void ofNineDigitsIsAcceptedOnceItsShapeIsConfigured() {
    assertThat(Kpj.parse("987654321", OLD_AND_NEW).number()).isEqualTo("987654321");
    assertThat(refusal("kpj", () -> Kpj.parse("9876543210", OLD_AND_NEW)))
        .isEqualTo(Sentence.of("err.kpjLength", "m", "9/11", "n", 10));
  }

  @Test
  void endsWithFourDigits() {
    assertThat(refusal("kpj", () -> Kpj.parse("1234567890A")))
        .isEqualTo(Sentence.of("err.kpjShape"));
  }

  @Test
  void aLetterInThePlaceOfADigitAtTheEndIsNamed() {
    assertThat(refusal("kpj", () -> Kpj.parse("1234567890O")))
        .isEqualTo(Sentence.of("err.kpjLookalike", "x", "O", "y", "0"));
    assertThat(refusal("kpj", () -> Kpj.parse("123456789l1")))
        .isEqualTo(Sentence.of("err.kpjLookalike", "x", "l", "y", "1"));
  }

  @Test
  void withNoOtherLettersThanThoseMayBeMistyped() {
    assertThat(Kpj.parse("123O5678901").lookalikes()).contains(new Lookalikes("O", "0"));
    assertThat(Kpj.parse("AO345678901").lookalikes()).isEmpty();
    assertThat(Kpj.parse("12345678901").lookalikes()).isEmpty();
  }

  @Test
  void leftEmptyIsAskedFor() {
    assertThat(refusal("kpj", () -> Kpj.parse("")))
        .isEqualTo(Sentence.of("err.kpjEmpty", "m", "11"));
  }

  @Test
  void isNotPrinted() {
    assertThat(Kpj.parse("12345678901")).hasToString("Kpj[hidden]");
  }
}
