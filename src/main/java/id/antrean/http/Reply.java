package id.antrean.http;

import id.antrean.page.View;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a handler answers. Never cached unless it says so. */
public final class Reply {
  private static final CharSequence JSON =
      HttpHeaders.createOptimized("application/json; charset=utf-8");

  /** The same bytes as they are and as gzip. */
  record Packed(Buffer plain, Buffer gzip) {}

  public final int status;
  public final CharSequence contentType;
  public final Buffer body;
  public final String template;
  public final Object model;

  /** The body as gzip, or null where the server compresses by itself. */
  public final Buffer gzip;

  @SuppressWarnings("UndefinedEquals") // each header is always named in the same way
  public final Map<CharSequence, CharSequence> headers = new LinkedHashMap<>();

  private Reply(
      int status,
      CharSequence contentType,
      Buffer body,
      Buffer gzip,
      String template,
      Object model) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.gzip = gzip;
    this.template = template;
    this.model = model;
  }

  private Reply(int status, CharSequence contentType, Buffer body) {
    this(status, contentType, body, null, null, null);
  }

  /** {@code value}: JsonObject, JsonArray, Map or List. */
  public static Reply json(int status, Object value) {
    return new Reply(status, JSON, Json.encodeToBuffer(value));
  }

  public static Reply json(Object value) {
    return json(200, value);
  }

  static Reply json(Packed bytes) {
    var reply = new Reply(200, JSON, bytes.plain(), bytes.gzip(), null, null);
    reply.headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return reply;
  }

  /**
   * A template under src/main/jte; it gets {@code model} as "page" and the {@link View} as "view".
   */
  public static Reply page(int status, String template, Object model) {
    return new Reply(status, "text/html; charset=utf-8", null, null, template, model);
  }

  public static Reply page(String template, Object model) {
    return page(200, template, model);
  }

  public static Reply bytes(int status, String contentType, Buffer body) {
    return new Reply(status, contentType, body);
  }

  public static Reply bytes(String contentType, Buffer body) {
    return bytes(200, contentType, body);
  }

  /**
   * 303: each POST of a form ends in a GET, so that Back and reload repeat nothing. Only to a page
   * of our own; home where {@code location} is none.
   */
  public static Reply seeOther(String location) {
    return new Reply(303, null, Buffer.buffer())
        .header("Location", LocalPath.of(location).orElse("/"));
  }

  public static Reply noContent() {
    return new Reply(204, null, Buffer.buffer());
  }

  /** 304: the client has it already. */
  public static Reply notModified() {
    return new Reply(304, null, Buffer.buffer());
  }

  public Reply withStatus(int other) {
    var reply = new Reply(other, contentType, body, gzip, template, model);
    reply.headers.putAll(headers);
    return reply;
  }

  public Reply header(String name, String value) {
    headers.put(name, value);
    return this;
  }
}
