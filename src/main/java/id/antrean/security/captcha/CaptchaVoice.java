package id.antrean.security.captcha;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The digits one after the other, each said a little differently, over voices that say nothing:
 * looking for our clips in it finds the wrong ones too. For people it is a word in a murmuring
 * hall.
 */
public final class CaptchaVoice {
  private static final int RATE = 8_000;
  private static final int HEADER = 44;
  private static final int SILENCE = 128;
  private static final double LOUD = 26; // of 127: its peaks still fit
  private static final double ABOVE_BABBLE = 2.5; // 8 dB: digits are understood at 0 dB

  private CaptchaVoice() {}

  /** 8 kHz, mono, 8 bit: some 50 KB. */
  public static byte[] wav(String digits) {
    var random = ThreadLocalRandom.current();
    var said = new double[digits.length()][];
    var starts = new int[said.length];
    int end = random.nextInt(RATE / 8, RATE / 2);
    for (int i = 0; i < said.length; i++) {
      said[i] = Speech.varied(Speech.clip(digits.charAt(i) - '0'));
      starts[i] = end;
      end += said[i].length + random.nextInt(RATE / 8, RATE / 2);
    }
    var sound = Babble.of(end);
    scale(sound, LOUD / ABOVE_BABBLE / Speech.loudness(sound));
    for (int i = 0; i < said.length; i++) {
      scale(said[i], LOUD / Speech.loudness(said[i]) * Speech.between(0.85, 1.15));
      for (int k = 0; k < said[i].length; k++) {
        sound[starts[i] + k] += said[i][k];
      }
    }
    return withHeader(bytes(sound));
  }

  private static void scale(double[] sound, double times) {
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= times;
    }
  }

  private static byte[] bytes(double[] sound) {
    var bytes = new byte[sound.length];
    for (int i = 0; i < sound.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(SILENCE + sound[i]), 0, 255);
    }
    return bytes;
  }

  private static byte[] withHeader(byte[] samples) {
    return ByteBuffer.allocate(HEADER + samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER - 8 + samples.length)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1) // PCM
        .putShort((short) 1) // mono
        .putInt(RATE)
        .putInt(RATE) // bytes a second
        .putShort((short) 1) // bytes a sample
        .putShort((short) 8) // bits a sample
        .put(ascii("data"))
        .putInt(samples.length)
        .put(samples)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
