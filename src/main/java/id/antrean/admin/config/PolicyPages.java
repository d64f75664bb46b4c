package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Counter;
import id.antrean.branch.Service;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.StaffLinks;
import java.util.List;
import java.util.Map;

/** How the lanes of an office share its counters, as a form. */
public final class PolicyPages {

  /** {@code others}: what others changed since the form was opened. */
  public record PolicyPage(
      Branch branch,
      PolicyForm form,
      List<Counter> counters,
      List<Service> services,
      Map<String, Sentence> wrong,
      List<ChangeView> others,
      BesideForm beside,
      String csrf) {}

  private final Branches branches;
  private final Policies policies;
  private final BesidePages beside;

  PolicyPages(Branches branches, Policies policies, BesidePages beside) {
    this.branches = branches;
    this.policies = policies;
    this.beside = beside;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/aturan", this::show);
    routes.post("/staf/kantor/{branch}/aturan", this::save);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var now = policies.current(branch.id());
    var form = PolicyForm.of(policies.of(branch.id()), now.version(), now.fields(), "");
    return page(request, branch, 200, form, Map.of(), List.of());
  }

  private Reply save(Request request) {
    var branch = branches.get(request.path("branch"));
    var all = policies.of(branch.id());
    var form = PolicyForm.sent(all, new SentForm(request::form, request::formAll));
    try {
      var rules = form.typed().rules(all);
      var edit = EditApi.ofFormFrom(request, branches, branch.id());
      return BesidePages.done(StaffLinks.policy(branch.id()), policies.change(edit, rules));
    } catch (Problem refusal) {
      var conflict = refusal.detail(Conflict.class);
      if (conflict.isEmpty() && refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return conflict.isPresent()
          ? conflict(request, branch, form, conflict.get())
          : page(request, branch, refusal.status(), form, refusal.fields(), List.of());
    }
  }

  private Reply conflict(Request request, Branch branch, PolicyForm form, Conflict conflict) {
    var all = policies.of(branch.id());
    var now = policies.current(branch.id());
    var merged = conflict.merged(form.typed().rules(all).fields(), now.fields());
    var others = ChangeView.of(conflict.changes(), branches, branch.id(), request.texts());
    var again = PolicyForm.of(all, now.version(), merged, form.reason());
    return page(request, branch, 409, again, Map.of(), others);
  }

  private Reply page(
      Request request,
      Branch branch,
      int status,
      PolicyForm form,
      Map<String, Sentence> wrong,
      List<ChangeView> others) {
    var model =
        new PolicyPage(
            branch,
            form,
            branches.counters(branch.id()),
            branches.services(branch.id()),
            wrong,
            others,
            beside.of(request, branch.id(), Subject.POLICY, status != 200),
            request.csrfToken());
    return Reply.page(status, "admin/config/policy.jte", model);
  }
}
