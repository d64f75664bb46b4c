package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.StaffLinks;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** The weekly pattern of one weekday as a form. */
public final class WeekdayPages {

  /** {@code others}: what others changed since the form was opened. */
  public record WeekdayPage(
      Branch branch,
      WeekdayForm form,
      Map<String, Sentence> wrong,
      List<ChangeView> others,
      BesideForm beside,
      String csrf) {}

  private final Branches branches;
  private final Quotas quotas;
  private final BesidePages beside;

  WeekdayPages(Branches branches, Quotas quotas, BesidePages beside) {
    this.branches = branches;
    this.quotas = quotas;
    this.beside = beside;
  }

  Reply show(Request request, Branch branch, DayOfWeek weekday) {
    var now = quotas.pattern(branch.id());
    var form = WeekdayForm.of(weekday, now.version(), now.fields(), "");
    return page(request, branch, 200, form, Map.of(), List.of());
  }

  Reply save(Request request, Branch branch, DayOfWeek weekday) {
    var form = WeekdayForm.sent(weekday, new SentForm(request::form, request::formAll));
    try {
      var wished = form.replacements();
      var edit = EditApi.ofFormFrom(request, branches, branch.id());
      return BesidePages.done(StaffLinks.quotas(branch.id()), quotas.setPattern(edit, wished));
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

  private Reply conflict(Request request, Branch branch, WeekdayForm form, Conflict conflict) {
    var now = quotas.pattern(branch.id());
    var merged =
        conflict.merged(
            Replacement.all(conflict.asRead(now.fields()), form.replacements()), now.fields());
    var again = WeekdayForm.of(form.weekday(), now.version(), merged, form.reason());
    var others = ChangeView.of(conflict.changes(), branches, branch.id(), request.texts());
    return page(request, branch, 409, again.alsoFor(form), Map.of(), others);
  }

  private Reply page(
      Request request,
      Branch branch,
      int status,
      WeekdayForm form,
      Map<String, Sentence> wrong,
      List<ChangeView> others) {
    var model =
        new WeekdayPage(
            branch,
            form,
            wrong,
            others,
            beside.of(request, branch.id(), Subject.QUOTA_PATTERN, status != 200),
            request.csrfToken());
    return Reply.page(status, "admin/config/weekday.jte", model);
  }
}
