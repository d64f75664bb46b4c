package bench;

import java.util.Arrays;
import java.util.Random;

/** Filters of 3 by 3, of each square of 2 by 2 the largest, and nothing below zero. */
final class ConvLayer {
  private static final int SIDE = 3;

  private final int in;
  private final int out;
  private final int width;
  private final int height;
  private final float[] weights;
  private final float[] bias;
  private final float[] speed;
  private float[] input;
  private int[] largest;

  ConvLayer(int in, int out, int width, int height, Random random) {
    this.in = in;
    this.out = out;
    this.width = width;
    this.height = height;
    weights = small(random, out * in * SIDE * SIDE, in * SIDE * SIDE);
    speed = new float[weights.length];
    bias = new float[out];
  }

  static float[] small(Random random, int count, int inputs) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
    }
    return values;
  }

  int size() {
    return out * (width / 2) * (height / 2);
  }

  float[] forward(float[] given) {
    input = given;
    var full = new float[width * height];
    var pooled = new float[size()];
    largest = new int[pooled.length];
    for (int o = 0; o < out; o++) {
      Arrays.fill(full, bias[o]);
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < SIDE * SIDE; k++) {
          add(full, given, i * width * height, k, weights[(o * in + i) * SIDE * SIDE + k]);
        }
      }
      pool(full, pooled, o);
    }
    return pooled;
  }

  private void add(float[] full, float[] given, int from, int k, float weight) {
    int dx = k % SIDE - 1;
    int dy = k / SIDE - 1;
    for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
      int at = y * width;
      int other = from + (y + dy) * width + dx;
      for (int x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
        full[at + x] += weight * given[other + x];
      }
    }
  }

  private void pool(float[] full, float[] pooled, int o) {
    int half = width / 2;
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < half; x++) {
        int best = 2 * y * width + 2 * x;
        for (int k : new int[] {1, width, width + 1}) {
          best = full[2 * y * width + 2 * x + k] > full[best] ? 2 * y * width + 2 * x + k : best;
        }
        int at = (o * (height / 2) + y) * half + x;
        largest[at] = full[best] > 0 ? best : -1;
        pooled[at] = Math.max(0, full[best]);
      }
    }
  }

  /** Only the largest of each square had an effect, so only they are walked through. */
  float[] backward(float[] slope, float rate, float momentum) {
    var back = new float[input.length];
    var change = new float[weights.length];
    for (int o = 0; o < out; o++) {
      for (int p = o * size() / out; p < (o + 1) * size() / out; p++) {
        if (largest[p] >= 0 && slope[p] != 0) {
          bias[o] -= rate * slope[p] / 10;
          spread(o, largest[p], slope[p], back, change);
        }
      }
    }
    for (int i = 0; i < weights.length; i++) {
      speed[i] = momentum * speed[i] - rate * change[i];
      weights[i] += speed[i];
    }
    return back;
  }

  private void spread(int o, int at, float slope, float[] back, float[] change) {
    int x = at % width;
    int y = at / width;
    for (int k = 0; k < SIDE * SIDE; k++) {
      int ox = x + k % SIDE - 1;
      int oy = y + k / SIDE - 1;
      if (ox >= 0 && ox < width && oy >= 0 && oy < height) {
        for (int i = 0; i < in; i++) {
          int other = (i * height + oy) * width + ox;
          int weight = (o * in + i) * SIDE * SIDE + k;
          back[other] += weights[weight] * slope;
          change[weight] += input[other] * slope;
        }
      }
    }
  }
}
