package id.antrean.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** JSON that many ask for at once: written and packed once, and kept by this node for a moment. */
public final class ReadyJson {
  private static final int KEPT_MAX = 4_096;

  private record Copy(Reply.Packed bytes, String etag, long madeAtNanos) {}

  private final long keepNanos;
  private final Map<String, Copy> copies = new ConcurrentHashMap<>();

  public ReadyJson(Duration keep) {
    keepNanos = keep.toNanos();
  }

  /** {@code what} names the answer among all of this kind; {@code made} is asked for a new one. */
  public Reply answer(Call call, String what, Supplier<Object> made) {
    var copy = copies.get(what);
    if (copy == null || System.nanoTime() - copy.madeAtNanos() > keepNanos) {
      long now = System.nanoTime();
      copy = copy(Json.encodeToBuffer(made.get()), now);
      if (copies.size() > KEPT_MAX) {
        copies.clear();
      }
      copies.put(what, copy);
    }
    var known = call.header("If-None-Match").filter(copy.etag()::equals).isPresent();
    return (known ? Reply.notModified() : Reply.json(copy.bytes())).header("ETag", copy.etag());
  }

  private static Copy copy(Buffer plain, long now) {
    var sum = new CRC32C();
    sum.update(plain.getBytes());
    var etag = "W/\"%08x\"".formatted(sum.getValue()); // weak: packed or not, it is the same
    return new Copy(new Reply.Packed(plain, packed(plain)), etag, now);
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
