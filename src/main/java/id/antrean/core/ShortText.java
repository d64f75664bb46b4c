package id.antrean.core;

/** One line of text with a limit, as people type it; "" where nothing was. */
public final class ShortText {
  private ShortText() {}

  /** Fails with a {@link Problem} of this field when it has more than {@code most} letters. */
  public static String parse(String field, String typed, int most) {
    var text = Typed.line(typed);
    int letters = text.codePointCount(0, text.length());
    if (letters > most) {
      throw Problem.invalid(field, Sentence.of("err.textLength", "m", most, "n", letters));
    }
    return text;
  }
}
