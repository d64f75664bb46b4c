package id.antrean.page;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as the path of an SVG, one unit a module, with the quiet zone it needs. */
public record QrCodeSvg(String path, int size) {
  private static final int QUIET = 4;

  public static QrCodeSvg of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          int run = x - from;
          path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, run, run));
        }
      }
    }
    return new QrCodeSvg(path.toString(), code.size + 2 * QUIET);
  }

  /** As a picture of its own, on white, whatever lies behind it. */
  public String picture() {
    var svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/><path d="%2$s"/></svg>
        """;
    return svg.formatted(size, path);
  }
}
