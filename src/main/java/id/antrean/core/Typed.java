package id.antrean.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people type, before it is judged: pasted from messages, with spaces, dots, dashes. */
final class Typed {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}.·•_\\p{Pd}]");

  private Typed() {}

  /** One line of visible letters; full-width letters and digits become plain ones. */
  static String line(String typed) {
    var text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC);
    text = SPACES.matcher(text).replaceAll(" ");
    return INVISIBLE.matcher(text).replaceAll("").strip();
  }

  /** Without the separators that people put into long numbers. */
  static String joined(String typed) {
    return SEPARATORS.matcher(line(typed)).replaceAll("");
  }

  static int digits(String text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
