package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.Proposal;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Every change of an office's configuration; one that nothing depends on may be taken back. */
public final class HistoryPages {
  private static final int LISTED = 50;

  /**
   * {@code proposals}: what a change was made of, by its id; {@code older}: the id before which the
   * list goes on, 0 at its end; {@code done}: what was done a moment ago, or "".
   */
  public record HistoryPage(
      Branch branch,
      List<ChangeView> changes,
      Map<Long, Proposal> proposals,
      Set<Long> mayUndo,
      long older,
      String done) {}

  public record UndoPage(
      Branch branch, ChangeView change, String reason, Map<String, Sentence> wrong, String csrf) {}

  private final Branches branches;
  private final History history;
  private final Proposals proposals;

  HistoryPages(Branches branches, History history, Proposals proposals) {
    this.branches = branches;
    this.history = history;
    this.proposals = proposals;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/riwayat", this::list);
    routes.get("/staf/kantor/{branch}/riwayat/{change}/urungkan", this::ask);
    routes.post("/staf/kantor/{branch}/riwayat/{change}/urungkan", this::undo);
  }

  private Reply list(Request request) {
    var branch = branches.get(request.path("branch"));
    long before = request.query(Param.BEFORE).map(HistoryPages::id).orElse(Long.MAX_VALUE);
    var changes = history.list(branch.id(), before, LISTED);
    var model =
        new HistoryPage(
            branch,
            ChangeView.of(changes, branches, branch.id(), request.texts()),
            proposals.ofChanges(changes).stream()
                .collect(Collectors.toMap(p -> p.change().orElseThrow(), p -> p)),
            history.undoable(changes, today(request, branch)),
            changes.size() < LISTED ? 0 : changes.getLast().id(),
            BesidePages.done(request));
    return Reply.page("admin/config/history.jte", model);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var change = history.find(branch.id(), id(request.path("change")));
    return !history.undoable(List.of(change), today(request, branch)).isEmpty()
        ? page(request, 200, branch, change, Map.of())
        : Reply.seeOther(StaffLinks.history(branch.id()));
  }

  private Reply page(
      Request request,
      int status,
      Branch branch,
      ConfigurationChange change,
      Map<String, Sentence> wrong) {
    var shown = ChangeView.of(List.of(change), branches, branch.id(), request.texts()).getFirst();
    var model = new UndoPage(branch, shown, request.form("reason"), wrong, request.csrfToken());
    return Reply.page(status, "admin/config/undo.jte", model);
  }

  private Reply undo(Request request) {
    var branch = branches.get(request.path("branch"));
    var change = history.find(branch.id(), id(request.path("change")));
    try {
      var edit = EditApi.ofForm(request, branch.id());
      var outcome = history.undo(edit.withoutVersion(), change);
      return BesidePages.done(StaffLinks.history(branch.id()), outcome);
    } catch (Problem refusal) {
      if (refusal.is("changed_since")) {
        request.log(refusal);
        return Reply.seeOther(StaffLinks.history(branch.id())); // which says what came after it
      }
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return page(request, refusal.status(), branch, change, refusal.fields());
    }
  }

  private LocalDate today(Request request, Branch branch) {
    return branches.calendar(branch.id()).today(request.now());
  }

  private static long id(String typed) {
    OptionalLong id = EditApi.version(typed);
    return id.orElse(0);
  }
}
