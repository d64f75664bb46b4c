package bench;

import id.antrean.security.captcha.CaptchaVoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The attack that needs no training (H1): look for the clips that are shipped with the program in
 * the sound of a captcha by normalised cross-correlation, and say the six best in their order.
 */
final class CaptchaSound {
  private static final int HEADER = 44;
  private static final int DIGITS = 6;

  private record Found(int digit, int from, int length, double like) {}

  private CaptchaSound() {}

  /** How many of so many sounds are solved; {@code speeds}: at which the clips are tried. */
  static int solved(int sounds, double... speeds) throws IOException {
    var clips = new ArrayList<double[][]>();
    for (double speed : speeds) {
      clips.add(clips(speed));
    }
    var random = new Random(13);
    int solved = 0;
    for (int i = 0; i < sounds; i++) {
      var answer = "%06d".formatted(random.nextInt(1_000_000));
      solved += read(samples(CaptchaVoice.wav(answer)), clips).equals(answer) ? 1 : 0;
    }
    return solved;
  }

  private static String read(double[] sound, List<double[][]> clips) {
    var found = new ArrayList<Found>();
    for (var set : clips) {
      for (int digit = 0; digit < 10; digit++) {
        found.addAll(search(sound, digit, set[digit]));
      }
    }
    found.sort(Comparator.comparingDouble(Found::like).reversed());
    var kept = new ArrayList<Found>();
    for (var one : found) {
      if (kept.size() < DIGITS && kept.stream().noneMatch(other -> overlap(one, other))) {
        kept.add(one);
      }
    }
    kept.sort(Comparator.comparingInt(Found::from));
    var digits = new StringBuilder();
    kept.forEach(one -> digits.append(one.digit()));
    return digits.toString();
  }

  private static boolean overlap(Found one, Found other) {
    int shared =
        Math.min(one.from() + one.length(), other.from() + other.length())
            - Math.max(one.from(), other.from());
    return shared > Math.min(one.length(), other.length()) / 3;
  }

  /** The best place of each tenth of a second. */
  private static List<Found> search(double[] sound, int digit, double[] clip) {
    var best = new Found[sound.length / 800 + 1];
    double own = Math.sqrt(dot(clip, clip, 0));
    double energy = 0;
    for (int i = 0; i < clip.length && i < sound.length; i++) {
      energy += sound[i] * sound[i];
    }
    for (int from = 0; from + clip.length + 1 < sound.length; from += 2) {
      double like = Math.abs(dot(sound, clip, from)) / (own * Math.sqrt(energy) + 1);
      if (best[from / 800] == null || like > best[from / 800].like()) {
        best[from / 800] = new Found(digit, from, clip.length, like);
      }
      for (int k = from; k < from + 2; k++) {
        double in = sound[k + clip.length];
        energy += in * in - sound[k] * sound[k];
      }
    }
    return Arrays.stream(best).filter(one -> one != null).toList();
  }

  private static double dot(double[] sound, double[] clip, int from) {
    double sum = 0;
    for (int i = 0; i < clip.length; i++) {
      sum += sound[from + i] * clip[i];
    }
    return sum;
  }

  private static double[][] clips(double speed) throws IOException {
    var clips = new double[10][];
    for (int digit = 0; digit < 10; digit++) {
      try (var in = CaptchaVoice.class.getResourceAsStream("/voice/" + digit + ".wav")) {
        var clip = samples(in.readAllBytes());
        clips[digit] = new double[(int) (clip.length / speed) - 1];
        for (int i = 0; i < clips[digit].length; i++) {
          int at = (int) (i * speed);
          double part = i * speed - at;
          clips[digit][i] = clip[at] * (1 - part) + clip[at + 1] * part;
        }
      }
    }
    return clips;
  }

  private static double[] samples(byte[] wav) {
    var samples = new double[wav.length - HEADER];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (wav[HEADER + i] & 0xff) - 128;
    }
    return samples;
  }
}
