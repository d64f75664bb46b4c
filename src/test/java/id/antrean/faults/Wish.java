package id.antrean.faults;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** What one client wants; {@code about} goes into the history with each try. */
record Wish(String op, String key, String method, String path, JsonObject body, JsonObject about) {

  static Wish of(String op, String method, String path, JsonObject body) {
    return new Wish(op, UUID.randomUUID().toString(), method, path, body, new JsonObject());
  }

  Wish about(String field, Object value) {
    return new Wish(op, key, method, path, body, about.copy().put(field, value));
  }
}
