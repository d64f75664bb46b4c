package id.antrean.branch;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hours of one weekday, in the branch's own time. */
public record OpeningHours(LocalTime opens, LocalTime closes, Optional<Span> lunch) {

  /** From {@code start}, up to but without {@code end}. */
  public record Span(LocalTime start, LocalTime end) {
    boolean contains(LocalTime time) {
      return !time.isBefore(start) && time.isBefore(end);
    }

    boolean touches(Span other) {
      return start.isBefore(other.end) && other.start.isBefore(end);
    }
  }

  boolean contains(LocalTime time) {
    return new Span(opens, closes).contains(time);
  }

  /** Whole slots of so many minutes, counted from the opening; none reaches into the break. */
  List<Span> slots(int minutes) {
    var slots = new ArrayList<Span>();
    for (int start = minute(opens); start + minutes <= minute(closes); start += minutes) {
      var slot = new Span(time(start), time(start + minutes));
      if (lunch.isEmpty() || !lunch.get().touches(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }
}
