package id.antrean.security.captcha;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.concurrent.ThreadLocalRandom;

/** Bends what is drawn as if the paper waved: two waves along it, one across. */
record Wave(double height, double length, double phase, double sway, double swayLength) {
  static Wave any() {
    var random = ThreadLocalRandom.current();
    return new Wave(
        random.nextDouble(4, 7.5),
        random.nextDouble(110, 240),
        random.nextDouble(2 * Math.PI),
        random.nextDouble(2, 5),
        random.nextDouble(40, 80));
  }

  Shape bend(Shape straight) {
    var bent = new Path2D.Double();
    var at = new double[2];
    for (var i = new FlatteningPathIterator(straight.getPathIterator(null), 0.05);
        !i.isDone();
        i.next()) {
      int kind = i.currentSegment(at);
      double x = at[0] + sway * Math.sin(at[1] * 2 * Math.PI / swayLength + phase * 2);
      double y =
          at[1]
              + height * Math.sin(at[0] * 2 * Math.PI / length + phase)
              + height / 4 * Math.sin(at[0] * 5 * Math.PI / length + phase * 3);
      if (kind == PathIterator.SEG_MOVETO) {
        bent.moveTo(x, y);
      } else {
        bent.lineTo(x, y);
      }
    }
    return bent;
  }
}
