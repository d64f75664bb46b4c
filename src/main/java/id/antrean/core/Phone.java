package id.antrean.core;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * A mobile number, kept as +628…. Those of Indonesia are shown as 08…; those of other countries
 * (N4) are typed and shown with their +.
 */
public record Phone(String e164) {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  /** What people write before a number: "HP: 0812…", "No. WA 0812…", "tel:+62…", "wa.me/62…". */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^(?:(?:no(?:mor|\\.)?|hp|handphone|ponsel|(?:https?://)?wa(?:\\.me)?|whatsapp"
              + "|te?lp|tel(?:e?pon)?|phone|mobile|saya)(?![a-z])[ .:=/\\p{Pd}]*+)++");

  private static final Pattern PUNCTUATION = Pattern.compile("[()]");

  /** The way abroad as it is dialled in most countries; no number here begins so. */
  private static final Pattern ABROAD = Pattern.compile("^00(?=[1-9])");

  private static final Pattern RULE = Pattern.compile("(08|\\+?62)[0-9]{8,11}");
  private static final Pattern LOCAL = Pattern.compile("08[0-9]{8,11}");
  private static final Pattern DIALLED = Pattern.compile("\\+?[0-9]+");

  /** Of a town: 021…, 0274…; those of mobiles begin with 8. */
  private static final Pattern LANDLINE = Pattern.compile("(?:0|\\+?62)[2-79][0-9]{5,11}");

  private static final String HOME = "+62";

  /** Fails with a {@link Problem} of the field {@code phone}. */
  public static Phone parse(String typed) {
    var bare = Typed.joined(LABEL.matcher(Typed.line(typed)).replaceFirst(""));
    var dialled = ABROAD.matcher(PUNCTUATION.matcher(bare).replaceAll("")).replaceFirst("+");
    if (dialled.isEmpty()) {
      throw Problem.invalid("phone", Sentence.of("err.phoneEmpty"));
    }
    var e164 = DIALLED.matcher(dialled).matches() ? mobile(dialled) : null;
    if (e164 != null) {
      return new Phone(e164);
    }
    if (LANDLINE.matcher(dialled).matches()) {
      throw Problem.invalid("phone", Sentence.of("err.phoneLandline"));
    }
    if (RULE.matcher(dialled).matches()) {
      throw Problem.invalid("phone", Sentence.of("err.phoneUnknown"));
    }
    if (Typed.hasLetter(dialled)) {
      throw Problem.invalid(
          "phone",
          Lookalikes.in(dialled)
              .map(letters -> letters.say("err.phoneLookalike"))
              .orElse(Sentence.of("err.phoneLetters")));
    }
    throw Problem.invalid("phone", Sentence.of("err.phone", "n", Typed.digits(dialled)));
  }

  public String shown() {
    if (isFromHere()) {
      return "0" + e164.substring(HOME.length());
    }
    try {
      return LIBRARY.format(LIBRARY.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  /** As it is dialled in Indonesia. */
  public String dialled() {
    return isFromHere() ? shown() : e164;
  }

  public boolean isFromHere() {
    return e164.startsWith(HOME);
  }

  /** Of its country, as in "+60". */
  public String countryCode() {
    try {
      return "+" + LIBRARY.parse(e164, null).getCountryCode();
    } catch (NumberParseException e) {
      return HOME;
    }
  }

  /** Keyed. */
  public byte[] hash(Sealed sealed) {
    return sealed.hash("phone", e164);
  }

  /** The last four, all that a guard sees. */
  public String tail() {
    return e164.substring(e164.length() - 4);
  }

  @Override
  public String toString() {
    return "Phone[hidden]";
  }

  /** Null when it is no mobile number. */
  private static String mobile(String dialled) {
    try {
      var number = number(dialled);
      var kind = LIBRARY.getNumberType(number);
      // America's do not tell mobile from fixed.
      boolean mobile =
          kind == PhoneNumberType.MOBILE
              || number.getCountryCode() != 62 && kind == PhoneNumberType.FIXED_LINE_OR_MOBILE;
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
