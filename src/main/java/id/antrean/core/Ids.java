package id.antrean.core;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of rows: UUID version 7, so that new rows land at the end of their index. Never a secret. */
public final class Ids {
  private Ids() {}

  /** Ids are opaque to callers; empty for what has not the shape of one. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException otherShape) {
      return Optional.empty();
    }
  }

  public static UUID next() {
    var random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis();
    long high = (time << 16) | 0x7000 | (random.nextInt() & 0x0FFF);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
