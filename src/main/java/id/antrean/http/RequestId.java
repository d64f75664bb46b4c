package id.antrean.http;

import java.util.UUID;

/** Short enough to be read out on the phone: "8F3K-22QM". */
public final class RequestId {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private RequestId() {}

  public static String of(UUID random) {
    long bits = random.getLeastSignificantBits();
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == 4) {
        text.append('-');
      }
      text.append(LETTERS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return text.toString();
  }
}
