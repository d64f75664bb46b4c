package id.antrean.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence for people, named by its key in messages_id/messages_en; the edge puts it in words.
 */
public record Sentence(String key, Map<String, Object> args) {

  /** Arguments come in pairs: name, value, name, value. */
  public static Sentence of(String key, Object... pairs) {
    var args = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      args.put((String) pairs[i], pairs[i + 1]);
    }
    return new Sentence(key, args);
  }
}
