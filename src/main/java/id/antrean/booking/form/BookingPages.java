package id.antrean.booking.form;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.http.Routes;
import id.antrean.security.SecurityRoom;
import id.antrean.slots.Timetable;

/** The booking form: time, person, check. Each POST ends in a GET, and Back repeats nothing. */
public final class BookingPages {
  private final TimePages times;
  private final PersonPages person;
  private final CheckPages check;

  public BookingPages(
      BookingRoom room, Branches branches, SecurityRoom security, Kpj.Shapes shapes) {
    var slots = room.slots();
    var forms = new FormPages(branches, security.drafts(), security.formTokens());
    times = new TimePages(branches, slots, new Timetable(branches, slots), forms);
    person = new PersonPages(branches, forms, shapes);
    check =
        new CheckPages(
            branches, slots, room.bookings(), security.captcha(), security.limits(), forms, shapes);
  }

  public void register(Routes routes) {
    times.register(routes);
    person.register(routes);
    check.register(routes);
  }
}
