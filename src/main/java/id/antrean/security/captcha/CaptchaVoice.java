package id.antrean.security.captcha;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** The digits one after the other, from our own clips (resources/voice), with uneven pauses. */
public final class CaptchaVoice {
  private static final int RATE = 8_000;
  private static final int HEADER = 44;
  private static final int SILENCE = 128;
  private static final byte[][] CLIPS = load();

  private CaptchaVoice() {}

  /** 8 kHz, mono, 8 bit: some 50 KB. */
  public static byte[] wav(String digits) {
    var random = ThreadLocalRandom.current();
    var sound = new ByteArrayOutputStream();
    pause(sound, RATE / 4);
    for (int i = 0; i < digits.length(); i++) {
      double loudness = random.nextDouble(0.7, 1.0);
      for (byte sample : CLIPS[digits.charAt(i) - '0']) {
        sound.write(SILENCE + (int) (((sample & 0xff) - SILENCE) * loudness));
      }
      pause(sound, random.nextInt(RATE / 4, RATE / 2));
    }
    return withHeader(sound.toByteArray());
  }

  /** Not dead silence: a faint hiss, so that the gaps are not simply zeros. */
  private static void pause(ByteArrayOutputStream sound, int samples) {
    for (int i = 0; i < samples; i++) {
      sound.write(SILENCE + ThreadLocalRandom.current().nextInt(-2, 3));
    }
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

  private static byte[][] load() {
    var clips = new byte[10][];
    for (int digit = 0; digit < 10; digit++) {
      try (var in = CaptchaVoice.class.getResourceAsStream("/voice/" + digit + ".wav")) {
        in.skipNBytes(HEADER - 4);
        int length = ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        clips[digit] = in.readNBytes(length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return clips;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
