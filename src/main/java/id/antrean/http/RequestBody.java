package id.antrean.http;

import id.antrean.core.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The body of a request: JSON, a form, or a file by itself or in a form. */
final class RequestBody {
  private final RoutingContext context;
  private Object parsed;
  private Buffer received;
  private FormWithFile formWithFile;

  RequestBody(RoutingContext context) {
    this.context = context;
  }

  /** Problem 400 where it is none. */
  JsonObject json() {
    try {
      if (whole().length() == 0) {
        return new JsonObject();
      }
      if (parsed() instanceof JsonObject object) {
        return object;
      }
    } catch (DecodeException e) {
      // Only where the contract states no body: else it was read before.
    }
    throw Problem.of(400, "bad_request");
  }

  /** Read once. Throws DecodeException. */
  Object parsed() {
    if (parsed == null) {
      parsed = Json.decodeValue(whole());
    }
    return parsed;
  }

  Buffer whole() {
    if (received != null) {
      return received;
    }
    var body = context.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /** Of a request that brings a file; nobody else has read it. */
  void received(Buffer whole) {
    received = whole;
  }

  /** Empty where none was sent. Problem 400 of a broken form. */
  Optional<byte[]> file(String name) {
    return hasFiles() ? formWithFile().bytes(name) : Optional.empty();
  }

  /** A form field, "" when absent. */
  String form(String name) {
    if (hasFiles()) {
      return formWithFile().text(name);
    }
    var value = context.request().getFormAttribute(name);
    return value == null ? "" : value;
  }

  List<String> formAll(String name) {
    return context.request().formAttributes().getAll(name);
  }

  private boolean hasFiles() {
    return received != null && contentType().strip().startsWith("multipart/");
  }

  private FormWithFile formWithFile() {
    if (formWithFile == null) {
      formWithFile = FormWithFile.read(contentType(), received);
    }
    return formWithFile;
  }

  private String contentType() {
    return Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
  }
}
