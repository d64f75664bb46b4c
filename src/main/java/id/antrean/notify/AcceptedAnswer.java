package id.antrean.notify;

import java.util.List;
import java.util.Map;

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

  /** {@code answer}: the JSON as maps, lists and values. */
  boolean isIn(Object answer) {
    var at = answer;
    for (var name : path) {
      at =
          switch (at) {
            case Map<?, ?> object -> object.get(name);
            case List<?> list when name.matches("[0-9]{1,3}") -> at(list, Integer.parseInt(name));
            case null, default -> null;
          };
    }
    return at != null && at.toString().equals(value);
  }

  private static Object at(List<?> list, int place) {
    return place < list.size() ? list.get(place) : null;
  }

  @Override
  public String toString() {
    return String.join(".", path) + "=" + value;
  }
}
