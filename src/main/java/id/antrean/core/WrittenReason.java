package id.antrean.core;

import java.util.regex.Pattern;

/** Why a member of staff did something, in their own words; it goes onto the trail. */
public record WrittenReason(String text) {
  private static final int MOST = 200;

  /** A NIK, a KPJ or a mobile number: the trail holds no personal data. */
  private static final Pattern NUMBER_OF_A_PERSON =
      Pattern.compile(
          "[0-9]{9}|([0-9][\\s.-]?){15}[0-9]|(?<![0-9./-])(\\+?62|0)[\\s.-]?8([\\s.-]?[0-9]){7}");

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
    if (NUMBER_OF_A_PERSON.matcher(text).find()) {
      throw Problem.invalid("reason", Sentence.of("err.reasonNumber"));
    }
    return new WrittenReason(text);
  }
}
