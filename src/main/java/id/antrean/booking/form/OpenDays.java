package id.antrean.booking.form;

import id.antrean.booking.LanePass;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The days of a lane that a form may show: in a lane for approved claims, those of the passes. */
record OpenDays(List<LanePass.Days> passes) {
  static final OpenDays ALL =
      new OpenDays(List.of(new LanePass.Days(LocalDate.MIN, LocalDate.MAX)));

  boolean contains(LocalDate day) {
    return passes.stream().anyMatch(pass -> pass.contains(day));
  }

  /** Whether none of them is today or later. */
  boolean areOver(LocalDate today) {
    return passes.stream().allMatch(pass -> pass.last().isBefore(today));
  }

  /** The last of them, but none after {@code bookable}. */
  LocalDate last(LocalDate bookable) {
    return passes.stream()
        .map(LanePass.Days::last)
        .max(Comparator.naturalOrder())
        .filter(last -> last.isBefore(bookable))
        .orElse(bookable);
  }
}
