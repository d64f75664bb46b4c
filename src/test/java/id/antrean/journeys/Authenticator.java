package id.antrean.journeys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a phone that makes codes from a secret (RFC 4648, 6238); it knows nothing of ours. */
final class Authenticator {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Authenticator() {}

  /** {@code later}: steps of 30 seconds. */
  static String code(String typed, Instant now, int later) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret(typed.replace(" ", "")), "HmacSHA1"));
      long step = now.getEpochSecond() / 30 + later;
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7FFF_FFFF;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] secret(String letters) {
    var out = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (char letter : letters.toCharArray()) {
      bits = (bits << 5) | LETTERS.indexOf(letter);
      count += 5;
      if (count >= 8) {
        count -= 8;
        out.write(bits >> count);
        bits &= (1 << count) - 1;
      }
    }
    return out.toByteArray();
  }
}
