package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.Service;
import id.antrean.page.Texts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/** What a change touched, in words for staff: the field, how it was, how it is. */
public final class ChangeWords {

  /** "" where there was nothing. */
  public record Line(String label, String before, String after) {}

  private final Branches branches;
  private final Texts texts;

  ChangeWords(Branches branches, Texts texts) {
    this.branches = branches;
    this.texts = texts;
  }

  List<Line> lines(ConfigurationChange change) {
    return change.fields().stream()
        .map(
            name ->
                new Line(
                    label(change, name),
                    value(name, change.before().get(name)),
                    value(name, change.after().get(name))))
        .toList();
  }

  private String label(ConfigurationChange change, String name) {
    var parts = name.split("\\.");
    return switch (parts[0]) {
      case "hours" -> texts.say("config.hoursOf", "day", weekday(parts[1]));
      case "service" -> texts.say("config.serviceOf", "x", service(parts[1]));
      case "slot" ->
          texts.say(
              "config.slotOf",
              "x",
              when(change, parts),
              "lane",
              lane(parts[2]),
              "time",
              LocalTime.parse(parts[3]));
      case "lane" -> texts.say("config.laneOf", "lane", lane(parts[1]));
      case "counter" ->
          texts.say("config.counterOf", "x", counter(change.branch(), name.substring(8)));
      default -> texts.say("config." + name);
    };
  }

  private String value(String name, String value) {
    if (value == null) {
      return name.startsWith("service.") ? texts.say("config.notOffered") : "";
    }
    return switch (name.split("\\.")[0]) {
      case "hours" -> value.replace(':', '.').replace("-", "–").replace(" ", ", ");
      case "service" -> texts.say("config.offered");
      case "slot" -> texts.say("config.places", "n", value.split(" ")[0]);
      case "lane" -> lanePolicy(value.split(" "));
      case "counter" -> serves(value);
      default -> value;
    };
  }

  private String when(ConfigurationChange change, String[] parts) {
    return change.day().map(texts.dates()::dayOfYear).orElseGet(() -> weekday(parts[1]));
  }

  private String weekday(String name) {
    return texts.dates().weekday(DayOfWeek.valueOf(name));
  }

  private String service(String code) {
    return branches
        .service(code)
        .map(Service::name)
        .map(name -> name.in(texts.language()))
        .orElse(code);
  }

  private String lane(String code) {
    return texts.say("lane." + code);
  }

  private String counter(String branch, String id) {
    return branches.counters(branch).stream()
        .filter(counter -> counter.id().equals(id))
        .map(counter -> counter.name())
        .findFirst()
        .orElse(id);
  }

  /** "position turns minutes" and, perhaps, "strict". */
  private String lanePolicy(String[] parts) {
    var words = texts.say("config.laneValue", "x", parts[0], "n", parts[1], "m", parts[2]);
    return parts.length > 3 ? words + ", " + texts.say("config.laneStrict") : words;
  }

  /** "lane,lane|service,service"; either may be empty for all. */
  private String serves(String value) {
    var parts = value.split("\\|", -1);
    var lanes =
        parts[0].isEmpty()
            ? texts.say("config.allLanes")
            : String.join(", ", List.of(parts[0].split(",")).stream().map(this::lane).toList());
    var services =
        parts[1].isEmpty()
            ? texts.say("config.allServices")
            : String.join(", ", List.of(parts[1].split(",")).stream().map(this::service).toList());
    return lanes + "; " + services;
  }
}
