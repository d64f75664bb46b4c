package id.antrean.security.captcha;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * Digits drawn by hand in four ways, so that knowing one three is not knowing all. In a box 10 wide
 * and 16 high; "M x y" moves, "L x y" draws, "C" bends, blanks between.
 */
final class Strokes {
  private static final String[] PRINTED = {
    "M 5 0 C 0 0 0 16 5 16 C 10 16 10 0 5 0",
    "M 1.5 4 L 5.5 0 L 5.5 16 M 2 16 L 9 16",
    "M 1 4 C 1 -1.5 9 -1.5 9 4 C 9 8 3 11 1 16 L 9.5 16",
    "M 1 2.5 C 2.5 -1 9 -1 9 3.6 C 9 7 6 7.6 4 7.6 C 6.5 7.6 9.5 8.4 9.5 12 C 9.5 17 2 17 0.5 13",
    "M 7.6 16 L 7.6 0 L 0 11 L 10 11",
    "M 8.5 0 L 2 0 L 1.4 7.2 C 4 5 9.5 5.6 9.5 10.8 C 9.5 17 2.5 17.4 0.5 13.6",
    "M 8 0.6 C 2 2 0.5 8 0.8 11.4 C 1.2 17.6 9.4 17.2 9.4 11 C 9.4 5.4 2.6 5.4 0.9 10.4",
    "M 0.5 0 L 9.5 0 C 6 5 4 10 3.6 16",
    "M 5 7.4 C 0.4 6.6 0.6 0 5 0 C 9.4 0 9.6 6.6 5 7.4 C -1 8.2 -0.6 16 5 16 C 10.6 16 11 8.2 5 7.4",
    "M 9.1 5.6 C 7.4 10.6 0.6 10.6 0.6 5 C 0.6 -1.2 8.8 -1.6 9.2 4.6 C 9.5 8 8 14 2 15.4",
  };

  /** As on a letter: open four, crossed seven, long tails. */
  private static final String[] WRITTEN = {
    "M 6 0.4 C 1 -0.6 -1 9 1.4 13.4 C 4 18 9.6 14 9.4 7.4 C 9.3 2 6.4 -0.4 4.2 1",
    "M 3.4 3 C 4.6 2.4 5.6 1.4 6 0 L 5.4 16 M 2.6 16 L 8 16",
    "M 1 3.2 C 2.4 -1.4 9.6 -1 8.6 4.4 C 7.8 9 4 13 0.6 15.6 C 3 14 6 17 9.6 15",
    "M 1.4 0.4 L 8.8 0.4 L 4.4 6.4 C 8 6 9.6 8.6 9.2 11.6 C 8.6 16.6 2.6 17 0.6 13.8",
    "M 2.6 0 C 2 4 1.4 7 0.6 10 C 3.6 9.4 6.6 9.4 9.6 9.8 M 7.4 5 L 6.4 16",
    "M 2.6 0.6 C 2.2 3 1.8 5 1.4 7 C 5 5 9.2 7 8.8 11 C 8.2 16.4 2.6 16.8 0.4 14.4 M 2.6 0.6 L 9.4 0",
    "M 6.6 0 C 3 3.6 0.8 8 0.8 11.6 C 0.8 17 8.4 17 8.8 12 C 9 7.6 3.6 7 1.2 11.4",
    "M 0.6 1.6 C 3 0 7 1.4 9.4 0.4 C 6.4 5.4 4.6 10 4 16 M 2.8 8 L 8.4 7.4",
    "M 8.4 2 C 5.4 -1.4 0.8 0.6 1.6 4 C 2.6 8 9.2 8 9 12.4 C 8.6 17 1 17 1 12.6 C 1 8 7.8 6.6 8.4 2",
    "M 8.8 3 C 6 -1.6 0.4 0.4 1 5 C 1.6 9.6 8 8.4 8.8 3 C 8.8 7 8.2 11 7.2 16",
  };

  /** Straight edges, as on a shirt. */
  private static final String[] ANGULAR = {
    "M 3 0 L 7 0 L 9.4 3 L 9.4 13 L 7 16 L 3 16 L 0.6 13 L 0.6 3 L 3 0",
    "M 2.6 2.8 L 5.4 0 L 5.4 16 M 2 16 L 8.6 16",
    "M 0.8 3.4 L 3 0 L 7 0 L 9.2 2.6 L 9.2 5.4 L 0.8 16 L 9.4 16",
    "M 0.8 2.4 L 3 0 L 7 0 L 9 2.2 L 9 5.6 L 6.8 7.6 L 4 7.6 M 6.8 7.6 L 9.4 9.8 L 9.4 13.4 L 7 16 L 2.8 16 L 0.6 13.4",
    "M 5.6 0 L 0.4 10.6 L 9.8 10.6 M 7.2 6 L 7.2 16",
    "M 9 0 L 1.4 0 L 1.4 6.8 L 7 6.8 L 9.4 9.2 L 9.4 13.2 L 7 16 L 2.8 16 L 0.6 13.8",
    "M 8.8 2 L 6.8 0 L 3.2 0 L 0.8 3 L 0.8 13 L 3.2 16 L 7 16 L 9.4 13.4 L 9.4 9.6 L 7 7.2 L 3.2 7.2 L 0.8 9.6",
    "M 0.6 3 L 0.6 0 L 9.4 0 L 9.4 2.4 L 4.6 10 L 4.6 16",
    "M 3 0 L 7 0 L 9 2.2 L 9 5.4 L 7 7.6 L 3 7.6 L 1 5.4 L 1 2.2 L 3 0 M 3 7.6 L 0.6 10 L 0.6 13.4 L 3 16 L 7 16 L 9.4 13.4 L 9.4 10 L 7 7.6",
    "M 9.2 6.4 L 6.8 8.8 L 3 8.8 L 0.6 6.4 L 0.6 2.6 L 3 0 L 6.8 0 L 9.2 3 L 9.2 13 L 6.8 16 L 3.2 16 L 1.2 14",
  };

  /** Round and wide, with small bowls or large ones. */
  private static final String[] ROUND = {
    "M 5 1 C -1.6 1 -1.6 15 5 15 C 11.6 15 11.6 1 5 1",
    "M 5 0 L 5 16 M 2.4 0.4 L 5 0 M 2.2 16 L 7.8 16",
    "M 0.8 5 C -0.2 -1 10.2 -2 9.6 4.4 C 9.2 9 1.6 9.6 0.8 15.6 L 9.8 15.6",
    "M 0.8 3 C 1.6 -1.4 9.2 -1.2 8.8 3.6 C 8.6 6.4 6 7 4.4 7 C 7.4 6.8 10.4 8.4 10 11.8 C 9.4 17.4 0.2 17.2 0.2 12",
    "M 6.6 0 C 5.4 4 3 8.6 0.2 11.8 C 3 11.2 7 11.2 10 11.6 M 7.4 8 C 7 11 7 13 7.4 16",
    "M 9 0.4 C 6.6 0.8 4 0.8 2 0.4 C 2 3 1.8 5 1 7.6 C 4 3.8 10.6 5.6 9.8 11.4 C 9 17.4 0.6 17 0.2 13",
    "M 8.6 1.6 C 4.4 -1.4 0.4 4.4 0.4 10 C 0.4 18 10 17.4 9.8 11 C 9.6 5 1.4 5.4 0.6 11",
    "M 0.2 0.8 C 3 1.4 7 1.2 9.8 0.6 C 6.6 4.6 5 10 5.2 16",
    "M 5 6.8 C 0.8 6.2 1.4 0.4 5 0.4 C 8.6 0.4 9.2 6.2 5 6.8 C -2 7.4 -1.6 15.8 5 15.8 C 11.6 15.8 12 7.4 5 6.8",
    "M 9.4 5.2 C 8.8 10.6 0.2 10.8 0.2 5 C 0.2 -1.4 9.6 -1.6 9.6 5 C 9.6 11 7.4 15.4 2 15.8",
  };

  private static final String[][] HANDS = {PRINTED, WRITTEN, ANGULAR, ROUND};

  private Strokes() {}

  static int hands() {
    return HANDS.length;
  }

  /** {@code near}: moves each coordinate a little, so no two threes of one hand are the same. */
  static Path2D path(int hand, int digit, DoubleUnaryOperator near) {
    var path = new Path2D.Double();
    var parts = HANDS[hand][digit].split(" ");
    for (int i = 0; i < parts.length; ) {
      int count = parts[i].equals("C") ? 6 : 2;
      var at = new double[count];
      for (int k = 0; k < count; k++) {
        at[k] = near.applyAsDouble(Double.parseDouble(parts[i + 1 + k]));
      }
      switch (parts[i]) {
        case "M" -> path.moveTo(at[0], at[1]);
        case "L" -> path.lineTo(at[0], at[1]);
        default -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
      }
      i += count + 1;
    }
    return path;
  }
}
