package id.antrean.admin;

import id.antrean.booking.GrantedPass;
import id.antrean.booking.PassGrants;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes for the e-Klaim lane of an office: one is granted, and the last ones are listed. */
public final class PassPages {

  /** {@code made}: the pass that was granted a moment ago. */
  public record PassesPage(
      Branch branch,
      TypedPass typed,
      Map<String, Sentence> wrong,
      String csrf,
      List<GrantedPass> granted,
      LocalDate today,
      Optional<GrantedPass> made,
      boolean takenBack) {}

  private final Branches branches;
  private final PassGrants grants;

  PassPages(Branches branches, PassGrants grants) {
    this.branches = branches;
    this.grants = grants;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/izin", this::show);
    routes.post("/staf/kantor/{branch}/izin", this::grant);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var calendar = branches.calendar(branch.id());
    var typed = TypedPass.empty(calendar.today(request.now()), calendar);
    return page(request, branch, 200, typed, Map.of());
  }

  private Reply page(
      Request request, Branch branch, int status, TypedPass typed, Map<String, Sentence> wrong) {
    var model =
        new PassesPage(
            branch,
            typed,
            wrong,
            request.csrfToken(),
            grants.recent(branch.id(), request.now()),
            branches.calendar(branch.id()).today(request.now()),
            request.query(Param.PASS).flatMap(id -> grants.find(branch.id(), id)),
            request.query(Param.TAKEN_BACK).isPresent());
    return Reply.page(status, "admin/passes.jte", model);
  }

  private Reply grant(Request request) {
    var branch = branches.get(request.path("branch"));
    var typed =
        new TypedPass(
            request.form("nik"),
            request.form("reference"),
            request.form("firstDay"),
            request.form("lastDay"),
            request.form("reason"));
    var today = branches.calendar(branch.id()).today(request.now());
    // The form holds no key: the same pass twice is one pass, and after Back it is for another.
    var act = StaffPages.act(request, FormKey.next());
    try {
      var granted = grants.grant(act, branch.id(), typed.wish(today));
      var id = granted.pass().id().toString();
      return Reply.seeOther(Links.with(StaffLinks.passes(branch.id()), Param.PASS, id));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = request.texts().toStaff(refusal.fields());
      return page(request, branch, refusal.status(), typed, wrong);
    }
  }
}
