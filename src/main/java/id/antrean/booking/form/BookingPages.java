package id.antrean.booking.form;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.core.Kpj;
import id.antrean.http.Routes;
import id.antrean.security.CaptchaField;
import id.antrean.security.SecurityRoom;
import id.antrean.slots.Timetable;

/** The booking form: time, person, check. Each POST ends in a GET, and Back repeats nothing. */
public final class BookingPages {
  private final ClaimPages claims;
  private final TimePages times;
  private final PersonPages person;
  private final ProofPages proof;
  private final CheckPages check;
  private final FullPages full;
  private final RefusedPages refused;

  public BookingPages(
      BookingRoom room, Branches branches, SecurityRoom security, Kpj.Shapes shapes) {
    var slots = room.slots();
    var tokens = security.formTokens();
    var forms = new DraftPages(branches, security, shapes);
    var field = new CaptchaField(security.captcha());
    var outcome = new OutcomePages(room.bookings(), field, security, forms);
    claims = new ClaimPages(room.passes(), forms, security);
    times = new TimePages(branches, slots, new Timetable(branches, slots), forms, claims, tokens);
    person = new PersonPages(branches, forms, tokens, shapes);
    proof = new ProofPages(field, forms, security);
    check = new CheckPages(field, forms, tokens, outcome);
    full = new FullPages(branches, slots, forms, tokens, outcome);
    refused = new RefusedPages(branches, room.bookings(), forms);
  }

  public void register(Routes routes) {
    claims.register(routes);
    times.register(routes);
    person.register(routes);
    proof.register(routes);
    check.register(routes);
    full.register(routes);
    refused.register(routes);
  }
}
