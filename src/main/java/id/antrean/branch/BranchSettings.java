package id.antrean.branch;

import id.antrean.branch.Branch.Coordinates;
import id.antrean.branch.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a branch says about itself: where it is, when it opens, what it does, its own words for
 * participants, and how many walk-in numbers it gives a day. {@link #fields} writes it out field by
 * field, as the history of changes keeps it.
 */
public record BranchSettings(
    Optional<String> address,
    Optional<String> phone,
    Optional<Coordinates> place,
    Map<DayOfWeek, OpeningHours> hours,
    List<String> services,
    Optional<String> words,
    int walkIns) {
  private static final String HOURS = "hours.";
  private static final String SERVICE = "service.";
  private static final String WALK_INS = "walkIns";

  /** By name; what is not known or not offered is left out. */
  public SortedMap<String, String> fields() {
    var fields = new TreeMap<String, String>();
    address.ifPresent(text -> fields.put("address", text));
    phone.ifPresent(text -> fields.put("phone", text));
    place.ifPresent(at -> fields.put("latitude", Double.toString(at.latitude())));
    place.ifPresent(at -> fields.put("longitude", Double.toString(at.longitude())));
    words.ifPresent(text -> fields.put("words", text));
    fields.put(WALK_INS, Integer.toString(walkIns));
    hours.forEach((day, open) -> fields.put(HOURS + day, written(open)));
    services.forEach(code -> fields.put(SERVICE + code, code));
    return fields;
  }

  /** The reverse of {@link #fields}. */
  public static BranchSettings of(SortedMap<String, String> fields) {
    var hours = new EnumMap<DayOfWeek, OpeningHours>(DayOfWeek.class);
    fields
        .tailMap(HOURS)
        .forEach(
            (name, open) -> {
              if (name.startsWith(HOURS)) {
                hours.put(DayOfWeek.valueOf(name.substring(HOURS.length())), read(open));
              }
            });
    return new BranchSettings(
        Optional.ofNullable(fields.get("address")),
        Optional.ofNullable(fields.get("phone")),
        Optional.ofNullable(fields.get("latitude"))
            .map(
                north ->
                    new Coordinates(
                        Double.parseDouble(north), Double.parseDouble(fields.get("longitude")))),
        hours,
        fields.tailMap(SERVICE).keySet().stream()
            .filter(name -> name.startsWith(SERVICE))
            .map(name -> name.substring(SERVICE.length()))
            .toList(),
        Optional.ofNullable(fields.get("words")),
        Integer.parseInt(fields.getOrDefault(WALK_INS, "0")));
  }

  /** "08:00-12:00 13:00-15:00". */
  private static String written(OpeningHours open) {
    return open.lunch()
        .map(
            lunch ->
                "%s-%s %s-%s".formatted(open.opens(), lunch.start(), lunch.end(), open.closes()))
        .orElse(open.opens() + "-" + open.closes());
  }

  private static OpeningHours read(String written) {
    var times = List.of(written.split("[- ]")).stream().map(LocalTime::parse).toList();
    return new OpeningHours(
        times.getFirst(),
        times.getLast(),
        times.size() == 2 ? Optional.empty() : Optional.of(new Span(times.get(1), times.get(2))));
  }
}
