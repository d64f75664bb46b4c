package id.antrean.admin.config;

import id.antrean.booking.ClosedVisit;
import id.antrean.booking.ClosedVisitStore;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Service;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.StaffLinks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a branch says about itself, as a form for its staff. */
public final class DetailsPages {

  /**
   * {@code others}: what others changed since the form was opened; {@code outside}: who is booked
   * outside the opening hours.
   */
  public record DetailsPage(
      Branch branch,
      DetailsForm form,
      List<Service> services,
      Map<String, Sentence> wrong,
      List<ChangeView> others,
      BesideForm beside,
      List<ClosedVisit> outside,
      String csrf) {}

  private final Branches branches;
  private final ConfigurationEdits edits;
  private final ClosedVisitStore visits;
  private final BesidePages beside;
  private final BranchDetails details = new BranchDetails();

  DetailsPages(
      Branches branches, ConfigurationEdits edits, ClosedVisitStore visits, BesidePages beside) {
    this.branches = branches;
    this.edits = edits;
    this.visits = visits;
    this.beside = beside;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}", this::show);
    routes.post("/staf/kantor/{branch}", this::save);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var now = edits.current(details, branch.id(), Optional.empty());
    return page(request, branch, 200, DetailsForm.of(now), Map.of(), List.of());
  }

  private Reply save(Request request) {
    var branch = branches.get(request.path("branch"));
    var form = DetailsForm.sent(new SentForm(request::form, request::formAll));
    try {
      var wished = form.typed().replacements(code -> branches.service(code).isPresent());
      var edit = EditApi.ofFormFrom(request, branches, branch.id());
      var outcome = edits.change(edit, details, before -> Replacement.all(before, wished));
      return BesidePages.done(StaffLinks.details(branch.id()), outcome);
    } catch (Problem refusal) {
      return refused(request, branch, form, refusal);
    }
  }

  private Reply refused(Request request, Branch branch, DetailsForm form, Problem refusal) {
    var conflict = refusal.detail(Conflict.class);
    if (conflict.isEmpty() && refusal.fields().isEmpty()) {
      throw refusal;
    }
    request.log(refusal);
    if (conflict.isPresent()) {
      var now = edits.current(details, branch.id(), Optional.empty());
      var others = ChangeView.of(conflict.get().changes(), branches, branch.id(), request.texts());
      var merged = form.mergedInto(now, conflict.get());
      return page(request, branch, 409, merged, Map.of(), others);
    }
    var wrong = request.texts().toStaff(refusal.fields());
    return page(request, branch, refusal.status(), form, wrong, List.of());
  }

  private Reply page(
      Request request,
      Branch branch,
      int status,
      DetailsForm form,
      Map<String, Sentence> wrong,
      List<ChangeView> others) {
    var today = branches.calendar(branch.id()).today(request.now());
    var model =
        new DetailsPage(
            branch,
            form,
            branches.allServices(),
            wrong,
            others,
            beside.of(request, branch.id(), Subject.BRANCH, status != 200),
            visits.outsideHours(branch.id(), today),
            request.csrfToken());
    return Reply.page(status, "admin/config/details.jte", model);
  }
}
