package id.antrean.core;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Letters that were typed for the digits that look like them: O for 0, I and l for 1. */
public record Lookalikes(String letters, String digits) {
  private static final Map<Integer, Integer> DIGITS =
      Map.of(
          (int) 'O', (int) '0', (int) 'o', (int) '0', (int) 'I', (int) '1', (int) 'i', (int) '1',
          (int) 'L', (int) '1', (int) 'l', (int) '1');

  /** Those of a number that would have nothing but digits without them; empty for any other. */
  public static Optional<Lookalikes> in(String number) {
    if (!Typed.hasLetter(number) || !asDigits(number).matches("\\+?[0-9]+")) {
      return Optional.empty();
    }
    return Optional.of(
        new Lookalikes(
            named(number, Character::toString),
            named(number, letter -> Character.toString(DIGITS.get(letter)))));
  }

  private static String named(String number, IntFunction<String> name) {
    return number
        .codePoints()
        .filter(DIGITS::containsKey)
        .mapToObj(name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** With the digits that were meant. */
  public static String asDigits(String text) {
    return text.codePoints()
        .map(letter -> DIGITS.getOrDefault(letter, letter))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** {@code key}: a sentence on letters {x} in the place of digits {y}. */
  public Sentence say(String key) {
    return Sentence.of(key, "x", letters, "y", digits);
  }
}
