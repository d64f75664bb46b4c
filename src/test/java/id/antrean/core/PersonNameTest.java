package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Sukarno", "Ma'ruf, S.H.", "Siti-Nur Aini", "X", "R.A. Kartini", "José"})
  void mayBeOneWordOrCarryApostrophesDotsAndTitles(String typed) {
    assertThat(PersonName.parse(typed).full()).isEqualTo(typed);
  }

  @Test
  void losesOnlyTheSpacesAndInvisibleLettersAroundAndInside() {
    assertThat(PersonName.parse("  Siti \t Rahma\u202e\u0000 ").full()).isEqualTo("Siti Rahma");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "123", "-", "\u200b"})
  void withoutALetterIsAskedFor(String typed) {
    assertThat(refusal("name", () -> PersonName.parse(typed))).isEqualTo(Sentence.of("err.name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Siti 2",
        "https://evil.example/klaim",
        "Siti😀",
        "<script>",
        "a@b",
        "Siti_",
        "Rp5jt"
      })
  void hasNoSignsThatANameHasNot(String typed) {
    assertThat(refusal("name", () -> PersonName.parse(typed)))
        .isEqualTo(Sentence.of("err.nameSigns"));
  }

  @Test
  void hasAtMostAHundredLetters() {
    assertThat(PersonName.parse("a".repeat(100)).full()).hasSize(100);
    assertThat(refusal("name", () -> PersonName.parse("a".repeat(101))))
        .isEqualTo(Sentence.of("err.nameLength", "n", 101));
  }

  @Test
  void isTheSameInOtherCapitalsAndSpaces() {
    var name = PersonName.parse("Ma'ruf Amin");
    assertThat(name.isSameAs(PersonName.parse("MA’RUF  AMIN"))).isTrue();
    assertThat(name.isSameAs(PersonName.parse("MARUF AMIN"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Siti Rahma Dewi,Siti R.", "Sukarno,Sukarno", "'Ma''ruf, S.H.',Ma'ruf S."})
  void isShortenedWhereStrangersSeeIt(String full, String shortened) {
    assertThat(PersonName.parse(full).shortened()).isEqualTo(shortened);
    assertThat(PersonName.parse(full)).hasToString("PersonName[hidden]");
  }
}
