package bench;

import id.antrean.security.captcha.CaptchaImage;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Learns to read the captcha's picture (H1) from pictures that the program draws, with known
 * answers: a small convolutional network that sees the whole picture, with six outputs of ten
 * digits each. Plain SGD with momentum, one thread.
 */
final class CaptchaNet {
  private static final int WIDTH = 132; // half the picture's size
  private static final int HEIGHT = 44;
  private static final int DIGITS = 6;
  private static final int OUT = DIGITS * 10;
  private static final float RATE = 0.001f;
  private static final float MOMENTUM = 0.9f;

  private final Random random = new Random(7);
  private final ConvLayer first = new ConvLayer(1, 8, WIDTH, HEIGHT, random);
  private final ConvLayer second = new ConvLayer(8, 16, WIDTH / 2, HEIGHT / 2, random);
  private final ConvLayer third = new ConvLayer(16, 24, WIDTH / 4, HEIGHT / 4, random);
  private final DenseLayer hidden = new DenseLayer(third.size(), 128, random);
  private final DenseLayer last = new DenseLayer(128, OUT, random);

  private CaptchaNet() {}

  /**
   * Share of {@code digits} and of {@code pictures} read right after so many seconds of training.
   */
  record Rate(double digits, double pictures, long seen) {}

  static Rate after(double seconds, int asked) {
    var net = new CaptchaNet();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long seen = 0;
    while (System.nanoTime() < end) {
      net.learn(net.answer(), RATE);
      seen++;
    }
    int digits = 0;
    int pictures = 0;
    for (int i = 0; i < asked; i++) {
      var answer = net.answer();
      int right = net.right(answer);
      digits += right;
      pictures += right == DIGITS ? 1 : 0;
    }
    return new Rate(digits / (double) (asked * DIGITS), pictures / (double) asked, seen);
  }

  private String answer() {
    return "%06d".formatted(random.nextInt(1_000_000));
  }

  private void learn(String answer, float rate) {
    var out = softmax(forward(pixels(CaptchaImage.draw(answer))));
    for (int i = 0; i < DIGITS; i++) {
      out[i * 10 + answer.charAt(i) - '0'] -= 1;
    }
    var back = last.backward(out, rate, MOMENTUM);
    back = hidden.backward(DenseLayer.where(hidden.output(), back), rate, MOMENTUM);
    back = third.backward(back, rate, MOMENTUM);
    back = second.backward(back, rate, MOMENTUM);
    first.backward(back, rate, MOMENTUM);
  }

  private int right(String answer) {
    var out = forward(pixels(CaptchaImage.draw(answer)));
    int right = 0;
    for (int i = 0; i < DIGITS; i++) {
      int best = 0;
      for (int d = 1; d < 10; d++) {
        best = out[i * 10 + d] > out[i * 10 + best] ? d : best;
      }
      right += best == answer.charAt(i) - '0' ? 1 : 0;
    }
    return right;
  }

  private float[] forward(float[] pixels) {
    var seen = third.forward(second.forward(first.forward(pixels)));
    return last.forward(DenseLayer.positive(hidden.forward(seen)));
  }

  private static float[] softmax(float[] out) {
    var shares = new float[OUT];
    for (int i = 0; i < OUT; i += 10) {
      float sum = 0;
      for (int d = 0; d < 10; d++) {
        shares[i + d] = (float) Math.exp(Math.min(30, out[i + d]));
        sum += shares[i + d];
      }
      for (int d = 0; d < 10; d++) {
        shares[i + d] /= sum;
      }
    }
    return shares;
  }

  /** Half as large, 1 where there is ink. */
  private static float[] pixels(BufferedImage image) {
    var pixels = new float[WIDTH * HEIGHT];
    var raster = image.getRaster();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += raster.getSample(2 * x + k % 2, 2 * y + k / 2, 0);
        }
        pixels[y * WIDTH + x] = 1 - sum / 60f;
      }
    }
    return pixels;
  }
}
