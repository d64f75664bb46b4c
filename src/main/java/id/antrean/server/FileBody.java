package id.antrean.server;

import id.antrean.core.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Reads the body of the few routes that take a file. It is larger than any other, is kept whole in
 * memory, and arrives before anybody is asked who sent it, so a node reads only a few at once.
 */
final class FileBody {
  static final int MOST = 4 * 1024 * 1024; // 10,000 rows of the widest kind
  private static final int AT_ONCE = 4;

  private final AtomicInteger reading = new AtomicInteger();
  private final BiConsumer<RoutingContext, Buffer> whole;

  /** {@code whole}: takes the body once all of it is there. */
  FileBody(BiConsumer<RoutingContext, Buffer> whole) {
    this.whole = whole;
  }

  /** A CSV, or a form with a file in it. */
  static boolean isOne(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    var plain = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    return plain.startsWith("multipart/form-data") || plain.startsWith("text/csv");
  }

  void read(RoutingContext context) {
    if (reading.incrementAndGet() > AT_ONCE) {
      reading.decrementAndGet();
      context.fail(Problem.unavailable("busy", null));
      return;
    }
    context.addEndHandler(ended -> reading.decrementAndGet());
    var request = context.request();
    if (request.headers().contains(HttpHeaders.EXPECT)) {
      context.response().writeContinue();
    }
    var body = Buffer.buffer();
    request
        .exceptionHandler(context::fail)
        .handler(part -> add(context, body, part))
        .endHandler(
            end -> {
              if (!context.failed()) {
                whole.accept(context, body);
                context.next();
              }
            })
        .resume();
  }

  private static void add(RoutingContext context, Buffer body, Buffer part) {
    if (context.failed()) {
      return; // the rest of what is too large
    }
    if (body.length() + part.length() > MOST) {
      context.fail(413);
    } else {
      body.appendBuffer(part);
    }
  }
}
