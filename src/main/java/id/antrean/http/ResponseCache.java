package id.antrean.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/**
 * Public answers of one route that many ask for at once: written and packed once, and kept by this
 * node for a moment under the address as it was asked.
 */
public final class ResponseCache {
  /** An address can be spelt in any number of ways, and a month of slots is nearly 100 KB. */
  private static final int KEPT_MAX = 256;

  /** Each of the two answers is made once, and only read from then on. */
  private record Copy(Reply whole, Reply unchanged, String etag, long madeAtNanos) {
    Reply reply(String known) {
      return etag.equals(known) ? unchanged : whole;
    }
  }

  private final long keepNanos;
  private final Cache<String, Copy> copies =
      Caffeine.newBuilder().maximumSize(KEPT_MAX).executor(Runnable::run).build();

  ResponseCache(Duration keep) {
    keepNanos = keep.toNanos();
  }

  /** Waits for nothing, so an event loop may ask. */
  public Optional<Reply> find(String uri, String known) {
    var copy = copies.getIfPresent(uri);
    return copy == null || System.nanoTime() - copy.madeAtNanos() > keepNanos
        ? Optional.empty()
        : Optional.of(copy.reply(known));
  }

  /** The age counts from before it was made. */
  Reply keep(Request request, Supplier<Reply> made) {
    long now = System.nanoTime();
    var copy = copy(made.get().body, now);
    copies.put(request.uri(), copy);
    return copy.reply(request.header("If-None-Match").orElse(null));
  }

  private static Copy copy(Buffer plain, long now) {
    var sum = new CRC32C();
    sum.update(plain.getBytes());
    var etag = "W/\"%08x\"".formatted(sum.getValue()); // weak: packed or not, it is the same
    var whole = Reply.json(new Reply.Packed(plain, packed(plain)));
    return new Copy(tagged(whole, etag), tagged(Reply.notModified(), etag), etag, now);
  }

  private static Reply tagged(Reply reply, String etag) {
    reply.headers.put(HttpHeaders.ETAG, HttpHeaders.createOptimized(etag));
    return reply;
  }

  private static Buffer packed(Buffer plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
