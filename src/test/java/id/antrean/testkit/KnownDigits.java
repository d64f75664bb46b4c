package id.antrean.testkit;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The randomness of the captcha, overheard: what was drawn last is the picture shown last. */
public final class KnownDigits implements RandomGenerator {
  private final Random random = new Random(5);
  private volatile int last;

  @Override
  public int nextInt(int bound) {
    last = random.nextInt(bound);
    return last;
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  public String answer() {
    return "%06d".formatted(last);
  }

  /** Six digits that are not on the picture. */
  public String wrongAnswer() {
    return "%06d".formatted((last + 111_111) % 1_000_000);
  }
}
