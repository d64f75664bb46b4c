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
                EditDistance.isOne(provider, house)
                    || provider.equals("gmail.com") && house.startsWith("gmail."))
        .findFirst();
  }
}
