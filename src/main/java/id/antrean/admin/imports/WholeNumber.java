package id.antrean.admin.imports;

import java.util.regex.Pattern;

/** Whole numbers as spreadsheets here write them: 1.250 and 1.250,0. */
final class WholeNumber {
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.][0-9]{3})*(,0+)?");
  private static final Pattern FRACTION = Pattern.compile("(,0+)?$");

  private WholeNumber() {}

  /** Its digits; as it was typed where it is no such number. */
  static String plain(String typed) {
    var text = typed.strip();
    return GROUPED.matcher(text).matches()
        ? FRACTION.matcher(text).replaceFirst("").replace(".", "")
        : text;
  }
}
