package id.antrean.admin.config;

import id.antrean.branch.SlotPattern;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.page.Dates;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places of one lane at one time as typed; what is wrong stands at the three names. */
record TypedSlot(
    DayOfWeek weekday,
    Lane lane,
    String start,
    String end,
    String quota,
    String startField,
    String endField,
    String quotaField) {
  static final int MOST = 500;
  private static final int HALF_HOUR = 30 * 60;
  private static final int HALF_HOURS_MOST = 4;

  /** Every slot that can be read; two of a lane that overlap are refused. */
  static List<SlotPattern> read(List<TypedSlot> typed, WrongFields wrong) {
    var week = new ArrayList<SlotPattern>();
    for (var each : typed) {
      each.read(wrong)
          .ifPresent(
              slot -> {
                if (week.stream().anyMatch(other -> overlap(other, slot))) {
                  wrong.put(
                      each.startField, Sentence.of("err.slotsOverlap", "time", slot.starts()));
                }
                week.add(slot);
              });
    }
    return week;
  }

  private Optional<SlotPattern> read(WrongFields wrong) {
    var starts = wrong.read(startField, () -> time(start));
    var ends = wrong.read(endField, () -> time(end));
    var places = wrong.read(quotaField, () -> quota(quota));
    if (starts == null || ends == null || places == null) {
      return Optional.empty();
    }
    if (!starts.isBefore(ends)) {
      wrong.put(endField, Sentence.of("err.slotOrder"));
    } else if (halfHours(starts, ends) > HALF_HOURS_MOST) {
      wrong.put(endField, Sentence.of("err.slotLong"));
    }
    return Optional.of(new SlotPattern(weekday, lane, starts, ends, places));
  }

  private static int halfHours(LocalTime starts, LocalTime ends) {
    int last = Math.ceilDiv(ends.toSecondOfDay(), HALF_HOUR);
    return last - starts.toSecondOfDay() / HALF_HOUR;
  }

  static boolean overlap(SlotPattern one, SlotPattern other) {
    return one.weekday() == other.weekday()
        && one.lane() == other.lane()
        && one.starts().isBefore(other.ends())
        && other.starts().isBefore(one.ends());
  }

  private static LocalTime time(String typed) {
    return Dates.typedTime(typed)
        .orElseThrow(() -> Problem.invalid("time", Sentence.of("err.time")));
  }

  static int quota(String typed) {
    if (!typed.strip().matches("[0-9]{1,9}") || Integer.parseInt(typed.strip()) > MOST) {
      throw Problem.invalid("quota", Sentence.of("err.quota", "m", MOST));
    }
    return Integer.parseInt(typed.strip());
  }
}
