package id.antrean.security;

import id.antrean.core.Lookalikes;
import java.util.Optional;
import java.util.regex.Pattern;

/** The six digits of a PIN in what was typed, or in a whole message that was pasted. */
final class PinText {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}.\\p{Pd}]");
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  /** As long as a message of ours by e-mail; more is none. */
  private static final int LONGEST = 2_000;

  /** Not part of a longer number; perhaps in two groups. */
  private static final Pattern IN_TEXT =
      Pattern.compile("(?<![0-9])([0-9]{3})[ -]?([0-9]{3})(?![0-9])");

  private PinText() {}

  /** Empty where there is no PIN, or two of them. */
  static Optional<String> digits(String typed) {
    var joined = Lookalikes.asDigits(SEPARATORS.matcher(typed).replaceAll(""));
    if (SIX_DIGITS.matcher(joined).matches()) {
      return Optional.of(joined);
    }
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    var found =
        IN_TEXT
            .matcher(typed)
            .results()
            .map(pin -> pin.group(1) + pin.group(2))
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
