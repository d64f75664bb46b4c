package id.antrean.admin;

import id.antrean.page.Texts;
import java.util.Comparator;
import java.util.List;

/** Acts and objects of the trail in words; what has none is shown as it was recorded. */
public final class TrailWords {
  static final String ACTION = "trail.act.";

  public record Action(String code, String name) {}

  private TrailWords() {}

  /** All that have words, by name. */
  static List<Action> actions(Texts texts) {
    return texts.keys().stream()
        .filter(key -> key.startsWith(ACTION))
        .map(key -> new Action(key.substring(ACTION.length()), texts.say(key)))
        .sorted(Comparator.comparing(Action::name))
        .toList();
  }

  static String action(Texts texts, String code) {
    return said(texts, ACTION, code);
  }

  /** "nomor antrean A-031, Senin, 23 November 2026" of "ticket:0191..."; an id is not shown. */
  static String object(Texts texts, TrailNames names, String object) {
    int colon = object.indexOf(':');
    if (colon < 0) {
      return object;
    }
    var kind = object.substring(0, colon);
    var id = object.substring(colon + 1);
    var word = said(texts, "trail.object.", kind);
    if (kind.equals("counter") && names.counters().containsKey(id)) {
      return names.counters().get(id);
    }
    if (kind.equals("bookings")) {
      return id + " " + word;
    }
    var name = names.of(texts, kind, id).orElse(TrailNames.uuid(id).isPresent() ? "" : id);
    return name.isEmpty() ? word : word + " " + name;
  }

  static String said(Texts texts, String prefix, String code) {
    return texts.has(prefix + code) ? texts.say(prefix + code) : code;
  }
}
