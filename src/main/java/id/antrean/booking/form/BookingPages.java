package id.antrean.booking.form;

import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormToken;
import id.antrean.security.Limits;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;

/** The booking form: time, person, check. Each POST ends in a GET, and Back repeats nothing. */
public final class BookingPages {
  private final TimePages times;
  private final PersonPages person;
  private final CheckPages check;

  public BookingPages(
      Branches branches,
      Slots slots,
      Bookings bookings,
      Captcha captcha,
      Limits limits,
      DraftCookie drafts,
      FormToken tokens,
      Kpj.Shapes shapes) {
    var forms = new FormPages(branches, drafts, tokens);
    times = new TimePages(branches, slots, new Timetable(branches, slots), forms);
    person = new PersonPages(branches, forms, shapes);
    check = new CheckPages(branches, slots, bookings, captcha, limits, forms, shapes);
  }

  public void register(Routes routes) {
    times.register(routes);
    person.register(routes);
    check.register(routes);
  }
}
