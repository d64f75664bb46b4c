package id.antrean.branch;

import id.antrean.core.Lane;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many places a lane offers at a time of a weekday: what the slots of a day are made from. */
public record SlotPattern(
    DayOfWeek weekday, Lane lane, LocalTime starts, LocalTime ends, int quota) {
  public static final Comparator<SlotPattern> BY_TIME =
      Comparator.comparing(SlotPattern::weekday)
          .thenComparing(SlotPattern::starts)
          .thenComparing(SlotPattern::lane);

  /** "slot.MONDAY.ONLINE.08:00" with "20 08:30", as the history of changes keeps it. */
  public static SortedMap<String, String> fields(List<SlotPattern> week) {
    var fields = new TreeMap<String, String>();
    for (var row : week) {
      fields.put(
          "slot.%s.%s.%s".formatted(row.weekday, row.lane, row.starts), row.quota + " " + row.ends);
    }
    return fields;
  }

  /** The reverse of {@link #fields}, by time. */
  public static List<SlotPattern> of(SortedMap<String, String> fields) {
    var week = new ArrayList<SlotPattern>();
    fields.forEach(
        (name, value) -> {
          var key = name.split("\\.");
          var of = value.split(" ");
          week.add(
              new SlotPattern(
                  DayOfWeek.valueOf(key[1]),
                  Lane.valueOf(key[2]),
                  LocalTime.parse(key[3]),
                  LocalTime.parse(of[1]),
                  Integer.parseInt(of[0])));
        });
    week.sort(BY_TIME);
    return week;
  }
}
