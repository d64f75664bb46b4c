package id.antrean.core;

import java.util.regex.Pattern;

/** Why a member of staff did something, in their own words; it goes onto the trail. */
public record WrittenReason(String text) {
  private static final int MOST = 200;

  /** Digits in all, beside what is {@link #ORDINARY}: more tell of a person, however spread. */
  private static final int DIGITS_IN_ALL = 11;

  /** Days of this century with the time beside them, times, and claims. */
  private static final Pattern ORDINARY =
      Pattern.compile(
          """
          (?<![0-9])(?<![0-9][./,-])(?:
            (?:(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\\1 20[0-9]{2}
              |20[0-9]{2}([./-])(?:0?[1-9]|1[0-2])\\2 (?:0?[1-9]|[12][0-9]|3[01]))
              (?:[\\x20,]{1,2}(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9])?
            |(?<=\\b(?:pukul|jam|at)\\x20)(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]
            |(?<=\\bEK-)20[0-9]{2}-[0-9]{1,5}
          )(?![./,-]?[0-9])""",
          Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}0-9]+");

  /**
   * A NIK, a KPJ or a mobile number, once all between the digits that is no letter is taken off.
   */
  private static final Pattern NUMBER_OF_A_PERSON =
      Pattern.compile("[0-9]{10}|(?<![0-9])(62|0)8[0-9]{7}");

  private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

  /** Fails with a {@link Problem} of the field {@code reason}. */
  public static WrittenReason parse(String typed) {
    var text = Typed.line(typed);
    if (text.isEmpty()) {
      throw Problem.invalid("reason", Sentence.of("err.reasonEmpty"));
    }
    if (text.length() > MOST) {
      throw Problem.invalid(
          "reason", Sentence.of("err.reasonLength", "m", MOST, "n", text.length()));
    }
    if (holdsNumberOfAPerson(text)) {
      throw Problem.invalid("reason", Sentence.of("err.reasonNumber"));
    }
    return new WrittenReason(text);
  }

  /** The trail is never deleted and holds no personal data, however its digits are written. */
  private static boolean holdsNumberOfAPerson(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              int digit = Character.digit(letter, 10);
              plain.appendCodePoint(digit < 0 ? letter : '0' + digit);
            });
    if (NINE_DIGITS.matcher(plain).find()) {
      return true;
    }
    var odd = ORDINARY.matcher(plain).replaceAll(" ");
    return NUMBER_OF_A_PERSON.matcher(NO_LETTER.matcher(odd).replaceAll("")).find()
        || Typed.digits(odd) > DIGITS_IN_ALL;
  }
}
