package id.antrean.testkit;

import java.security.SecureRandom;
import java.util.Base64;

/** Keys as production wants them: 32 random bytes each, in base64. */
public final class RandomKeys {
  public static final String FIRST = key();
  public static final String SECOND = key();
  public static final String THIRD = key();

  private RandomKeys() {}

  private static String key() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
