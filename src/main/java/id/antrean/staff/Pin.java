package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;

/**
 * Four digits, chosen for a shift: they open a locked console and nothing else. With five tries a
 * guess rarely succeeds, unless the digits are common ones.
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
