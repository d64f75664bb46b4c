package id.antrean.security.captcha;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws digits from strokes of our own: a trimmed runtime has no fonts. Nothing tells where a digit
 * begins: most touch, at no fixed pitch, on a waving line, and lines as thick as theirs cross them.
 */
public final class CaptchaImage {
  private static final int WIDTH = 264;
  private static final int HEIGHT = 88;
  private static final int GREYS = 16;
  private static final Color INK = new Color(0x14202b);
  private static final double MARGIN = 12;

  private CaptchaImage() {}

  public static byte[] png(String digits) {
    return file(draw(digits));
  }

  /** Before it is a file: for the programs that measure it. */
  public static BufferedImage draw(String digits) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, greys());
    var g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    var wave = Wave.any();
    float thick = (float) between(3.4, 4.6);
    digits(g, digits, wave, thick);
    lines(g, wave, thick);
    g.dispose();
    return image;
  }

  /** Each as wide as it comes, and as near to the one before as it comes: most of them touch. */
  private static void digits(Graphics2D g, String digits, Wave wave, float thick) {
    var glyphs = new Shape[digits.length()];
    double end = 0;
    for (int i = 0; i < glyphs.length; i++) {
      var glyph = glyph(digits.charAt(i) - '0');
      var box = glyph.getBounds2D();
      double x = end - box.getX();
      glyphs[i] = moved(glyph, x, HEIGHT / 2.0 + between(-4, 4));
      end += box.getWidth() + between(0, 1.8) * thick;
    }
    double squeeze = Math.min(1, (WIDTH - 2 * MARGIN) / end);
    double x = MARGIN + between(0, WIDTH - 2 * MARGIN - end * squeeze);
    for (var glyph : glyphs) {
      var place = new AffineTransform(squeeze, 0, 0, 1, x, 0);
      stroke(g, wave.bend(place.createTransformedShape(glyph)), thick * between(0.9, 1.15));
    }
  }

  private static Shape moved(Shape shape, double x, double y) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
  }

  private static Shape glyph(int digit) {
    double size = between(3, 3.7);
    var how = new AffineTransform();
    how.rotate(between(-0.25, 0.25));
    how.shear(between(-0.2, 0.15), between(-0.05, 0.05));
    how.scale(size * between(0.85, 1.1), size);
    how.translate(-5, -8);
    var hand = ThreadLocalRandom.current().nextInt(Strokes.hands());
    return how.createTransformedShape(Strokes.path(hand, digit, at -> at + between(-0.35, 0.35)));
  }

  /** Of the digits' colour and width: taking them away takes digits away. */
  private static void lines(Graphics2D g, Wave wave, float thick) {
    double up = ThreadLocalRandom.current().nextBoolean() ? 1 : -1;
    line(g, wave, between(0, 40), up * between(16, 34), WIDTH * between(0.45, 0.6), thick);
    line(g, wave, WIDTH * between(0.4, 0.55), up * between(-34, 34), WIDTH, thick);
  }

  /** From one height to another, with one bend. */
  private static void line(
      Graphics2D g, Wave wave, double from, double slope, double to, float thick) {
    double middle = HEIGHT / 2.0 + between(-10, 10);
    var line =
        new CubicCurve2D.Double(
            from,
            middle + slope,
            from + (to - from) / 3,
            middle + slope + between(-30, 30),
            to - (to - from) / 3,
            middle - slope + between(-30, 30),
            to,
            middle - slope);
    stroke(g, wave.bend(line), thick * between(0.8, 1));
  }

  private static void stroke(Graphics2D g, Shape shape, double width) {
    g.setColor(INK);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
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

  private static double between(double low, double high) {
    return low < high ? ThreadLocalRandom.current().nextDouble(low, high) : low;
  }
}
