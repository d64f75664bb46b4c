package id.antrean.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people type, before it is judged: pasted from messages, with spaces, dots, dashes. */
final class Typed {

  /**
   * Letters without width: control, format, and Unicode's Default_Ignorable_Code_Point, a property
   * that Java's patterns do not know. Its ranges are fixed, also for letters still to come.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\x{34F}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}"
              + "\\x{FE00}-\\x{FE0F}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}&&[^\\s\\x{85}]]");

  /**
   * White space, and letters that look like it: fillers, the empty braille cell and note head, and
   * what stands for a picture that was not pasted along.
   */
  private static final Pattern SPACES =
      Pattern.compile(
          "[\\s\\p{Z}\\x{85}\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}\\x{FFFC}"
              + "\\x{13441}\\x{13442}\\x{16FE4}\\x{1D159}]+");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}.·•_\\p{Pd}]");

  private static final Pattern DIGITS = Pattern.compile("[0-9]*+");

  /**
   * More than any field takes: what follows is not looked at, for that costs more than its length.
   */
  private static final int MOST = 1_000;

  private Typed() {}

  /** One line of visible letters; full-width letters and digits become plain ones. */
  static String line(String typed) {
    if (isPlain(typed)) {
      return typed;
    }
    var some = typed == null ? "" : typed.substring(0, Math.min(typed.length(), MOST));
    var text = Normalizer.normalize(some, Normalizer.Form.NFKC);
    text = INVISIBLE.matcher(text).replaceAll("");
    return SPACES.matcher(text).replaceAll(" ").strip();
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

  static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }
}
