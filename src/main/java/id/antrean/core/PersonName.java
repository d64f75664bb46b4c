package id.antrean.core;

import java.util.Locale;
import java.util.regex.Pattern;

/** A full name as on the identity card: one word or many, with apostrophes, dots, titles. */
public record PersonName(String full) {
  private static final int LONGEST = 100;

  /** No digits, slashes or pictures: what is typed here must not carry an address or a message. */
  private static final Pattern SIGNS = Pattern.compile("[\\p{L}\\p{M} .,'‘’`´-]*");

  /** Fails with a {@link Problem} of the field {@code name}. */
  public static PersonName parse(String typed) {
    var full = Typed.line(typed);
    if (!Typed.hasLetter(full)) {
      throw Problem.invalid("name", Sentence.of("err.name"));
    }
    if (!SIGNS.matcher(full).matches()) {
      throw Problem.invalid("name", Sentence.of("err.nameSigns"));
    }
    int letters = full.codePointCount(0, full.length());
    if (letters > LONGEST) {
      throw Problem.invalid("name", Sentence.of("err.nameLength", "n", letters));
    }
    return new PersonName(full);
  }

  /** Cards, forms and people differ in capitals, spaces and the kind of apostrophe. */
  public boolean isSameAs(PersonName other) {
    return comparable().equals(other.comparable());
  }

  private String first() {
    return full.split(" ")[0].replaceAll(",$", "");
  }

  /** "Siti R.": enough to recognise oneself, too little for a stranger. */
  public String shortened() {
    var words = full.split(" ");
    if (words.length == 1) {
      return first();
    }
    return first() + " " + words[1].substring(0, words[1].offsetByCodePoints(0, 1)) + ".";
  }

  @Override
  public String toString() {
    return "PersonName[hidden]";
  }

  private String comparable() {
    return full.toLowerCase(Locale.ROOT).replaceAll("[‘’`´]", "'").replace(" ", "");
  }
}
