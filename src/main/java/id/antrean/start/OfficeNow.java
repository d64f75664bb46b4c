package id.antrean.start;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Calendar;
import id.antrean.page.Texts;
import id.antrean.staff.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** What the banner says of the demo's office at this hour. */
public final class OfficeNow {
  private static final String COMMAND =
      "ANTREAN_DEMO_DAY=on ANTREAN_DATA_DIR=data-day mvn -q compile exec:exec";

  private OfficeNow() {}

  /** Of the demo's office. */
  public static String text(boolean demoDay, Branches branches, InstantSource clock) {
    var office = branches.get(Accounts.DEMO_BRANCH);
    return text(demoDay, office, branches.calendar(office.id()), clock.instant());
  }

  /**
   * Closed: until when, and how to see a working day. A demo day: which one. Empty on an ordinary
   * day in opening hours.
   */
  static String text(boolean demoDay, Branch office, Calendar calendar, Instant now) {
    var time = time(now, office.timeZone());
    var moment = calendar.at(now);
    if (moment.state() == Calendar.State.OPEN) {
      return demoDay
          ? """
          In %s it is %s:
          forty people came or have booked, and counters 1 to 3 call.
          """
              .formatted(office.name(), time)
          : "";
    }
    var opens = moment.opensAt().map(at -> time(at, office.timeZone())).orElse("further notice");
    return """
    %s is closed now (%s),
    and nobody is called until %s.
    """
            .formatted(office.name(), time, opens)
        + (demoDay
            ? ""
            : """
            To see a working morning with forty people, stop this and run
              %s
            """
                .formatted(COMMAND));
  }

  private static String time(Instant at, ZoneId zone) {
    var dates = Texts.of("en").dates();
    return dates.day(at.atZone(zone).toLocalDate()) + ", " + dates.time(at, zone);
  }
}
