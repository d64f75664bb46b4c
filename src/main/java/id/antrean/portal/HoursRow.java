package id.antrean.portal;

import id.antrean.branch.Calendar;
import id.antrean.branch.OpeningHours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** Days that follow each other and have the same hours: Monday to Thursday in one row. */
public record HoursRow(DayOfWeek first, DayOfWeek last, OpeningHours hours) {

  static List<HoursRow> of(Calendar calendar) {
    var rows = new ArrayList<HoursRow>();
    for (var day : DayOfWeek.values()) {
      var hours = calendar.week().get(day);
      if (hours == null) {
        continue;
      }
      var before = rows.isEmpty() ? null : rows.getLast();
      if (before != null && before.last().plus(1) == day && before.hours().equals(hours)) {
        rows.set(rows.size() - 1, new HoursRow(before.first(), day, hours));
      } else {
        rows.add(new HoursRow(day, day, hours));
      }
    }
    return rows;
  }
}
