package id.antrean.admin;

import id.antrean.booking.BookingRoom;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.booking.Person;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.staff.StaffAct;
import java.util.Map;
import java.util.Optional;

/** A supervisor opens all data of the holder of a visit, with a reason. Each look is recorded. */
public final class VisitDataPages {

  /** {@code person}: empty until a reason is given. */
  public record VisitDataPage(
      Branch branch,
      ListedVisit visit,
      String reason,
      Map<String, Sentence> wrong,
      Optional<Person> person,
      String csrf) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final Limits limits;

  VisitDataPages(Branches branches, BookingRoom booking, Limits limits) {
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}/data", this::ask);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/data", this::show);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    return page(request, 200, branch, visit, Map.of(), Optional.empty());
  }

  private static Reply page(
      Request request,
      int status,
      Branch branch,
      ListedVisit visit,
      Map<String, Sentence> wrong,
      Optional<Person> person) {
    var model =
        new VisitDataPage(
            branch, visit, request.form("reason"), wrong, person, request.csrfToken());
    return Reply.page(status, "admin/visitdata.jte", model);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    try {
      var reason = WrittenReason.parse(request.form("reason"));
      limits.take(Limit.PERSON_STAFF.by(request.principal().username()));
      var act = StaffAct.look(request.principal(), request.address(), request.now());
      var person = visits.person(act, visit.booking(), reason);
      return page(request, 200, branch, visit, Map.of(), Optional.of(person));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty() && refusal.status() != 429) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "reason");
      return page(request, refusal.status(), branch, visit, wrong, Optional.empty());
    }
  }
}
