package id.antrean.core;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/** An Indonesian mobile number of any operator, kept as +628…, shown as 08…. */
public record Phone(String e164) {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final Pattern PUNCTUATION = Pattern.compile("[()]");
  private static final Pattern RULE = Pattern.compile("(08|\\+?62)[0-9]{8,11}");
  private static final Pattern LOCAL = Pattern.compile("08[0-9]{8,11}");
  private static final Pattern DIALLED = Pattern.compile("\\+?[0-9]+");

  /** Fails with a {@link Problem} of the field {@code phone}. */
  public static Phone parse(String typed) {
    var dialled = PUNCTUATION.matcher(Typed.joined(typed)).replaceAll("");
    if (dialled.isEmpty()) {
      throw Problem.invalid("phone", Sentence.of("err.phoneEmpty"));
    }
    var e164 = DIALLED.matcher(dialled).matches() ? mobile(dialled) : null;
    if (e164 != null) {
      return new Phone(e164);
    }
    if (RULE.matcher(dialled).matches()) {
      throw Problem.invalid("phone", Sentence.of("err.phoneUnknown"));
    }
    throw Problem.invalid("phone", Sentence.of("err.phone", "n", Typed.digits(dialled)));
  }

  public String shown() {
    return "0" + e164.substring("+62".length());
  }

  /** The last four, all that a guard sees. */
  public String tail() {
    return e164.substring(e164.length() - 4);
  }

  @Override
  public String toString() {
    return "Phone[hidden]";
  }

  /** Null when it is no mobile number of Indonesia. */
  private static String mobile(String dialled) {
    try {
      var number = number(dialled);
      boolean mobile =
          number.getCountryCode() == 62 && LIBRARY.getNumberType(number) == PhoneNumberType.MOBILE;
      return mobile ? LIBRARY.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** Fast path for the usual local form; libphonenumber's parser is slow. */
  private static PhoneNumber number(String dialled) throws NumberParseException {
    if (LOCAL.matcher(dialled).matches()) {
      return new PhoneNumber()
          .setCountryCode(62)
          .setNationalNumber(Long.parseLong(dialled.substring(1)));
    }
    // Without the plus the library would take a short 628… for a number inside a town.
    return LIBRARY.parse(dialled.startsWith("62") ? "+" + dialled : dialled, "ID");
  }
}
