package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.DeskChanges;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.util.Map;

/** Staff cancel a visit for its holder, with a reason. */
public final class CancelVisitPages {

  /** {@code moved}: an older page asked, which named another time. */
  public record CancelVisitPage(
      Branch branch,
      ListedVisit visit,
      String reason,
      Map<String, Sentence> wrong,
      boolean moved,
      String csrf,
      String key) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final DeskChanges changes;
  private final Limits limits;

  CancelVisitPages(Branches branches, BookingRoom booking, Limits limits) {
    this.limits = limits;
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.changes = booking.deskChanges();
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}/batal", this::ask);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/batal", this::cancel);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    if (!visit.booking().mayCancel()) {
      return back(branch, visit.booking());
    }
    return page(request, 200, branch, visit, false, FormKey.next(), Map.of());
  }

  private static Reply back(Branch branch, Booking booking) {
    return Reply.seeOther(StaffLinks.visit(branch.id(), booking.id().toString()));
  }

  private static Reply page(
      Request request,
      int status,
      Branch branch,
      ListedVisit visit,
      boolean moved,
      String key,
      Map<String, Sentence> wrong) {
    var model =
        new CancelVisitPage(
            branch, visit, request.form("reason"), wrong, moved, request.csrfToken(), key);
    return Reply.page(status, "admin/cancelvisit.jte", model);
  }

  private Reply cancel(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    if (ShownTime.isAnother(request.form(ShownTime.FIELD), visit.booking())
        && visit.booking().mayCancel()) {
      return page(request, 409, branch, visit, true, FormKey.next(), Map.of());
    }
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    try {
      var reason = WrittenReason.parse(request.form("reason"));
      limits.take(Limit.BOOKING_STAFF.by(act.who().username()));
      changes.cancel(act, visit.booking(), reason);
    } catch (Problem refusal) {
      if (refusal.is("not_allowed_now")) {
        request.log(refusal);
        return back(branch, visit.booking()); // which says how it stands
      }
      if (refusal.fields().isEmpty() && refusal.status() != 429) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "reason");
      return page(request, refusal.status(), branch, visit, false, key, wrong);
    }
    return VisitPages.done(branch, visit.booking(), VisitPages.CANCELLED);
  }
}
