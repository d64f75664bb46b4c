package id.antrean.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a password that somebody chose: too short, or one of those that are tried
 * first. No rule asks for capitals or digits; they make people write "Password1!".
 */
public final class PasswordRule {
  private static final int LETTERS = 12;
  private static final int DIFFERENT = 5;

  /** What people type along a keyboard, an alphabet or a row of digits, in both directions. */
  private static final String ROWS =
      "012345678901234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";

  private static final Pattern AT_THE_ENDS = Pattern.compile("^[^a-z]+|[^a-z]+$");
  private static final Pattern TWICE = Pattern.compile("(.+?)\\1+");

  private PasswordRule() {}

  /** How the sentence about the password goes on; empty when it is good. */
  public static Optional<String> fault(String password) {
    if (password.codePoints().count() < LETTERS) {
      return Optional.of("must have at least " + LETTERS + " characters");
    }
    return isGuessed(password.toLowerCase(Locale.ROOT))
        ? Optional.of("must not be a common password, a known word with digits, or a row of keys")
        : Optional.empty();
  }

  private static boolean isGuessed(String password) {
    var rows = ROWS + " " + new StringBuilder(ROWS).reverse();
    var common = common();
    return password.codePoints().distinct().count() < DIFFERENT
        || rows.contains(password)
        || common.contains(password)
        || common.contains(core(password))
        || common.contains(plain(core(password)));
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
