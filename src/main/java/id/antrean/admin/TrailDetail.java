package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.page.Texts;
import id.antrean.staff.AuditRow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The details of a row of the trail in words: times as on the clock of its branch, places by their
 * names, no codes, and no ids, which stand in the file and in the API.
 */
final class TrailDetail {
  /** The row itself says who, and the reason in words says why. */
  private static final Set<String> UNSAID = Set.of("actor", "why");

  /** What a person typed is shown as typed. */
  private static final Set<String> TYPED =
      Set.of(
          "address",
          "askedBy",
          "email",
          "mobile",
          "name",
          "number",
          "text",
          "toNumber",
          "username");

  private static final Set<String> PLACES =
      Set.of("after", "at", "before", "branch", "from", "region", "roles");

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(?:Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\\b");
  private static final Pattern PLACE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern SPAN = Pattern.compile("(?<=[0-9]{2})/(?=[0-9]{4})");

  private static final String VALUE = "trail.value.";
  private static final List<String> WORDS =
      List.of(
          VALUE,
          "lane.",
          "ticketState.",
          "visitState.",
          "role.",
          "shown.",
          "block.kind.",
          TrailWords.ACTION);

  private final Branches branches;
  private final Texts texts;
  private final TrailNames names;
  private final ZoneId zone;

  TrailDetail(Branches branches, Texts texts, TrailNames names, ZoneId zone) {
    this.branches = branches;
    this.texts = texts;
    this.names = names;
    this.zone = zone;
  }

  /** "alasan: ...; alamat: 10.0.0.1". */
  String of(AuditRow row) {
    return TrailJson.detail(row).entrySet().stream()
        .filter(one -> !UNSAID.contains(one.getKey()))
        .filter(one -> TrailNames.uuid(String.valueOf(one.getValue())).isEmpty())
        .map(one -> label(one) + ": " + value(row, one.getKey(), one.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String label(Map.Entry<String, Object> one) {
    var key = one.getKey();
    boolean isOffice = key.equals("from") && place(String.valueOf(one.getValue())).isPresent();
    return TrailWords.said(texts, "trail.detail.", isOffice ? "fromOffice" : key);
  }

  private String value(AuditRow row, String key, Object value) {
    var text = String.valueOf(value);
    boolean isTyped =
        TYPED.contains(key) || (key.equals("reason") && !row.action().endsWith("_FREED"));
    if (isTyped || value instanceof Number) {
      return text;
    }
    if (key.equals("counter")) {
      return names.counters().getOrDefault(text, text);
    }
    if (key.equals("service")) {
      return branches.service(text).map(s -> s.name().in(texts.language())).orElse(text);
    }
    var code = text.replace(' ', '_');
    if (texts.has(VALUE + code)) {
      return texts.say(VALUE + code);
    }
    var said = PLACES.contains(key) ? replaced(PLACE, text, this::placed) : text;
    return replaced(
        CODE,
        replaced(DAY, replaced(INSTANT, spans(said), this::time), this::day),
        one -> word(texts, one));
  }

  private static String replaced(Pattern pattern, String text, UnaryOperator<String> by) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
  }

  /** "2026-11-24/2026-11-30" has a dash between its days. */
  private static String spans(String text) {
    return SPAN.matcher(text).replaceAll(" – ");
  }

  private String time(String written) {
    var at = OffsetDateTime.parse(written).atZoneSameInstant(zone);
    return texts.say(
        "trail.at", "day", at.toLocalDate(), "time", texts.dates().time(at.toLocalTime(), zone));
  }

  private String day(String written) {
    return texts.dates().day(LocalDate.parse(written));
  }

  private Optional<String> place(String id) {
    return branches
        .find(id)
        .map(branch -> branch.name())
        .or(() -> branches.region(id).map(Region::name));
  }

  private String placed(String id) {
    return place(id).orElse(id);
  }

  /** A code that has words anywhere on our pages has them here, too. */
  static String word(Texts texts, String code) {
    return WORDS.stream()
        .filter(kind -> texts.has(kind + code))
        .findFirst()
        .map(kind -> texts.say(kind + code))
        .orElse(code);
  }
}
