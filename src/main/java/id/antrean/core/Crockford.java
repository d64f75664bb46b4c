package id.antrean.core;

/** Crockford's base 32: no letter can be mistaken for a digit or for another letter. */
public final class Crockford {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Crockford() {}

  /** The letter of the lowest five bits. */
  public static char letter(long bits) {
    return LETTERS.charAt((int) bits & 31);
  }
}
