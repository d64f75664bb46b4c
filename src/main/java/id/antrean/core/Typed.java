package id.antrean.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people type, before it is judged: pasted from messages, with spaces, dots, dashes. */
final class Typed {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}.·•_\\p{Pd}]");

  private static final Pattern DIGITS = Pattern.compile("[0-9]*+");

  private Typed() {}

  /** One line of visible letters; full-width letters and digits become plain ones. */
  static String line(String typed) {
    if (isPlain(typed)) {
      return typed;
    }
    var text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC);
    text = SPACES.matcher(text).replaceAll(" ");
    return INVISIBLE.matcher(text).replaceAll("").strip();
  }

  /**
   * Fast path for plain ASCII, which is nearly all input: the rules change nothing then, and are
   * slow.
   */
  private static boolean isPlain(String typed) {
    char before = ' ';
    for (int i = 0; typed != null && i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return typed != null && (before != ' ' || typed.isEmpty());
  }

  /** Without the separators that people put into long numbers. */
  static String joined(String typed) {
    var line = line(typed);
    return DIGITS.matcher(line).matches() ? line : SEPARATORS.matcher(line).replaceAll("");
  }

  static int digits(String text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
