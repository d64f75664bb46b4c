package id.antrean.branch;

import id.antrean.branch.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a branch is open, in its own zone: weekly hours less holidays and closures. */
public record Calendar(
    ZoneId timeZone, Map<DayOfWeek, OpeningHours> week, Map<LocalDate, Holiday> holidays) {

  private static final Duration OPENING = Duration.ofMinutes(30);
  private static final int SEARCHED_DAYS = 400;

  public enum State {
    /** People gather: at most half an hour until the doors open. */
    OPENING,
    OPEN,
    BREAK,
    CLOSED
  }

  /**
   * The branch at one instant. {@code opensAt} is the next opening (the end of the break, too),
   * unless it is open; {@code closesAt} is there from the opening to the end of the day; {@code
   * holiday} is why it is closed today.
   */
  public record Moment(
      State state,
      Optional<Instant> opensAt,
      Optional<Instant> closesAt,
      Optional<Holiday> holiday) {}

  public LocalDate today(Instant now) {
    return now.atZone(timeZone).toLocalDate();
  }

  /** Empty on closed days. */
  public Optional<OpeningHours> hours(LocalDate date) {
    return isOpenDay(date) ? Optional.of(week.get(date.getDayOfWeek())) : Optional.empty();
  }

  public boolean isOpenDay(LocalDate date) {
    return week.containsKey(date.getDayOfWeek()) && !holidays.containsKey(date);
  }

  /** A day of the week with hours or one planned specially, which was declared closed. */
  public boolean isClosed(LocalDate date) {
    return holidays.containsKey(date);
  }

  /** When the doors shut; empty on closed days. */
  public Optional<Instant> closing(LocalDate date) {
    return hours(date).map(hours -> instant(date, hours.closes()));
  }

  /** Whether anybody will still be served on this day. */
  public boolean stillServesToday(Instant now) {
    return closing(today(now)).filter(now::isBefore).isPresent();
  }

  /** Whether the doors were open today and are shut for the day. */
  public boolean hasShut(Instant now) {
    return closing(today(now)).filter(closing -> !now.isBefore(closing)).isPresent();
  }

  public Optional<Holiday> holiday(LocalDate date) {
    return Optional.ofNullable(holidays.get(date));
  }

  public Moment at(Instant now) {
    var local = now.atZone(timeZone);
    var date = local.toLocalDate();
    var time = local.toLocalTime();
    var hours = hours(date);
    if (hours.isPresent() && hours.get().contains(time)) {
      var closes = Optional.of(instant(date, hours.get().closes()));
      var pause = hours.get().lunch().filter(span -> span.contains(time)).map(Span::end);
      return new Moment(
          pause.isPresent() ? State.BREAK : State.OPEN,
          pause.map(end -> instant(date, end)),
          closes,
          Optional.empty());
    }
    var next = nextOpening(now);
    boolean soon = next.isPresent() && !now.isBefore(next.get().minus(OPENING));
    return new Moment(
        soon ? State.OPENING : State.CLOSED,
        next,
        Optional.empty(),
        soon ? Optional.empty() : holiday(date));
  }

  /** When the doors open next after {@code now}; empty when they never do. */
  public Optional<Instant> nextOpening(Instant now) {
    var today = today(now);
    return today
        .datesUntil(today.plusDays(SEARCHED_DAYS))
        .filter(this::isOpenDay)
        .map(day -> instant(day, week.get(day.getDayOfWeek()).opens()))
        .filter(now::isBefore)
        .findFirst();
  }

  /** Both ends count. */
  public List<LocalDate> openDays(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).filter(this::isOpenDay).toList();
  }

  /**
   * The n-th open day after {@code from}, which itself does not count (R26: a visit window ends on
   * the 7th working day after the notice).
   */
  public LocalDate plusWorkingDays(LocalDate from, int n) {
    var day = from;
    int passed = 0;
    for (int left = n; left > 0; ) {
      day = day.plusDays(1);
      if (isOpenDay(day)) {
        left--;
        passed = 0;
      } else if (++passed > SEARCHED_DAYS) {
        throw new IllegalStateException("no working day after " + from);
      }
    }
    return day;
  }

  private Instant instant(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(timeZone).toInstant();
  }
}
