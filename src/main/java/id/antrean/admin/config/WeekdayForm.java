package id.antrean.admin.config;

import id.antrean.branch.SlotPattern;
import id.antrean.core.Lane;
import id.antrean.core.WrongFields;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The places of a weekday as they stand in the form: a row for each time, with some empty ones for
 * new times. {@code alsoFor}: other weekdays that shall have the same.
 */
public record WeekdayForm(
    DayOfWeek weekday, String version, List<Row> rows, List<DayOfWeek> alsoFor, String reason) {
  /** The lanes that are booked. */
  public static final List<Lane> LANES = List.of(Lane.ONLINE, Lane.E_KLAIM);

  private static final int NEW_ROWS = 3;
  private static final int ROWS_MOST = 60;

  /** {@code places} by lane; "" where the lane offers none. */
  public record Row(String start, String end, Map<Lane, String> places) {
    static Row empty() {
      return new Row("", "", Map.of(Lane.ONLINE, "", Lane.E_KLAIM, ""));
    }

    boolean isEmpty() {
      return (start + end + String.join("", places.values())).isBlank();
    }
  }

  static WeekdayForm of(
      DayOfWeek weekday, long version, SortedMap<String, String> fields, String reason) {
    var rows = new TreeMap<LocalTime, Row>();
    for (var slot : SlotPattern.of(fields)) {
      if (slot.weekday() == weekday) {
        rows.computeIfAbsent(slot.starts(), s -> row(slot))
            .places()
            .put(slot.lane(), Integer.toString(slot.quota()));
      }
    }
    return new WeekdayForm(
        weekday, Long.toString(version), withEmpty(List.copyOf(rows.values())), List.of(), reason);
  }

  private static Row row(SlotPattern slot) {
    var places = new EnumMap<Lane, String>(Lane.class);
    LANES.forEach(lane -> places.put(lane, ""));
    return new Row(shown(slot.starts()), shown(slot.ends()), places);
  }

  private static String shown(LocalTime time) {
    return time.toString().replace(':', '.');
  }

  private static List<Row> withEmpty(List<Row> rows) {
    var all = new ArrayList<>(rows);
    for (int n = 0; n < NEW_ROWS; n++) {
      all.add(Row.empty());
    }
    return all;
  }

  static WeekdayForm sent(DayOfWeek weekday, SentForm sent) {
    var starts = sent.texts("start");
    var ends = sent.texts("end");
    var rows = new ArrayList<Row>();
    for (int n = 0; n < Math.min(Math.min(starts.size(), ends.size()), ROWS_MOST); n++) {
      var places = new EnumMap<Lane, String>(Lane.class);
      for (var lane : LANES) {
        var typed = sent.texts("places." + lane);
        places.put(lane, n < typed.size() ? typed.get(n) : "");
      }
      var row = new Row(starts.get(n), ends.get(n), places);
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    var also =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> sent.texts("alsoFor").contains(day.name()))
            .toList();
    return new WeekdayForm(
        weekday, sent.text("version"), withEmpty(rows), also, sent.text("reason"));
  }

  /** Problem 400 with every wrong field; they are named start.0, end.0, places.ONLINE.0 ... */
  SortedMap<String, String> fields(DayOfWeek day) {
    var typed = new ArrayList<TypedSlot>();
    for (int n = 0; n < rows.size(); n++) {
      var row = rows.get(n);
      for (var lane : LANES) {
        if (!row.isEmpty() && isTyped(row, lane)) {
          typed.add(
              new TypedSlot(
                  day,
                  lane,
                  row.start(),
                  row.end(),
                  row.places().get(lane),
                  "start." + n,
                  "end." + n,
                  "places." + lane + "." + n));
        }
      }
    }
    var wrong = new WrongFields();
    var slots = TypedSlot.read(typed, wrong);
    wrong.mustBeNone();
    return SlotPattern.fields(slots);
  }

  /** Times without any places are asked for those of the first lane. */
  private static boolean isTyped(Row row, Lane lane) {
    boolean none = row.places().values().stream().allMatch(String::isBlank);
    return !row.places().get(lane).isBlank() || none && lane == LANES.getFirst();
  }

  List<Replacement> replacements() {
    var out = new ArrayList<Replacement>();
    out.add(new Replacement("slot." + weekday + ".", fields(weekday)));
    for (var day : alsoFor) {
      if (day != weekday) {
        out.add(new Replacement("slot." + day + ".", fields(day)));
      }
    }
    return out;
  }

  WeekdayForm alsoFor(WeekdayForm other) {
    return new WeekdayForm(weekday, version, rows, other.alsoFor, reason);
  }

  public boolean isAlsoFor(DayOfWeek day) {
    return alsoFor.contains(day);
  }
}
