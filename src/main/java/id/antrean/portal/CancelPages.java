package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;

/** Cancels a booking for the holder of its link. A GET changes nothing. */
public final class CancelPages {

  /**
   * {@code key}: the request key, so that a double click cancels once. {@code moved}: an older page
   * asked, which named another time.
   */
  public record CancelPage(
      Booking booking, Branch branch, String code, String token, String key, boolean moved) {}

  private final Bookings bookings;
  private final BookingChanges changes;
  private final Branches branches;
  private final FormToken tokens;
  private final NotNowPages notNow;

  CancelPages(Bookings bookings, BookingChanges changes, Branches branches, FormToken tokens) {
    this.bookings = bookings;
    this.changes = changes;
    this.branches = branches;
    this.tokens = tokens;
    this.notNow = new NotNowPages(bookings, branches);
  }

  void register(Routes routes) {
    routes.get("/t/{code}/batal", this::ask);
    routes.post("/t/{code}/batal", this::cancel);
  }

  private Reply ask(Request request) {
    var booking = bookings.byCode(request.path("code"));
    return booking.mayCancel() ? page(request, booking, false) : Reply.seeOther(ticket(booking));
  }

  private Reply page(Request request, Booking booking, boolean moved) {
    var model =
        new CancelPage(
            booking,
            branches.get(booking.branch()),
            bookings.code(booking),
            tokens.of(ticket(booking), request.now()),
            FormKey.next(),
            moved);
    return Reply.page(moved ? 409 : 200, "portal/cancel.jte", model);
  }

  private Reply cancel(Request request) {
    var booking = bookings.byCode(request.path("code"));
    tokens.check(request, ticket(booking));
    var named = request.form(Param.SLOT);
    boolean isAnother = !named.isEmpty() && !named.equals(Long.toString(booking.slot()));
    if (isAnother && booking.mayCancel()) {
      return page(request, booking, true);
    }
    try {
      changes.cancel(request.path("code"), FormKey.sentOrNext(request), request.now());
    } catch (Problem problem) {
      return notNow.page(request, booking, problem);
    }
    return Reply.seeOther(ticket(booking));
  }

  /** The address of the booking, which is the subject of its form's token, too. */
  private String ticket(Booking booking) {
    return Links.ticket(bookings.code(booking));
  }
}
