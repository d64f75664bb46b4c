package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.notify.CalendarFile;
import id.antrean.page.Links;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** The visit for people's calendars; of a cancelled one what takes it out again. */
final class CalendarPages {
  private final Bookings bookings;
  private final Branches branches;
  private final Supplier<String> publicUrl;

  CalendarPages(Bookings bookings, Branches branches, Supplier<String> publicUrl) {
    this.bookings = bookings;
    this.branches = branches;
    this.publicUrl = publicUrl;
  }

  void register(Routes routes) {
    routes.get("/t/{code}/antrean.ics", this::calendar);
  }

  /** The same event as in the mail, so that a calendar that gets both shows one. */
  private Reply calendar(Request request) {
    var booking = bookings.byCode(request.path("code"));
    var branch = branches.get(booking.branch());
    var title =
        request.texts().say("ticket.calendar", "n", booking.shownNumber(), "branch", branch.name());
    var file =
        new CalendarFile(
            booking.id(),
            booking.moves(),
            booking.state() == Booking.State.CANCELLED,
            request.now(),
            booking.date(),
            booking.starts(),
            booking.ends(),
            branch.timeZone(),
            title,
            branch.address().orElse(branch.name()),
            publicUrl.get() + Links.ticket(bookings.code(booking)));
    return Reply.bytes(file.contentType(), Buffer.buffer(file.text()))
        .header("Content-Disposition", "attachment; filename=\"antrean.ics\"");
  }
}
