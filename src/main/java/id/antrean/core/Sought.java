package id.antrean.core;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What staff type to find a visit, told apart by its letters and digits. */
public sealed interface Sought {
  /** Fewer letters would list half of an office. */
  int FEWEST = 3;

  /** A short row of digits may be a queue number without its letter. */
  int LONGEST_NUMBER = 4;

  Pattern DIGITS = Pattern.compile("[0-9]+");
  Pattern AROUND_DIGITS = Pattern.compile("[()+]");

  /** A whole queue number, such as B-031. */
  record Number(Lane lane, int number) implements Sought {}

  /** The end of a NIK or of a mobile number, or all of it. */
  record Digits(String digits) implements Sought {
    public boolean isShort() {
      return digits.length() <= LONGEST_NUMBER;
    }

    public boolean isEndOf(Nik nik) {
      return digits.length() >= FEWEST && nik.digits().endsWith(digits);
    }

    public boolean isEndOf(Phone phone) {
      return digits.length() >= FEWEST
          && (phone.e164().endsWith(digits) || phone.dialled().endsWith(digits));
    }

    @Override
    public String toString() {
      return "Digits[hidden]";
    }
  }

  /** A part of an e-Klaim reference, {@link ClaimReference#bare}. */
  record Claim(String bare) implements Sought {
    public boolean isIn(ClaimReference reference) {
      return reference.bare().contains(bare);
    }

    @Override
    public String toString() {
      return "Claim[hidden]";
    }
  }

  /** Words that all stand in a name. */
  record Name(List<String> words) implements Sought {
    @Override
    public String toString() {
      return "Name[hidden]";
    }
  }

  /** Fails with a {@link Problem} of the field {@code q}. */
  static Sought parse(String typed) {
    var line = Typed.line(typed);
    if (line.isEmpty()) {
      throw Problem.invalid("q", Sentence.of("err.soughtEmpty"));
    }
    var number = TypedNumber.of(line);
    if (number.isPresent()) {
      return new Number(number.get().lane(), number.get().number());
    }
    var digits = Typed.joined(AROUND_DIGITS.matcher(line).replaceAll(""));
    if (DIGITS.matcher(digits).matches()) {
      return new Digits(digits);
    }
    return Typed.digits(line) > 0 ? claim(line) : name(line);
  }

  private static Sought claim(String line) {
    try {
      return new Claim(ClaimReference.parse(line).bare());
    } catch (Problem shape) {
      throw Problem.invalid("q", Sentence.of("err.soughtShape"));
    }
  }

  private static Sought name(String line) {
    var words = PersonName.words(line);
    if (words.stream().mapToInt(String::length).sum() < FEWEST) {
      throw Problem.invalid("q", Sentence.of("err.soughtShort", "n", FEWEST));
    }
    return new Name(words);
  }

  /** For the trail: what it was, and not what was typed. */
  default String kind() {
    return getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
