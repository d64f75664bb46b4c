package bench;

import java.util.Random;

/** Each output a weighted sum of all inputs. */
final class DenseLayer {
  private final int in;
  private final int out;
  private final float[] weights;
  private final float[] speed;
  private float[] input;
  private float[] output;

  DenseLayer(int in, int out, Random random) {
    this.in = in;
    this.out = out;
    weights = ConvLayer.small(random, (in + 1) * out, in);
    speed = new float[weights.length];
  }

  float[] output() {
    return output;
  }

  float[] forward(float[] given) {
    input = given;
    output = new float[out];
    for (int o = 0; o < out; o++) {
      int at = o * (in + 1);
      float sum = weights[at + in];
      for (int i = 0; i < in; i++) {
        sum += weights[at + i] * given[i];
      }
      output[o] = sum;
    }
    return output;
  }

  float[] backward(float[] slope, float rate, float momentum) {
    var back = new float[in];
    for (int o = 0; o < out; o++) {
      int at = o * (in + 1);
      float s = slope[o];
      for (int i = 0; i < in; i++) {
        back[i] += weights[at + i] * s;
        speed[at + i] = momentum * speed[at + i] - rate * s * input[i];
        weights[at + i] += speed[at + i];
      }
      speed[at + in] = momentum * speed[at + in] - rate * s;
      weights[at + in] += speed[at + in];
    }
    return back;
  }

  static float[] positive(float[] values) {
    var kept = new float[values.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = Math.max(0, values[i]);
    }
    return kept;
  }

  static float[] where(float[] values, float[] slope) {
    for (int i = 0; i < slope.length; i++) {
      slope[i] = values[i] > 0 ? slope[i] : 0;
    }
    return slope;
  }
}
