package id.antrean.slots;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Holiday;
import id.antrean.branch.OpeningHours;
import id.antrean.core.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The days and times of a branch as the pages list them, full and closed ones too. */
public final class Timetable {

  /**
   * {@code open}: people come on it at all; {@code past}: too late for all its times, which need
   * not have {@code ended}.
   */
  public record Day(
      LocalDate date,
      boolean open,
      boolean past,
      boolean ended,
      int places,
      Optional<Holiday> holiday) {}

  /** A slot, or the break between two. {@code past}: it has ended, not only its booking. */
  public record Line(Slot slot, OpeningHours.Span pause, boolean open, boolean past) {
    public boolean isFree() {
      return open && slot.remaining() > 0;
    }
  }

  private final Branches branches;
  private final Slots slots;

  public Timetable(Branches branches, Slots slots) {
    this.branches = branches;
    this.slots = slots;
  }

  /** Every day from today to the last that can be booked. */
  public List<Day> days(Branch branch, Lane lane, Instant now) {
    var calendar = branches.calendar(branch.id());
    var today = slots.today(branch, now);
    var last = slots.lastDay(branch, now);
    int count = (int) (last.toEpochDay() - today.toEpochDay()) + 1;
    var byDate =
        slots.list(branch, lane, today, count, now).stream()
            .collect(Collectors.groupingBy(Slot::date));
    return today
        .datesUntil(last.plusDays(1))
        .map(date -> day(date, byDate.getOrDefault(date, List.of()), calendar.holiday(date), now))
        .toList();
  }

  private static Day day(LocalDate date, List<Slot> slots, Optional<Holiday> holiday, Instant now) {
    boolean past = !slots.isEmpty() && slots.stream().noneMatch(s -> s.isOpen(now));
    boolean ended = slots.stream().allMatch(s -> hasEnded(s, now));
    return new Day(date, !slots.isEmpty(), past, ended, places(slots, now), holiday);
  }

  /** The slots of one day, with the break where it falls. */
  public List<Line> lines(Branch branch, List<Slot> ofDay, Instant now) {
    var lines = new ArrayList<Line>();
    for (var slot : ofDay) {
      var pause = branches.calendar(branch.id()).hours(slot.date()).flatMap(OpeningHours::lunch);
      boolean before = !lines.isEmpty() && lines.getLast().slot() != null;
      if (before && pause.isPresent() && spans(lines.getLast().slot(), pause.get(), slot)) {
        lines.add(new Line(null, pause.get(), false, false));
      }
      lines.add(new Line(slot, null, slot.isOpen(now), hasEnded(slot, now)));
    }
    return lines;
  }

  private static boolean hasEnded(Slot slot, Instant now) {
    return !now.isBefore(slot.startsAt().plus(Duration.between(slot.starts(), slot.ends())));
  }

  /**
   * The ids of the slots with most places, for people who can choose. Empty where more than two
   * have as many: then it is no advice.
   */
  public static List<Long> emptiest(List<Line> lines) {
    var free = lines.stream().filter(Line::isFree).map(Line::slot).toList();
    int most = free.stream().mapToInt(Slot::remaining).max().orElse(0);
    var emptiest = free.stream().filter(s -> s.remaining() == most).map(Slot::id).toList();
    return emptiest.size() > 2 || emptiest.size() == free.size() ? List.of() : emptiest;
  }

  private static boolean spans(Slot before, OpeningHours.Span pause, Slot after) {
    return !before.ends().isAfter(pause.start()) && !after.starts().isBefore(pause.end());
  }

  public int places(Branch branch, Lane lane, LocalDate date, Instant now) {
    return places(slots.list(branch, lane, date, 1, now), now);
  }

  private static int places(List<Slot> slots, Instant now) {
    return slots.stream().filter(s -> s.isOpen(now)).mapToInt(Slot::remaining).sum();
  }
}
