package id.antrean.security.captcha;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws digits from strokes of our own: a trimmed runtime has no fonts. Each digit leans, sways and
 * stands a little differently; lines and specks lie over them.
 */
public final class CaptchaImage {
  private static final int WIDTH = 264;
  private static final int HEIGHT = 88;
  private static final int GREYS = 16;
  private static final Color INK = new Color(0x14202b);

  /** In a box 10 wide and 16 high; "M x y" moves, "L x y" draws, "C" bends, blanks between. */
  private static final String[] STROKES = {
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

  private CaptchaImage() {}

  public static byte[] png(String digits) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, greys());
    var g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    specks(g);
    for (int i = 0; i < digits.length(); i++) {
      digit(g, digits.charAt(i) - '0', i, digits.length());
    }
    lines(g);
    g.dispose();
    return file(image);
  }

  private static void digit(Graphics2D g, int digit, int place, int places) {
    double room = (WIDTH - 24.0) / places;
    double size = between(2.9, 3.4);
    var where = new AffineTransform();
    where.translate(12 + room * (place + 0.5) + between(-3, 3), HEIGHT / 2.0 + between(-6, 6));
    where.rotate(between(-0.28, 0.28));
    where.shear(between(-0.16, 0.16), between(-0.06, 0.06));
    where.scale(size * between(0.9, 1.05), size);
    where.translate(-5, -8);
    g.setColor(INK);
    g.setStroke(
        new BasicStroke((float) between(4, 6), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(where.createTransformedShape(path(STROKES[digit])));
  }

  /** Every point of the stroke moves a little, so no two threes are the same. */
  private static Path2D path(String strokes) {
    var path = new Path2D.Double();
    var parts = strokes.split(" ");
    for (int i = 0; i < parts.length; ) {
      switch (parts[i]) {
        case "M" -> path.moveTo(near(parts[i + 1]), near(parts[i + 2]));
        case "L" -> path.lineTo(near(parts[i + 1]), near(parts[i + 2]));
        default ->
            path.curveTo(
                near(parts[i + 1]),
                near(parts[i + 2]),
                near(parts[i + 3]),
                near(parts[i + 4]),
                near(parts[i + 5]),
                near(parts[i + 6]));
      }
      i += parts[i].equals("C") ? 7 : 3;
    }
    return path;
  }

  /** Of the digits' own colour and nearly their width: taking them away takes digits away. */
  private static void lines(Graphics2D g) {
    g.setColor(INK);
    for (int i = 0; i < 3; i++) {
      g.setStroke(new BasicStroke((float) between(1.5, 3)));
      g.draw(
          new CubicCurve2D.Double(
              0,
              between(8, HEIGHT - 8),
              WIDTH / 3.0,
              between(-20, HEIGHT + 20),
              WIDTH * 2 / 3.0,
              between(-20, HEIGHT + 20),
              WIDTH,
              between(8, HEIGHT - 8)));
    }
  }

  private static void specks(Graphics2D g) {
    for (int i = 0; i < 60; i++) {
      int grey = (int) between(90, 220);
      g.setColor(new Color(grey, grey, grey));
      double size = between(1, 5);
      g.fill(new Ellipse2D.Double(between(0, WIDTH), between(0, HEIGHT), size, size));
    }
  }

  private static IndexColorModel greys() {
    var levels = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      levels[i] = (byte) (i * 255 / (GREYS - 1));
    }
    return new IndexColorModel(4, GREYS, levels, levels, levels);
  }

  /** Through memory: the default way writes a temporary file. */
  private static byte[] file(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static double near(String number) {
    return Double.parseDouble(number) + between(-0.45, 0.45);
  }

  private static double between(double low, double high) {
    return ThreadLocalRandom.current().nextDouble(low, high);
  }
}
