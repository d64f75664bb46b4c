package id.antrean.portal;

import id.antrean.booking.BookingChanges;
import id.antrean.booking.Bookings;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.FormToken;
import java.util.UUID;

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
    var path = "/t/" + bookings.code(bookings.byCode(request.path("code")));
    tokens.check(request.form("token"), path, request.now());
    var key = request.form("kunci");
    try {
      changes.resend(
          request.path("code"),
          key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString(),
          request.now());
    } catch (Problem problem) {
      if (problem.status() != 429) {
        return over(request, path, problem);
      }
      request.log(problem);
      return Reply.seeOther(path + "?sms=cukup");
    }
    return Reply.seeOther(path + "?sms=dikirim");
  }

  /** Cancelled or past meanwhile: the ticket says so itself. */
  private static Reply over(Request request, String path, Problem problem) {
    if (problem.status() != 409) {
      throw problem;
    }
    request.log(problem);
    return Reply.seeOther(path);
  }
}
