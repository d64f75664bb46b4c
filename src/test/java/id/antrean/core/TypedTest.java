package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Letters that nobody can see, told from the others by Unicode's own names and kinds. */
class TypedTest {
  private static final String WITHOUT_INK =
      ".*(VARIATION SELECTOR|FILLER|GRAPHEME JOINER|VOWEL INHERENT|PATTERN BLANK"
          + "|(FULL|HALF) BLANK|NULL NOTEHEAD|OBJECT REPLACEMENT).*";

  @Test
  void invisibleOnesChangeNothing() {
    assertThat(invisible().count()).isGreaterThan(4_000);
    assertThat(invisible().filter(letter -> !isLost(letter)).mapToObj(TypedTest::named)).isEmpty();
  }

  private static boolean isLost(int letter) {
    var one = Character.toString(letter);
    return Phone.parse("0812" + one + "34567890").shown().equals("081234567890")
        && Nik.parse(one + "3191036598033007").tail().equals("3007")
        && Kpj.parse("12345678901" + one).number().equals("12345678901")
        && PersonName.parse("Siti " + one + " Rahma").full().equals("Siti Rahma");
  }

  @Test
  void noNameIsMadeOfThem() {
    invisible()
        .mapToObj(Character::toString)
        .forEach(
            one ->
                assertThatThrownBy(() -> PersonName.parse(one + one))
                    .as(named(one.codePointAt(0)))
                    .isInstanceOf(Problem.class));
  }

  @Test
  void visibleOnesStay() {
    var lost =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(TypedTest::isVisible)
            .filter(letter -> isGone(Typed.line("A" + Character.toString(letter) + "B")));
    assertThat(lost.mapToObj(TypedTest::named)).isEmpty();
  }

  private static boolean isGone(String line) {
    return line.equals("AB") || line.equals("A B");
  }

  /** All that are assigned, and the planes that Unicode keeps for letters without ink. */
  private static IntStream invisible() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(TypedTest::isInvisible);
  }

  private static boolean isInvisible(int letter) {
    if (letter >= 0xE0000 && letter <= 0xE0FFF || letter >= 0xFFF0 && letter <= 0xFFF8) {
      return true;
    }
    return switch (Character.getType(letter)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> Character.getName(letter).matches(WITHOUT_INK);
    };
  }

  private static boolean isVisible(int letter) {
    return Character.isDefined(letter)
        && Character.getType(letter) != Character.PRIVATE_USE
        && Character.getType(letter) != Character.SURROGATE
        && !isInvisible(letter);
  }

  private static String named(int letter) {
    return "U+%04X %s".formatted(letter, Character.getName(letter));
  }
}
