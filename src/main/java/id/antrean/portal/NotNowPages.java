package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Links;
import java.util.Set;

/** Tells the holder of a booking why it cannot be moved or cancelled now. */
public final class NotNowPages {
  private static final Set<Booking.State> OVER =
      Set.of(Booking.State.CANCELLED, Booking.State.COMPLETED);

  /** Names what to do instead; {@code over}: only a new booking helps. */
  public record NotNowPage(String ticket, Sentence sentence, String phone, boolean over) {}

  private final Bookings bookings;
  private final Branches branches;

  NotNowPages(Bookings bookings, Branches branches) {
    this.bookings = bookings;
    this.branches = branches;
  }

  /** Throws every problem but a 409. */
  Reply page(Request request, Booking booking, Problem problem) {
    if (problem.status() != 409) {
      throw problem;
    }
    request.log(problem);
    var code = bookings.code(booking);
    var phone = branches.get(booking.branch()).telephone().orElse("");
    boolean over = OVER.contains(bookings.byCode(code).state());
    return Reply.page(
        409,
        "portal/notnow.jte",
        new NotNowPage(Links.ticket(code), problem.sentence(), over ? "" : phone, over));
  }
}
