package id.antrean.security.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptchaVoiceTest {
  private static final int HEADER = 44;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aDigitIsNeverSaidAsItsClipThatEverybodyCanDownload(int digit) throws IOException {
    var sound = samples(CaptchaVoice.wav(Integer.toString(digit)));
    assertThat(likest(sound, clip(digit))).isLessThan(0.85);
  }

  @Test
  void twoSoundsOfTheSameDigitsAreNotTheSame() {
    assertThat(CaptchaVoice.wav("402917")).isNotEqualTo(CaptchaVoice.wav("402917"));
  }

  @Test
  void theVoiceIsLouderThanTheVoicesBehindIt() {
    var loud = Speech.loudness(samples(CaptchaVoice.wav("888888888888")));
    assertThat(loud).isBetween(16.0, 32.0);
  }

  /** Normalised cross-correlation at its best place: 1 is the same sound. */
  private static double likest(double[] sound, double[] clip) {
    double best = 0;
    for (int from = 0; from + clip.length < sound.length; from++) {
      double dot = 0;
      double energy = 0;
      for (int i = 0; i < clip.length; i++) {
        dot += sound[from + i] * clip[i];
        energy += sound[from + i] * sound[from + i];
      }
      best =
          Math.max(
              best, dot / Math.sqrt(energy) / (Speech.loudness(clip) * Math.sqrt(clip.length)));
    }
    return best;
  }

  private static double[] clip(int digit) throws IOException {
    try (var in = CaptchaVoice.class.getResourceAsStream("/voice/" + digit + ".wav")) {
      return samples(in.readAllBytes());
    }
  }

  private static double[] samples(byte[] wav) {
    var samples = new double[wav.length - HEADER];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (wav[HEADER + i] & 0xff) - 128;
    }
    return samples;
  }
}
