package id.antrean.staff;

import id.antrean.core.Crockford;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Secrets that we make and a person types once: one-time passwords and recovery codes. */
final class FreshSecret {
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_LETTERS = 10;
  private static final int PASSWORD_LETTERS = 12;
  private static final int GROUP = 4;

  private FreshSecret() {}

  /** "k7mq-3xwd-9fhp" of bytes that only we know: 60 bits. */
  static String password(byte[] from) {
    var out = new StringBuilder();
    for (int i = 0; i < PASSWORD_LETTERS; i++) {
      out.append(i > 0 && i % GROUP == 0 ? "-" : "").append(Crockford.letter(from[i]));
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** Ten of 50 bits each: "7h2kq-x9dm4". */
  static List<String> recoveryCodes(SecureRandom random) {
    return Stream.generate(() -> recoveryCode(random)).limit(RECOVERY_CODES).toList();
  }

  private static String recoveryCode(SecureRandom random) {
    var out = new StringBuilder();
    for (int i = 0; i < RECOVERY_LETTERS; i++) {
      out.append(i == RECOVERY_LETTERS / 2 ? "-" : "").append(Crockford.letter(random.nextInt()));
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** As it was given out, of one that was typed in any case and with or without its hyphen. */
  static String recoveryCode(String typed) {
    var letters =
        typed
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^0-9a-z]", "")
            .replace('o', '0')
            .replace('i', '1')
            .replace('l', '1');
    int middle = RECOVERY_LETTERS / 2;
    return letters.length() == RECOVERY_LETTERS
        ? letters.substring(0, middle) + "-" + letters.substring(middle)
        : letters;
  }
}
