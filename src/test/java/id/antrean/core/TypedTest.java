package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Letters that nobody can see, told from the others by Unicode's own names and kinds. */
class TypedTest {
  private static final Predicate<String> WITHOUT_INK =
      Pattern.compile(
              "VARIATION SELECTOR|HANGUL .*FILLER|SCRIPT FILLER|GRAPHEME JOINER|VOWEL INHERENT"
                  + "|PATTERN BLANK|(FULL|HALF) BLANK|NULL NOTEHEAD|OBJECT REPLACEMENT")
          .asPredicate();

  private static final List<Integer> INVISIBLE =
      IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(TypedTest::isInvisible)
          .boxed()
          .toList();

  @Test
  void invisibleOnesChangeNothing() {
    assertThat(INVISIBLE).hasSizeGreaterThan(4_000);
    assertThat(INVISIBLE.stream().filter(letter -> !isLost(letter)).map(TypedTest::named))
        .isEmpty();
  }

  private static boolean isLost(int letter) {
    var one = Character.toString(letter);
    try {
      return isLost(one);
    } catch (Problem refused) {
      return false;
    }
  }

  private static boolean isLost(String one) {
    return Phone.parse("0812" + one + "34567890").shown().equals("081234567890")
        && Nik.parse(one + "3191036598033007").tail().equals("3007")
        && Kpj.parse("12345678901" + one).number().equals("12345678901")
        && PersonName.parse("Siti " + one + " Rahma").full().equals("Siti Rahma");
  }

  @Test
  void noNameIsMadeOfThem() {
    assertThat(INVISIBLE.stream().filter(TypedTest::isAName).map(TypedTest::named)).isEmpty();
  }

  private static boolean isAName(int letter) {
    try {
      PersonName.parse(Character.toString(letter).repeat(2));
      return true;
    } catch (Problem refused) {
      return false;
    }
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

  /** Assigned to be so, or in a plane that Unicode keeps for letters without ink. */
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
      default -> !isOneOfThousands(letter) && WITHOUT_INK.test(Character.getName(letter));
    };
  }

  /** Chinese letters and Korean syllables, each like the next. */
  private static boolean isOneOfThousands(int letter) {
    return Character.isIdeographic(letter) || letter >= 0xAC00 && letter <= 0xD7A3;
  }

  private static boolean isVisible(int letter) {
    return Character.isDefined(letter)
        && !isOneOfThousands(letter)
        && Character.getType(letter) != Character.PRIVATE_USE
        && Character.getType(letter) != Character.SURROGATE
        && !isInvisible(letter);
  }

  private static String named(int letter) {
    return "U+%04X %s".formatted(letter, Character.getName(letter));
  }
}
