package id.antrean.security.captcha;

import java.util.concurrent.ThreadLocalRandom;

/** Voices in the background: pieces of our own clips, shuffled, turned round, higher and lower. */
final class Babble {
  private static final int VOICES = 3;
  private static final int SHORTEST = 600; // 75 ms, some less than a syllable
  private static final int LONGEST = 1_400;
  private static final int FADE = 80;

  private Babble() {}

  /** As loud as it comes: the caller sets its level. */
  static double[] of(int length) {
    var sound = new double[length];
    for (int voice = 0; voice < VOICES; voice++) {
      for (int at = 0; at < length; ) {
        at += lay(sound, at, piece()) - FADE;
      }
    }
    return sound;
  }

  private static int lay(double[] sound, int at, double[] piece) {
    for (int i = 0; i < piece.length && at + i < sound.length; i++) {
      double edge = Math.min(1, Math.min(i, piece.length - 1 - i) / (double) FADE);
      sound[at + i] += piece[i] * edge;
    }
    return piece.length;
  }

  private static double[] piece() {
    var random = ThreadLocalRandom.current();
    var clip = Speech.clip(random.nextInt(10));
    int length = random.nextInt(SHORTEST, LONGEST);
    int from = random.nextInt(clip.length - length);
    boolean isTurned = random.nextBoolean();
    var piece = new double[length];
    for (int i = 0; i < length; i++) {
      piece[i] = clip[from + (isTurned ? length - 1 - i : i)];
    }
    return Speech.resampled(piece, Speech.between(0.85, 1.18), 0);
  }
}
