package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

  @ParameterizedTest
  @ValueSource(strings = {"B-031", "b31", " b 031 "})
  void aLetterOfALaneAndDigitsAreAQueueNumber(String typed) {
    assertThat(Sought.parse(typed)).isEqualTo(new Sought.Number(Lane.ONLINE, 31));
  }

  @ParameterizedTest
  @CsvSource({"7890, 7890", "0812 3456-7890, 081234567890", "+62 812 345, 62812345", "31, 31"})
  void digitsAreTheEndOfANikOrOfAMobile(String typed, String digits) {
    assertThat(Sought.parse(typed)).isEqualTo(new Sought.Digits(digits));
  }

  @ParameterizedTest
  @CsvSource({"7890", "81234567890", "081234567890", "6281234567890"})
  void aMobileIsFoundByItsEndAndHoweverItIsDialled(String digits) {
    assertThat(new Sought.Digits(digits).isEndOf(new Phone("+6281234567890"))).isTrue();
  }

  @Test
  void twoDigitsAreTooFewForAMobileOrANik() {
    assertThat(new Sought.Digits("90").isEndOf(new Phone("+6281234567890"))).isFalse();
    assertThat(new Sought.Digits("01").isEndOf(new Nik("3374015501900001"))).isFalse();
    assertThat(new Sought.Digits("001").isEndOf(new Nik("3374015501900001"))).isTrue();
  }

  @Test
  void lettersAndDigitsAreAClaim() {
    var sought = (Sought.Claim) Sought.parse("ek-2026/009");
    assertThat(sought.isIn(new ClaimReference("EK-2026-00917"))).isTrue();
    assertThat(sought.isIn(new ClaimReference("EK-2026-01917"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "siti, true",
    "rahma SITI, true",
    "maruf, true",
    "ma’ruf, true",
    "sinta, false",
    "siti r, true",
    "siti w, false"
  })
  void aNameIsFoundByItsWordsInAnyOrderAndWithoutSigns(String typed, boolean isFound) {
    var sought = (Sought.Name) Sought.parse(typed);
    var name = new PersonName("Siti Rahmawati Ma'ruf, S.H.");
    assertThat(name.contains(sought.words())).isEqualTo(isFound);
  }

  @Test
  void accentsAndCapitalsDoNotMatter() {
    assertThat(new PersonName("JOSÉ da Costa").contains(List.of("jose"))).isTrue();
  }

  @Test
  void fewerThanThreeLettersAreRefused() {
    assertThat(refusal("q", () -> Sought.parse("si")))
        .isEqualTo(Sentence.of("err.soughtShort", "n", 3));
    assertThat(refusal("q", () -> Sought.parse(" "))).isEqualTo(Sentence.of("err.soughtEmpty"));
    assertThat(refusal("q", () -> Sought.parse("B1%"))).isEqualTo(Sentence.of("err.soughtShape"));
  }

  @Test
  void whatWasTypedIsNeverPrinted() {
    for (var typed : List.of("Siti", "081234567890", "EK-2026-1")) {
      assertThat(Sought.parse(typed).toString()).doesNotContainIgnoringCase(typed);
    }
  }
}
