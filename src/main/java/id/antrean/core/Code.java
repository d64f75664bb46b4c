package id.antrean.core;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A booking's secrets, derived from its id and the hash key, so that the database holds only their
 * hashes and a message can still carry the link. 13 Crockford letters = 65 bits.
 */
public final class Code {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
  private static final int LETTERS = 13;

  private Code() {}

  /** Lets its holder move and cancel; never printed or shown as a QR. */
  public static String ofBooking(Sealed sealed, UUID booking) {
    return letters(sealed.hmac("booking-code", booking.toString()));
  }

  /** On the ticket's QR: good for check-in and following only. */
  public static String checkInToken(Sealed sealed, UUID booking) {
    return "T" + letters(sealed.hmac("check-in-token", booking.toString()));
  }

  /** What is stored and looked up; O, I and L are read as the digits they look like. */
  public static byte[] lookup(Sealed sealed, String typed) {
    var clean =
        SEPARATORS
            .matcher(typed.toUpperCase(Locale.ROOT))
            .replaceAll("")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return sealed.hash("code-lookup", clean);
  }

  private static String letters(byte[] hmac) {
    var text = new StringBuilder(LETTERS);
    for (int i = 0; i < LETTERS; i++) { // five bits each, from the end
      int at = hmac.length - 1 - 5 * i / 8;
      int two = (hmac[at - 1] & 255) << 8 | hmac[at] & 255;
      text.append(Crockford.letter(two >> 5 * i % 8));
    }
    return text.toString();
  }
}
