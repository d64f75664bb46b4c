package id.antrean.core;

import java.util.Locale;
import java.util.regex.Pattern;

/** The number of an e-Klaim, as it stands on the approval; compared without signs and capitals. */
public record ClaimReference(String text) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9 ./-]{2,38}[A-Z0-9]");
  private static final Pattern SIGNS = Pattern.compile("[\\s./\\p{Pd}]");

  /** Letters have long ones, too. */
  private static final Pattern DASH = Pattern.compile("\\p{Pd}");

  /** Fails with a {@link Problem} of the field {@code reference}. */
  public static ClaimReference parse(String typed) {
    var text = DASH.matcher(Typed.line(typed)).replaceAll("-").toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      throw Problem.invalid("reference", Sentence.of("err.claimEmpty"));
    }
    if (!SHAPE.matcher(text).matches()) {
      throw Problem.invalid("reference", Sentence.of("err.claimShape"));
    }
    return new ClaimReference(text);
  }

  public byte[] hash(Sealed sealed) {
    return hash(sealed, text);
  }

  /** Of a reference as somebody typed it, which may have any shape. */
  public static byte[] hash(Sealed sealed, String typed) {
    return sealed.hash("claim-reference", bare(typed));
  }

  public String bare() {
    return bare(text);
  }

  private static String bare(String typed) {
    return SIGNS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "ClaimReference[hidden]";
  }
}
