package id.antrean.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as the usual apps make them: SHA-1, six digits, a new
 * one every 30 seconds. The clock of a phone may be one step off.
 */
record Totp(byte[] secret) {
  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int OFF = 1;
  private static final int DIGITS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LETTER_BITS = 5;

  static Totp next(SecureRandom random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new Totp(secret);
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /** The step whose code this is; empty where it is none of now. */
  OptionalLong stepOf(String code, Instant now) {
    return LongStream.rangeClosed(step(now) - OFF, step(now) + OFF)
        .filter(step -> code(step).equals(code))
        .findFirst();
  }

  /** RFC 4226, 5.3. */
  String code(long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
      return "%06d".formatted(number % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it is typed into an app that cannot scan: base 32 (RFC 4648). */
  String letters() {
    var out = new StringBuilder();
    int bits = 0;
    int count = 0;
    for (byte next : secret) {
      bits = (bits << Byte.SIZE) | (next & 0xFF);
      count += Byte.SIZE;
      while (count >= LETTER_BITS) {
        count -= LETTER_BITS;
        out.append(BASE32.charAt((bits >> count) & 31));
      }
      bits &= (1 << count) - 1;
    }
    return out.toString();
  }

  /** What the QR code says. */
  String address(String username) {
    return "otpauth://totp/Antrean:%1$s?secret=%2$s&issuer=Antrean".formatted(username, letters());
  }

  @Override
  public String toString() {
    return "Totp[hidden]";
  }
}
