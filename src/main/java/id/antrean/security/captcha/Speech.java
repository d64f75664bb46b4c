package id.antrean.security.captcha;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/** Our clips of the ten digits (resources/voice), and ways to say one differently each time. */
final class Speech {
  private static final int HEADER = 44;
  private static final int SILENCE = 128;
  private static final int FRAME = 240; // 30 ms: two or three periods of the voice
  private static final int HOP = FRAME / 2;
  private static final int SEARCH = 60;
  private static final double[][] CLIPS = load();

  private Speech() {}

  static double[] clip(int digit) {
    return CLIPS[digit];
  }

  /** Other length, other voice, both by up to 15 %, and a melody that wanders. */
  static double[] varied(double[] clip) {
    double pitch = between(0.87, 1.15);
    double tempo = between(0.87, 1.15);
    return resampled(stretched(clip, pitch / tempo), pitch, between(-0.06, 0.06));
  }

  /** So many times as long in the same voice (WSOLA): frames move to where they fit best. */
  private static double[] stretched(double[] in, double times) {
    var out = new double[(int) (in.length * times) + FRAME];
    int from = 0;
    for (int to = 0; to + FRAME <= out.length; to += HOP) {
      int ideal = (int) (to / times);
      from = to == 0 ? 0 : best(in, from + HOP, ideal);
      for (int i = 0; i < FRAME; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
        out[to + i] += window * at(in, from + i);
      }
    }
    return out;
  }

  /** Where near {@code ideal} the sound goes on most like at {@code natural}. */
  private static int best(double[] in, int natural, int ideal) {
    int best = ideal;
    double most = Double.NEGATIVE_INFINITY;
    for (int shift = -SEARCH; shift <= SEARCH; shift += 2) {
      double like = 0;
      for (int i = 0; i < HOP; i += 2) {
        like += at(in, natural + i) * at(in, ideal + shift + i);
      }
      if (like > most) {
        most = like;
        best = ideal + shift;
      }
    }
    return best;
  }

  /** As many times as high, and shorter; the pitch glides by {@code glide} on the way. */
  static double[] resampled(double[] in, double times, double glide) {
    var out = new double[(int) (in.length / times)];
    double at = 0;
    for (int i = 0; i < out.length; i++) {
      int before = (int) at;
      double part = at - before;
      out[i] = at(in, before) * (1 - part) + at(in, before + 1) * part;
      at += times * (1 + glide * (2.0 * i / out.length - 1));
    }
    return out;
  }

  static double loudness(double[] sound) {
    double sum = 0;
    for (double sample : sound) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, sound.length));
  }

  static double between(double low, double high) {
    return ThreadLocalRandom.current().nextDouble(low, high);
  }

  private static double at(double[] in, int index) {
    return index >= 0 && index < in.length ? in[index] : 0;
  }

  private static double[][] load() {
    var clips = new double[10][];
    for (int digit = 0; digit < 10; digit++) {
      try (var in = Speech.class.getResourceAsStream("/voice/" + digit + ".wav")) {
        in.skipNBytes(HEADER - 4);
        int length = ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var bytes = in.readNBytes(length);
        clips[digit] = new double[length];
        for (int i = 0; i < length; i++) {
          clips[digit][i] = (bytes[i] & 0xff) - SILENCE;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return clips;
  }
}
