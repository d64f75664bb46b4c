package id.antrean.http;

import id.antrean.core.Problem;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form that came with a file (multipart/form-data), read whole in memory; of a name the first.
 */
final class FormWithFile {
  private final Map<String, byte[]> parts = new HashMap<>();

  /** Problem 400 bad_request where it cannot be read. */
  static FormWithFile read(String contentType, Buffer body) {
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body.getBytes()));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    try {
      return parts(request);
    } catch (IOException | RuntimeException unreadable) {
      throw Problem.of(400, "bad_request");
    }
  }

  private static FormWithFile parts(DefaultFullHttpRequest request) throws IOException {
    var form = new FormWithFile();
    var inMemory = new DefaultHttpDataFactory(false);
    var decoder = new HttpPostMultipartRequestDecoder(inMemory, request, StandardCharsets.UTF_8);
    try {
      for (var data : decoder.getBodyHttpDatas()) {
        if (data instanceof HttpData part) {
          form.parts.putIfAbsent(part.getName(), part.get());
        }
      }
    } finally {
      decoder.destroy();
    }
    return form;
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /** "" when absent. */
  String text(String name) {
    return bytes(name).map(part -> new String(part, StandardCharsets.UTF_8)).orElse("");
  }
}
