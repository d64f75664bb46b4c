package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08123456789",
        "628123456789",
        "+628123456789",
        "+62 812-3456-789",
        "+62 0812 3456 789",
        "(0812) 345.67.89",
        "8123456789",
        "HP: 08123456789",
        "No. HP/WA 0812 3456 789",
        "WA 08123456789",
        "nomor hp saya = 08123456789",
        "Telp. 0812-3456-789",
        "tel:+628123456789",
        "https://wa.me/628123456789",
        "00628123456789",
        "0062 812 3456 789",
        "０８１２３４５６７８９"
      })
  void hasManySpellingsAndOneForm(String typed) {
    var phone = Phone.parse(typed);
    assertThat(phone.e164()).isEqualTo("+628123456789");
    assertThat(phone.shown()).isEqualTo("08123456789");
    assertThat(phone.tail()).isEqualTo("6789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0811123456",
        "085712345678",
        "081712345678",
        "0838123456789",
        "08991234567",
        "62812345678"
      })
  void mayBelongToAnyOperator(String typed) {
    assertThat(Phone.parse(typed).e164()).startsWith("+628");
  }

  /** N4: workers abroad and on the border. */
  @ParameterizedTest
  @CsvSource({
    "+65 9123 4567, +6591234567, +65 9123 4567",
    "+60 12-345 6789, +60123456789, +60 12-345 6789",
    "+966512345678, +966512345678, +966 51 234 5678",
    "+12015550123, +12015550123, +1 201-555-0123"
  })
  void mayBelongToAnotherCountryWhereItsPlusIsTyped(String typed, String e164, String shown) {
    var phone = Phone.parse(typed);
    assertThat(phone.e164()).isEqualTo(e164);
    assertThat(phone.shown()).isEqualTo(shown);
    assertThat(phone.dialled()).isEqualTo(e164);
    assertThat(Phone.parse(phone.shown())).isEqualTo(phone);
  }

  @ParameterizedTest
  @CsvSource({"081234567,9", "08123456789012,14", "175,3", "+442079460000,12", "0812/3456/789,11"})
  void otherwiseIsRefusedWithTheRuleAndTheNumberOfDigits(String typed, int digits) {
    assertThat(refusal("phone", () -> Phone.parse(typed)))
        .isEqualTo(Sentence.of("err.phone", "n", digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001234567", "+628001234567"})
  void thatKeepsTheRuleButIsNoMobileNumberIsToBeChecked(String typed) {
    assertThat(refusal("phone", () -> Phone.parse(typed)))
        .isEqualTo(Sentence.of("err.phoneUnknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0215551234", "021-555 1234", "(0274) 555123", "+62215551234", "62 911 345678"})
  void ofAHouseIsRefusedByThatName(String typed) {
    assertThat(refusal("phone", () -> Phone.parse(typed)))
        .isEqualTo(Sentence.of("err.phoneLandline"));
  }

  @ParameterizedTest
  @CsvSource({"08I234567890,I,1", "O81234567890,O,0", "HP: 0812345678oo,o,0"})
  void aLetterInThePlaceOfADigitIsNamed(String typed, String letters, String digits) {
    assertThat(refusal("phone", () -> Phone.parse(typed)))
        .isEqualTo(Sentence.of("err.phoneLookalike", "x", letters, "y", digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"081A34567890", "0812345678x", "nomor ponsel Siti"})
  void withLettersIsRefusedByThatName(String typed) {
    assertThat(refusal("phone", () -> Phone.parse(typed)))
        .isEqualTo(Sentence.of("err.phoneLetters"));
  }

  @Test
  void leftEmptyIsAskedFor() {
    assertThat(refusal("phone", () -> Phone.parse(" "))).isEqualTo(Sentence.of("err.phoneEmpty"));
    assertThat(refusal("phone", () -> Phone.parse("HP: ")))
        .isEqualTo(Sentence.of("err.phoneEmpty"));
  }

  @Test
  void isNotPrinted() {
    assertThat(Phone.parse("08123456789")).hasToString("Phone[hidden]");
  }
}
