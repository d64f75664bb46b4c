package id.antrean.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Values just outside and just inside what one schema of the contract allows. */
final class Edges {
  private Edges() {}

  static List<Object> outside(JsonObject schema) {
    var out = new ArrayList<Object>();
    if (schema.containsKey("maxLength")) {
      out.add("1".repeat(schema.getInteger("maxLength") + 1));
    }
    if (schema.getInteger("minLength", 0) > 0) {
      out.add("1".repeat(schema.getInteger("minLength") - 1));
    }
    if (schema.containsKey("pattern")) {
      out.add("........");
      out.add("");
    }
    if (schema.containsKey("enum")) {
      out.add("NEITHER");
      var first = schema.getJsonArray("enum").getString(0);
      var small = first.toLowerCase(Locale.ROOT);
      out.add(small.equals(first) ? first.toUpperCase(Locale.ROOT) : small);
    }
    if ("date".equals(schema.getString("format"))) {
      out.addAll(List.of("2026-02-30", "+999999999-12-31", "-0001-01-01", "2026-11-23T00:00", ""));
    }
    if (schema.containsKey("minimum")) {
      out.add(schema.getLong("minimum") - 1);
      out.addAll(List.of("two", ""));
    }
    if (schema.containsKey("maximum")) {
      out.add(schema.getLong("maximum") + 1);
    }
    if ("integer".equals(schema.getValue("type"))) {
      out.add("1.5");
    }
    return out;
  }

  /** As {@link #outside}, with what only JSON can say. */
  static List<Object> outsideJson(JsonObject schema) {
    var out = new ArrayList<>(outside(schema));
    switch (schema.getString("type")) {
      case "string" -> out.addAll(List.of(1, true, new JsonArray(), new JsonObject()));
      case "integer", "number" -> out.addAll(List.of(true, new JsonArray(), new JsonObject()));
      case "boolean" -> out.addAll(List.of("true", 1));
      case "object" -> out.addAll(List.of("x", new JsonArray()));
      case "array" -> {
        out.addAll(List.of("x", new JsonObject()));
        if (schema.getInteger("minItems", 0) > 0) {
          out.add(new JsonArray());
        }
        if (schema.containsKey("maxItems")) {
          out.add(new JsonArray(Stream.generate(() -> "1").limit(items(schema) + 1).toList()));
        }
      }
      default -> throw new IllegalStateException(schema.encode());
    }
    return out;
  }

  static List<Object> inside(JsonObject schema) {
    var out = new ArrayList<Object>();
    if (schema.containsKey("enum")) {
      out.addAll(schema.getJsonArray("enum").getList());
    } else if ("date".equals(schema.getString("format"))) {
      out.addAll(List.of("2026-02-28", "9999-12-31", "0001-01-01"));
    } else if (schema.containsKey("minimum")) {
      out.add(schema.getLong("minimum"));
      out.add(schema.getLong("maximum", schema.getLong("minimum") + 1));
    } else if (schema.containsKey("maxLength")) {
      out.add("1".repeat(schema.getInteger("maxLength")));
      out.add("1".repeat(Math.max(1, schema.getInteger("minLength", 0))));
    } else if (schema.containsKey("maxItems") && holdsStrings(schema)) {
      out.add(new JsonArray(Stream.generate(() -> "1").limit(items(schema)).toList()));
    }
    return out;
  }

  private static boolean holdsStrings(JsonObject array) {
    return "string".equals(array.getJsonObject("items", new JsonObject()).getValue("type"));
  }

  private static int items(JsonObject schema) {
    return schema.getInteger("maxItems");
  }
}
