package id.antrean.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The national identity number: 16 digits, area (6), birth date DDMMYY (women: day + 40), serial
 * (4). Only the 16 digits are demanded: numbers with an impossible inside are in real use, so what
 * is odd inside is a reason to look again, never a wall.
 */
public record Nik(String digits) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{16}");
  private static final Pattern LABEL = Pattern.compile("(?i)^(no(mor|\\.)? *)?(NIK|KTP) *[:=]? *");

  /** What may be a typing mistake. */
  public enum Oddity {
    UNKNOWN_PROVINCE,
    UNKNOWN_REGENCY,
    IMPOSSIBLE_DATE,
    SERIAL_ZERO
  }

  public Nik {
    if (!SHAPE.matcher(digits).matches()) {
      throw new IllegalArgumentException("a NIK has 16 digits");
    }
  }

  /** Fails with a {@link Problem} of the field {@code nik}. */
  public static Nik parse(String typed) {
    var digits = Typed.joined(LABEL.matcher(Typed.line(typed)).replaceFirst(""));
    if (digits.isEmpty()) {
      throw Problem.invalid("nik", Sentence.of("err.nikEmpty"));
    }
    if (Typed.digits(digits) < digits.length()) {
      throw Problem.invalid(
          "nik",
          Lookalikes.in(digits)
              .map(letters -> letters.say("err.nikLookalike"))
              .orElse(Sentence.of("err.nikLetters")));
    }
    if (digits.length() != 16) {
      throw Problem.invalid("nik", Sentence.of("err.nikLength", "n", digits.length()));
    }
    return new Nik(digits);
  }

  public List<Oddity> oddness(LocalDate today) {
    var odd = new ArrayList<Oddity>();
    if (!AreaCodes.isProvince(digits.substring(0, 2))) {
      odd.add(Oddity.UNKNOWN_PROVINCE);
    } else if (!AreaCodes.isRegency(digits.substring(0, 4))) {
      odd.add(Oddity.UNKNOWN_REGENCY);
    }
    if (!hasBirthDate(today)) {
      odd.add(Oddity.IMPOSSIBLE_DATE);
    }
    if (digits.endsWith("0000")) {
      odd.add(Oddity.SERIAL_ZERO);
    }
    return odd;
  }

  /** The last four, all that a guard sees. */
  public String tail() {
    return digits.substring(12);
  }

  /** In fours, as people compare it with their card. */
  public String inFours() {
    return digits.replaceAll("(?<=\\G.{4})(?=.)", " ");
  }

  @Override
  public String toString() {
    return "Nik[hidden]";
  }

  /** The year has two digits: a real day of either century will do, if it is not in the future. */
  private boolean hasBirthDate(LocalDate today) {
    int day = number(6) > 40 ? number(6) - 40 : number(6);
    int month = number(8);
    int year = number(10);
    return isPast(2000 + year, month, day, today) || isPast(1900 + year, month, day, today);
  }

  private static boolean isPast(int year, int month, int day, LocalDate today) {
    try {
      return !LocalDate.of(year, month, day).isAfter(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private int number(int from) {
    return Integer.parseInt(digits.substring(from, from + 2));
  }
}
