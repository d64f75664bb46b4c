package id.antrean.portal;

import id.antrean.booking.BookingChanges;
import id.antrean.booking.Bookings;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;

/** "Send the SMS again" of the ticket page, which says afterwards what happened. */
public final class ResendPages {
  private final Bookings bookings;
  private final BookingChanges changes;
  private final FormToken tokens;

  public ResendPages(Bookings bookings, BookingChanges changes, FormToken tokens) {
    this.bookings = bookings;
    this.changes = changes;
    this.tokens = tokens;
  }

  public void register(Routes routes) {
    routes.post("/t/{code}/sms", this::resend);
  }

  private Reply resend(Request request) {
    var ticket = Links.ticket(bookings.code(bookings.byCode(request.path("code"))));
    tokens.check(request, ticket);
    try {
      changes.resend(request.path("code"), FormKey.sentOrNext(request), request.now());
    } catch (Problem problem) {
      if (problem.status() != 429) {
        return over(request, ticket, problem);
      }
      request.log(problem);
      return Reply.seeOther(Links.with(ticket, Param.SMS, "cukup"));
    }
    return Reply.seeOther(Links.with(ticket, Param.SMS, "dikirim"));
  }

  /** Cancelled or past meanwhile: the ticket says so itself. */
  private static Reply over(Request request, String ticket, Problem problem) {
    if (problem.status() != 409) {
      throw problem;
    }
    request.log(problem);
    return Reply.seeOther(ticket);
  }
}
