package id.antrean.journeys;

import id.antrean.testkit.Base32;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a phone that makes codes from a secret (RFC 4648, 6238); it knows nothing of ours. */
final class Authenticator {
  private Authenticator() {}

  /** {@code later}: steps of 30 seconds. */
  static String code(String typed, Instant now, int later) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base32.bytes(typed.replace(" ", "")), "HmacSHA1"));
      long step = now.getEpochSecond() / 30 + later;
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7FFF_FFFF;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
