package id.antrean.admin;

import id.antrean.page.Texts;
import id.antrean.staff.AuditRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The trail in words; what has none is shown as it was recorded. */
public final class TrailWords {
  private static final String ACTION = "trail.act.";

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

  public static String action(Texts texts, String code) {
    return said(texts, ACTION, code);
  }

  /** "tiket 0191...", of "ticket:0191...". */
  public static String object(Texts texts, String object) {
    int colon = object.indexOf(':');
    return colon < 0
        ? object
        : said(texts, "trail.object.", object.substring(0, colon))
            + " "
            + object.substring(colon + 1);
  }

  /** "alasan: ...; alamat: 10.0.0.1". */
  public static String detail(Texts texts, AuditRow row) {
    return TrailJson.detail(row).entrySet().stream()
        .map(one -> said(texts, "trail.detail.", one.getKey()) + ": " + one.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String said(Texts texts, String prefix, String code) {
    return texts.has(prefix + code) ? texts.say(prefix + code) : code;
  }
}
