package id.antrean.admin.config;

import id.antrean.admin.config.ConfigurationEdits.Current;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form of what a branch says about itself, as it stands there; "" where nothing does. */
public record DetailsForm(
    String version,
    String address,
    String phone,
    String latitude,
    String longitude,
    String words,
    String walkIns,
    List<TypedHours> hours,
    List<String> services,
    String reason) {

  static DetailsForm of(Current now) {
    return of(now.version(), now.fields(), "");
  }

  private static DetailsForm of(long version, SortedMap<String, String> fields, String reason) {
    return new DetailsForm(
        Long.toString(version),
        fields.getOrDefault("address", ""),
        fields.getOrDefault("phone", ""),
        fields.getOrDefault("latitude", ""),
        fields.getOrDefault("longitude", ""),
        fields.getOrDefault("words", ""),
        fields.getOrDefault("walkIns", ""),
        week(day -> hours(day, fields.getOrDefault("hours." + day, ""))),
        fields.keySet().stream()
            .filter(name -> name.startsWith("service."))
            .map(name -> name.substring("service.".length()))
            .toList(),
        reason);
  }

  static DetailsForm sent(SentForm sent) {
    return new DetailsForm(
        sent.text("version"),
        sent.text("address"),
        sent.text("phone"),
        sent.text("latitude"),
        sent.text("longitude"),
        sent.text("words"),
        sent.text("walkIns"),
        week(
            day ->
                new TypedHours(
                    day,
                    sent.text("hours." + day),
                    sent.text("closes." + day),
                    sent.text("breakStart." + day),
                    sent.text("breakEnd." + day))),
        sent.texts("services"),
        sent.text("reason"));
  }

  private static List<TypedHours> week(Function<String, TypedHours> day) {
    return Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).map(day).toList();
  }

  /** "08:00-12:00 13:00-15:00" or "". */
  private static TypedHours hours(String day, String written) {
    var times = written.replace(':', '.').split("[- ]");
    return switch (times.length) {
      case 4 -> new TypedHours(day, times[0], times[3], times[1], times[2]);
      case 2 -> new TypedHours(day, times[0], times[1], "", "");
      default -> new TypedHours(day, "", "", "", "");
    };
  }

  TypedDetails typed() {
    return new TypedDetails(address, phone, latitude, longitude, hours, services, words, walkIns);
  }

  /**
   * The form to send again after others changed something: what the editor had typed stays, what
   * they had left alone is as it is now, and what both changed is the editor's to decide.
   */
  DetailsForm mergedInto(Current now, Conflict conflict) {
    var was = of(0, conflict.asRead(now.fields()), "");
    var is = of(now);
    return new DetailsForm(
        is.version,
        mine(address, was.address, is.address),
        mine(phone, was.phone, is.phone),
        mine(latitude, was.latitude, is.latitude),
        mine(longitude, was.longitude, is.longitude),
        mine(words, was.words, is.words),
        mine(walkIns, was.walkIns, is.walkIns),
        week(day -> mine(of(hours, day), of(was.hours, day), of(is.hours, day))),
        services(was.services, is.services),
        reason);
  }

  private static TypedHours of(List<TypedHours> week, String day) {
    return week.stream().filter(hours -> hours.day().equals(day)).findFirst().orElseThrow();
  }

  private List<String> services(List<String> was, List<String> is) {
    return Stream.of(services, was, is)
        .flatMap(List::stream)
        .distinct()
        .filter(code -> mine(services.contains(code), was.contains(code), is.contains(code)))
        .toList();
  }

  private static <T> T mine(T typed, T was, T is) {
    return typed.equals(was) ? is : typed;
  }
}
