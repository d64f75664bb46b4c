package id.antrean.staff;

import id.antrean.core.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says what is wrong with a password that somebody chose: too short, or one of those that are tried
 * first. No rule asks for capitals or digits; they make people write "Password1!".
 */
public final class PasswordRule {
  private static final int LETTERS = 12;
  static final int LONGEST = 256;
  private static final int DIFFERENT = 5;

  /** What people type along a keyboard, an alphabet or a row of digits, in both directions. */
  private static final String ROWS =
      "012345678901234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";

  private static final String IN_ROWS = ROWS + " " + new StringBuilder(ROWS).reverse();
  private static final int ROW = 6;

  /** What must be left of a password beside a row of keys. */
  private static final int OWN = 6;

  private static final int WORD = 3;
  private static final Pattern AT_THE_ENDS = Pattern.compile("^[^a-z]+|[^a-z]+$");
  private static final Pattern TWICE = Pattern.compile("(.+?)\\1+");

  private PasswordRule() {}

  /** How the sentence about the password goes on; empty when it is good. */
  public static Optional<String> fault(String password) {
    if (isShort(password)) {
      return Optional.of("must have at least " + LETTERS + " characters");
    }
    return isGuessed(password.toLowerCase(Locale.ROOT))
        ? Optional.of("must not be a common password, known words with digits, or a row of keys")
        : Optional.empty();
  }

  /** The same for the person who chose it; their user name is one of the first that is tried. */
  static Optional<Sentence> judge(String password, String username) {
    if (isShort(password)) {
      return Optional.of(Sentence.of("err.passwordShort", "n", LETTERS));
    }
    if (password.length() > LONGEST) {
      return Optional.of(Sentence.of("err.passwordLong", "n", LONGEST));
    }
    var lower = password.toLowerCase(Locale.ROOT);
    return isGuessed(lower) || isGuessed(lower.replace(username, ""))
        ? Optional.of(Sentence.of("err.passwordCommon"))
        : Optional.empty();
  }

  private static boolean isShort(String password) {
    return password.codePoints().count() < LETTERS;
  }

  private static boolean isGuessed(String password) {
    var common = common();
    return password.codePoints().distinct().count() < DIFFERENT
        || isARowOfKeys(password)
        || Stream.of(password, core(password), plain(password), plain(core(password)))
            .anyMatch(text -> common.contains(text) || isOfTwoKnownWords(text, common));
  }

  /** One or several of them, with a few characters more. */
  private static boolean isARowOfKeys(String password) {
    int own = 0;
    for (int from = 0; from < password.length(); ) {
      int row = rowOfKeys(password, from);
      own += row == 0 ? 1 : 0;
      from += Math.max(1, row);
    }
    return own < OWN;
  }

  /** The length of the longest row of keys that begins there; 0 without one. */
  private static int rowOfKeys(String password, int from) {
    int to = password.length();
    while (to - from >= ROW && !IN_ROWS.contains(password.substring(from, to))) {
      to--;
    }
    return to - from >= ROW ? to - from : 0;
  }

  /** "qwerty-qwerty", "password 12 admin", "bpjsketenagakerjaan", "pass-word-2026". */
  private static boolean isOfTwoKnownWords(String text, Set<String> common) {
    var words = Stream.of(text.split("[^a-z]+")).filter(word -> !word.isEmpty()).toList();
    var joined = String.join("", words);
    return (words.size() == 2 && words.stream().allMatch(word -> isKnown(word, common)))
        || common.contains(joined)
        || (words.size() == 1
            && IntStream.range(WORD, joined.length() - WORD + 1)
                .anyMatch(
                    i ->
                        isKnown(joined.substring(0, i), common)
                            && isKnown(joined.substring(i), common)));
  }

  private static boolean isKnown(String word, Set<String> common) {
    return word.length() >= WORD && (common.contains(word) || IN_ROWS.contains(word));
  }

  /** "password" of "##Password2026!" and of "passwordpassword". */
  private static String core(String password) {
    var word = AT_THE_ENDS.matcher(password).replaceAll("");
    var repeated = TWICE.matcher(word);
    return repeated.matches() ? repeated.group(1) : word;
  }

  /** Letters in place of the digits and signs that stand for them. */
  private static String plain(String password) {
    return password
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('@', 'a')
        .replace('$', 's');
  }

  private static Set<String> common() {
    try (var list = PasswordRule.class.getResourceAsStream("/common-passwords.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
