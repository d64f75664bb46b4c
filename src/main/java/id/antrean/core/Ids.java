package id.antrean.core;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids of rows: UUID version 7, so that new rows land at the end of their index. Never a secret. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static UUID next() {
    long time = System.currentTimeMillis();
    long high = (time << 16) | 0x7000 | (RANDOM.nextInt() & 0x0FFF);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
