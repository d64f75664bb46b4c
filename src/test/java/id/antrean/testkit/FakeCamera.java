package id.antrean.testkit;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the camera of the test browser sees: nothing, or a paper with a QR code. */
public final class FakeCamera {
  static final Path FILM = Path.of("target", "camera-" + Fork.NUMBER + ".y4m").toAbsolutePath();

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int DOT = 8;
  private static final byte GREY = (byte) 128;

  private FakeCamera() {}

  public static void seesNothing() {
    film(grey(WIDTH * HEIGHT));
  }

  public static void sees(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var light = grey(WIDTH * HEIGHT);
    int side = (code.size + 8) * DOT;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark = code.getModule(x / DOT - 4, y / DOT - 4);
        int at = ((HEIGHT - side) / 2 + y) * WIDTH + (WIDTH - side) / 2 + x;
        light[at] = (byte) (dark ? 30 : 230);
      }
    }
    film(light);
  }

  private static byte[] grey(int size) {
    var bytes = new byte[size];
    Arrays.fill(bytes, GREY);
    return bytes;
  }

  /** One frame, which Chromium shows again and again; read when a page starts the camera. */
  private static void film(byte[] light) {
    try {
      Files.createDirectories(FILM.getParent());
      try (var out = Files.newOutputStream(FILM)) {
        var head = "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\nFRAME\n".formatted(WIDTH, HEIGHT);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(light);
        out.write(grey(WIDTH * HEIGHT / 2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
