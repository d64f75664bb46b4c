package id.antrean.portal;

import id.antrean.booking.Bookings;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.FormToken;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import java.util.UUID;

/** "Send the SMS again" of the ticket page, which says afterwards what happened. */
public final class ResendPages {
  private final Bookings bookings;
  private final FormToken tokens;

  public ResendPages(Bookings bookings, FormToken tokens) {
    this.bookings = bookings;
    this.tokens = tokens;
  }

  public void register(Routes routes) {
    routes.post("/t/{code}/sms", this::resend);
  }

  private Reply resend(Call call) {
    var path = "/t/" + bookings.code(bookings.byCode(call.path("code")));
    tokens.check(call.form("token"), path, call.now());
    var key = call.form("kunci");
    try {
      bookings.resend(
          call.path("code"),
          key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString(),
          call.now());
    } catch (Problem problem) {
      if (problem.status() != 429) {
        return over(call, path, problem);
      }
      call.log(problem);
      return Reply.seeOther(path + "?sms=cukup");
    }
    return Reply.seeOther(path + "?sms=dikirim");
  }

  /** Cancelled or past meanwhile: the ticket says so itself. */
  private static Reply over(Call call, String path, Problem problem) {
    if (problem.status() != 409) {
      throw problem;
    }
    call.log(problem);
    return Reply.seeOther(path);
  }
}
