package id.antrean.testkit;

import java.io.ByteArrayOutputStream;

/** Reads a secret as an authenticator app does (RFC 4648). */
public final class Base32 {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  public static byte[] bytes(String letters) {
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
