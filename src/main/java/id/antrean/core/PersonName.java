package id.antrean.core;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A full name as on the identity card: one word or many, with apostrophes, dots, titles. */
public record PersonName(String full) {
  private static final int LONGEST = 100;

  /** No digits, slashes or pictures: what is typed here must not carry an address or a message. */
  private static final Pattern SIGNS = Pattern.compile("[\\p{L}\\p{M} .,'‘’`´-]*");

  /** So many letters are an initial or a syllable of any name. */
  private static final int INITIALS = 2;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['‘’`´]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

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

  /** The words of a name as somebody types it, without capitals, accents and signs. */
  public static List<String> words(String typed) {
    return Stream.of(plain(typed).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether each of these {@link #words} stands in the name: short ones at the start of a word. */
  public boolean contains(List<String> words) {
    var plain = " " + plain(full);
    return words.stream()
        .allMatch(word -> plain.contains(word.length() <= INITIALS ? " " + word : word));
  }

  private static String plain(String name) {
    var letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    var joined = APOSTROPHES.matcher(letters).replaceAll("");
    return BETWEEN_WORDS.matcher(joined).replaceAll(" ").toLowerCase(Locale.ROOT);
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
