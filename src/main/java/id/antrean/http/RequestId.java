package id.antrean.http;

import id.antrean.core.Crockford;
import java.util.UUID;

/** Short enough to be read out on the phone: "8F3K-22QM". */
public final class RequestId {
  private RequestId() {}

  public static String of(UUID random) {
    long bits = random.getLeastSignificantBits();
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == 4) {
        text.append('-');
      }
      text.append(Crockford.letter(bits >>> (5 * i)));
    }
    return text.toString();
  }
}
