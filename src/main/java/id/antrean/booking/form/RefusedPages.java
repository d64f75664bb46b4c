package id.antrean.booking.form;

import id.antrean.booking.Booking;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import java.util.Optional;
import java.util.Set;

/** Why no booking can be made with these data, and what to do instead. */
public final class RefusedPages {

  /** The way out where the service, or the day, is what is refused. */
  public record WayOut(String label, String link) {}

  public record RefusedPage(Sentence sentence, Optional<WayOut> wayOut, String back) {}

  /** The booking that stands in the way of another is this browser's own. */
  public record YoursPage(Booking booking, Branch branch, String code, String back) {}

  private static final Set<String> REASONS = Set.of("pass_required", "pass_expired");

  private final Branches branches;
  private final Bookings bookings;
  private final DraftPages forms;

  RefusedPages(Branches branches, Bookings bookings, DraftPages forms) {
    this.branches = branches;
    this.bookings = bookings;
    this.forms = forms;
  }

  void register(Routes routes) {
    routes.get("/pesan/ditolak", forms.step(this::show));
  }

  private Reply show(Request request, Form form) {
    var why = request.query(Param.WHY).filter(REASONS::contains).orElse("cannot_book");
    request.log(Problem.conflict(why)); // the page shows the id of its own request
    if (why.equals("pass_required")) {
      return refused("problem.pass_required", new WayOut("service.other", form.toServices()), form);
    }
    if (why.equals("pass_expired")) {
      return refused("pass.otherDay", new WayOut("day.other", form.toDays()), form);
    }
    var own = own(request, form);
    if (own.isEmpty()) {
      return refused("book.refused", null, form);
    }
    var booking = own.get();
    var branch = branches.get(booking.branch());
    return Reply.page(
        "booking/yours.jte", new YoursPage(booking, branch, bookings.code(booking), form.toData()));
  }

  /** {@code wayOut} may be null. */
  private static Reply refused(String sentence, WayOut wayOut, Form form) {
    var page = new RefusedPage(Sentence.of(sentence), Optional.ofNullable(wayOut), form.toData());
    return Reply.page("booking/refused.jte", page);
  }

  /**
   * The booking, only if it was made in this browser; anyone else must not learn that it exists.
   */
  private Optional<Booking> own(Request request, Form form) {
    if (!form.isComplete()) {
      return Optional.empty();
    }
    var nik = form.person().nik();
    return forms.madeHere(request).stream()
        .map(bookings::byCode)
        .filter(b -> b.service().equals(form.draft().choice().service()))
        .filter(b -> b.isToCome(branches.calendar(b.branch()).today(request.now())))
        .filter(b -> bookings.person(b).nik().equals(nik))
        .findFirst();
  }
}
