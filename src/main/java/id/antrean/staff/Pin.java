package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;

/**
 * Four digits that somebody chooses for a shift: they open a screen that was left alone, and
 * nothing else. Five tries leave a guesser little, unless the digits are those that everybody
 * takes.
 */
record Pin(String digits) {
  private static final String UP = "01234567890";
  private static final String DOWN = "09876543210";

  static Pin of(String typed) {
    var digits = typed.strip();
    if (!digits.matches("[0-9]{4}")) {
      throw Problem.invalid("pin", Sentence.of("err.pin"));
    }
    if (digits.matches("(.)\\1{3}") || UP.contains(digits) || DOWN.contains(digits)) {
      throw Problem.invalid("pin", Sentence.of("err.pinEasy"));
    }
    return new Pin(digits);
  }
}
