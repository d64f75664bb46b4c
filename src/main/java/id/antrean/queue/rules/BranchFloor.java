package id.antrean.queue.rules;

import id.antrean.branch.Branch;
import id.antrean.branch.BranchPolicy;
import id.antrean.branch.Branches;
import id.antrean.branch.Calendar;
import id.antrean.branch.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The floor of a branch and what it goes by, whatever the day. */
public record BranchFloor(Branch at, BranchPolicy rules, Calendar calendar, CallingPolicy calling) {

  /** Problem 404 unknown_branch. */
  public static BranchFloor of(Branches branches, String branch) {
    return new BranchFloor(
        branches.get(branch),
        branches.policy(branch),
        branches.calendar(branch),
        new CallingPolicy(branches.lanes(branch)));
  }

  public String branch() {
    return at.id();
  }

  public ZoneId zone() {
    return at.timeZone();
  }

  public LocalDate today(Instant now) {
    return calendar.today(now);
  }

  /** When its present day began. */
  public Instant midnight(Instant now) {
    return today(now).atStartOfDay(zone()).toInstant();
  }

  /** The first moment for calls: now, or when the doors open if they are shut. */
  public Instant callsFrom(Instant now) {
    return calendar.at(now).opensAt().filter(opens -> today(opens).equals(today(now))).orElse(now);
  }

  /** The last moment for calls that anybody may be promised; already over on a closed day. */
  public Instant callsUntil(Instant now) {
    return calendar.closing(today(now)).orElse(now);
  }

  /** Today's break, in which nobody is called; empty where the office works through. */
  public Optional<WaitEstimate.Pause> pause(Instant now) {
    var today = today(now);
    return calendar
        .hours(today)
        .flatMap(OpeningHours::lunch)
        .map(span -> new WaitEstimate.Pause(at(today, span.start()), at(today, span.end())));
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone()).toInstant();
  }

  public LocalTime time(Instant at) {
    return at.atZone(zone()).toLocalTime();
  }
}
