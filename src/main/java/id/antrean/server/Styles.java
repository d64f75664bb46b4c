package id.antrean.server;

import id.antrean.http.Reply;
import id.antrean.http.Request;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The one stylesheet of the participants' pages: tokens and parts shared with the other faces, put
 * together so that a phone on 3G asks once. Its address changes with its content, so it may be kept
 * for ever.
 */
final class Styles {
  private static final List<String> PARTS =
      List.of(
          "shared/tokens",
          "shared/base",
          "shared/lanes",
          "portal/choices",
          "portal/site",
          "portal/booking",
          "portal/staff");

  private final Buffer css;
  private final String address;

  Styles(Vertx vertx) {
    css =
        Buffer.buffer(
            PARTS.stream()
                .map(part -> vertx.fileSystem().readFile("webroot/" + part + ".css").await())
                .map(part -> part.toString(StandardCharsets.UTF_8))
                .map(Styles::withoutComments)
                .collect(Collectors.joining("\n")));
    var sum = new CRC32();
    sum.update(css.getBytes());
    address = "/pages.css?v=" + Long.toHexString(sum.getValue());
  }

  String address() {
    return address;
  }

  Reply answer(Request request) {
    return Reply.bytes("text/css; charset=utf-8", css)
        .header("Cache-Control", "public, max-age=31536000, immutable");
  }

  private static String withoutComments(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s+", " ");
  }
}
