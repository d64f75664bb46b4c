package id.antrean.notify;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Which field of a gateway's answer says that the SMS is accepted, and by which value: many answer
 * 200 to what they will not send. The path's names are separated by dots, places in lists are
 * numbers: data.0.status
 */
public record AcceptedAnswer(List<String> path, String value) {

  /** {@code setting}: status=true. IllegalArgumentException when it has no field or no value. */
  public static AcceptedAnswer parse(String setting) {
    var parts = setting.split("=", 2);
    if (parts.length < 2 || !parts[0].matches("[^.\\s]+([.][^.\\s]+)*") || parts[1].isBlank()) {
      throw new IllegalArgumentException("not field=value");
    }
    return new AcceptedAnswer(List.of(parts[0].split("[.]")), parts[1].strip());
  }

  boolean isIn(Buffer answer) {
    try {
      Object at = Json.decodeValue(answer);
      for (var name : path) {
        at =
            switch (at) {
              case JsonObject object -> object.getValue(name);
              case JsonArray list -> list.getValue(Integer.parseInt(name));
              case null, default -> null;
            };
      }
      return at != null && at.toString().equals(value);
    } catch (RuntimeException notSuchJson) {
      return false;
    }
  }

  @Override
  public String toString() {
    return String.join(".", path) + "=" + value;
  }
}
