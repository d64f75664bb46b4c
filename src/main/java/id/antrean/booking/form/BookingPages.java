package id.antrean.booking.form;

import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
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
  private final FullPages full;
  private final RefusedPages refused;

  public BookingPages(
      Branches branches,
      Slots slots,
      Bookings bookings,
      Captcha captcha,
      Limits limits,
      DraftCookie drafts,
      FormToken tokens,
      Kpj.Shapes shapes) {
    var forms = new DraftPages(branches, drafts, shapes);
    var field = new CaptchaField(captcha);
    var outcome = new OutcomePages(bookings, field, limits, forms, tokens);
    times = new TimePages(branches, slots, new Timetable(branches, slots), forms, tokens);
    person = new PersonPages(branches, forms, tokens, shapes);
    check = new CheckPages(field, forms, tokens, outcome);
    full = new FullPages(branches, slots, forms, tokens, outcome);
    refused = new RefusedPages(branches, bookings, forms);
  }

  public void register(Routes routes) {
    times.register(routes);
    person.register(routes);
    check.register(routes);
    full.register(routes);
    refused.register(routes);
  }
}
