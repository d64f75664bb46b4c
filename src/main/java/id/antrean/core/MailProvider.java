package id.antrean.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a mistyped house of an e-mail address by the large providers. */
final class MailProvider {
  /** The one that most people use comes first. */
  private static final List<String> LARGE =
      List.of(
          "gmail.com",
          "yahoo.com",
          "yahoo.co.id",
          "hotmail.com",
          "outlook.com",
          "outlook.co.id",
          "icloud.com",
          "ymail.com",
          "rocketmail.com",
          "protonmail.com");

  /** Houses of their own, however near to a large one. */
  private static final Set<String> REAL = Set.of("mail.com", "email.com");

  private MailProvider() {}

  /** Google has no other house, so gmail.co.id is as mistyped as gmial.com. */
  static Optional<String> probablyMeant(String house) {
    if (LARGE.contains(house) || REAL.contains(house)) {
      return Optional.empty();
    }
    return LARGE.stream()
        .filter(
            provider ->
                differsByOne(provider, house)
                    || provider.equals("gmail.com") && house.startsWith("gmail."))
        .findFirst();
  }

  /**
   * Whether one letter was added, left out, replaced or swapped with the next: a
   * Damerau-Levenshtein distance of 1.
   */
  private static boolean differsByOne(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int head = 0;
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    var restA = a.substring(head, a.length() - tail);
    var restB = b.substring(head, b.length() - tail);
    return Math.max(restA.length(), restB.length()) == 1
        || restA.length() == 2
            && restB.length() == 2
            && new StringBuilder(restA).reverse().toString().equals(restB);
  }
}
