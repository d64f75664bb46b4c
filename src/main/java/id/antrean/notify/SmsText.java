package id.antrean.notify;

/**
 * The GSM 7-bit alphabet, in which one part of an SMS holds 160 letters. Any other letter makes the
 * whole text UCS-2: 70 a part, more than twice the price.
 */
public final class SmsText {
  public static final int ONE_PART = 160;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String TWICE = "\f^{}\\[~]|€";

  private SmsText() {}

  public static boolean isGsm(String text) {
    return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || TWICE.indexOf(c) >= 0);
  }

  /** Letters on the air: those of the extension table count twice. */
  public static int length(String text) {
    return text.length() + (int) text.chars().filter(c -> TWICE.indexOf(c) >= 0).count();
  }

  public static boolean fitsOnePart(String text) {
    return isGsm(text) && length(text) <= ONE_PART;
  }
}
