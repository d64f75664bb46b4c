package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.antrean.core.Nik.Oddity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NikTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3191036598033007",
        " 3191 0365 9803 3007 ",
        "3191.0365.9803.3007",
        "3191-0365–9803—3007",
        "NIK: 3191036598033007",
        "nik 3191036598033007",
        "No. KTP: 3191036598033007",
        "３１９１０３６５９８０３３００７",
        "3191036598033007\u200b\n"
      })
  void isReadHoweverItIsTypedOrPasted(String typed) {
    assertThat(Nik.parse(typed).digits()).isEqualTo("3191036598033007");
  }

  @ParameterizedTest
  @CsvSource({"319103659803300,15", "31910365980330077,17", "1,1"})
  void ofAnotherLengthIsRefusedWithTheNumberOfDigitsTyped(String typed, int digits) {
    assertThat(refusal("nik", () -> Nik.parse(typed)))
        .isEqualTo(Sentence.of("err.nikLength", "n", digits));
  }

  @ParameterizedTest
  @CsvSource({
    "31910365980330O7, O, 0",
    "3l91036598033007, l, 1",
    "NIK 3191O365980330o7, 'O, o', 0",
    "3I910365980330O7, 'I, O', '1, 0'"
  })
  void aLetterInThePlaceOfADigitIsNamed(String typed, String letters, String digits) {
    assertThat(refusal("nik", () -> Nik.parse(typed)))
        .isEqualTo(Sentence.of("err.nikLookalike", "x", letters, "y", digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31910365980330A7", "abc", "3191036598033007x", "٣١٩١٠٣٦٥٩٨٠٣٣٠٠٧"})
  void withLettersIsRefusedByThatName(String typed) {
    assertThat(refusal("nik", () -> Nik.parse(typed))).isEqualTo(Sentence.of("err.nikLetters"));
  }

  /** Putting marks into their order takes the square of how many there are. */
  @Test
  void aHeapOfMarksIsRefusedAtOnce() {
    var marks = "a" + "\u0315".repeat(100_000) + "\u0316".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(refusal("nik", () -> Nik.parse(marks))).isNotNull());
  }

  @Test
  void leftEmptyIsAskedFor() {
    assertThat(refusal("nik", () -> Nik.parse(" "))).isEqualTo(Sentence.of("err.nikEmpty"));
    assertThat(refusal("nik", () -> Nik.parse(null))).isEqualTo(Sentence.of("err.nikEmpty"));
    assertThat(refusal("nik", () -> Nik.parse("NIK:"))).isEqualTo(Sentence.of("err.nikEmpty"));
  }

  @Test
  void withAnImpossibleDateInsideIsAcceptedAndOnlyFoundOdd() {
    assertThat(odd("3191036598033007"))
        .containsExactly(Oddity.UNKNOWN_REGENCY, Oddity.IMPOSSIBLE_DATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3273010107800002",
        "3204110609970001",
        "6408132511960005",
        "3374081205900001",
        "9101015708909001", // Merauke before its province was split, a woman
        "9201011708909001", // Sorong, likewise
        "3273012902009001", // 29 February 2000 was a day, 1900 had none
        "3273013112269001", // not yet in 2026, so born in 1926
      })
  void ofRealPeopleOftenLooksLikeThisAndIsNotOdd(String digits) {
    assertThat(odd(digits)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9973010107800002,UNKNOWN_PROVINCE",
    "3299010107800002,UNKNOWN_REGENCY",
    "3273010119800002,IMPOSSIBLE_DATE", // printed as a sample by a library
    "3273013002800002,IMPOSSIBLE_DATE",
    "3273014002800002,IMPOSSIBLE_DATE",
    "3273017213800002,IMPOSSIBLE_DATE",
    "3273018101800002,IMPOSSIBLE_DATE",
    "3273012902019001,IMPOSSIBLE_DATE",
    "3273010107800000,SERIAL_ZERO"
  })
  void isOddWhenAPartOfItCannotBe(String digits, Oddity oddity) {
    assertThat(odd(digits)).contains(oddity);
  }

  @Test
  void isShownInFoursAndHintedAtByItsTail() {
    var nik = Nik.parse("3191036598033007");
    assertThat(nik.inFours()).isEqualTo("3191 0365 9803 3007");
    assertThat(nik.tail()).isEqualTo("3007");
    assertThat(nik).hasToString("Nik[hidden]");
  }

  private static List<Oddity> odd(String digits) {
    return Nik.parse(digits).oddness(TODAY);
  }
}
