package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.Proposal;
import id.antrean.branch.Proposal.State;
import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.core.Sentence;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proposed changes: a list for those who ask and those who decide, and a page for each. */
public final class ProposalPages {
  private static final int LISTED = 50;
  private static final String APPROVE = "setuju";
  private static final String REFUSE = "tolak";
  private static final String WITHDRAW = "tarik";
  private static final List<String> DONE = List.of(APPROVE, REFUSE, WITHDRAW);
  private static final List<ConfigurationChange> NOTHING = List.of();

  /** {@code older}: the id before which the list of what is over goes on, 0 at its end. */
  public record ProposalsPage(
      List<ProposalView> waiting,
      List<ProposalView> coming,
      List<ProposalView> over,
      long older,
      boolean setsRules) {}

  /**
   * {@code others}: what others changed since it was written; {@code version}: what the page shows;
   * {@code done}: what was done a moment ago, or "".
   */
  public record ProposalPage(
      ProposalView view,
      List<ChangeView> others,
      long version,
      boolean mayDecide,
      boolean mayWithdraw,
      String why,
      Map<String, Sentence> wrong,
      String done,
      String csrf,
      String key) {

    /** The page on which it would change something. */
    public String configured() {
      var office = view.branch().id();
      return switch (view.proposal().subject()) {
        case QUOTA_PATTERN, QUOTA_DAY -> StaffLinks.quotas(office);
        case POLICY -> StaffLinks.policy(office);
        case BRANCH -> StaffLinks.details(office);
      };
    }
  }

  private final Branches branches;
  private final Proposals proposals;

  ProposalPages(Branches branches, Proposals proposals) {
    this.branches = branches;
    this.proposals = proposals;
  }

  void register(Routes routes) {
    routes.get("/staf/usulan", this::list);
    routes.get("/staf/usulan/{proposal}", this::show);
    routes.post("/staf/usulan/{proposal}", this::decide);
  }

  private Reply list(Request request) {
    var who = request.principal();
    long before = request.query(Param.BEFORE).map(ProposalPages::id).orElse(Long.MAX_VALUE);
    var latest = proposals.list(who, Optional.empty(), before, LISTED);
    var model =
        new ProposalsPage(
            views(request, all(request, State.WAITING)),
            views(request, all(request, State.COMING)),
            views(request, latest.stream().filter(p -> !p.isOpen()).toList()),
            latest.size() < LISTED ? 0 : latest.getLast().id(),
            who.roles().stream().anyMatch(one -> one.role() != Role.SUPERVISOR));
    return Reply.page("admin/config/proposals.jte", model);
  }

  /** The one that waits longest stands first. */
  private List<Proposal> all(Request request, State state) {
    return proposals.list(request.principal(), Optional.of(state), Long.MAX_VALUE, 200).reversed();
  }

  private List<ProposalView> views(Request request, List<Proposal> of) {
    return ProposalView.of(of, branches, request.texts());
  }

  private Reply show(Request request) {
    var proposal = proposals.get(request.principal(), id(request.path("proposal")));
    return page(request, 200, proposal, Map.of());
  }

  private Reply decide(Request request) {
    var act = EditApi.act(request, FormKey.sentOrNext(request));
    long id = proposals.get(act.who(), id(request.path("proposal"))).id();
    var step = request.form(Param.STEP);
    try {
      switch (step) {
        case APPROVE ->
            proposals.approve(act, id, EditApi.version(request.form("version")), approval(request));
        case REFUSE ->
            proposals.refuse(act, id, WrittenReason.parse(request.form("reason")).text());
        case WITHDRAW -> proposals.withdraw(act, id);
        default -> throw Problem.of(400, "bad_request");
      }
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty() && refusal.status() != 409) {
        throw refusal;
      }
      request.log(refusal);
      var wrong =
          refusal.fields().isEmpty()
              ? Map.of("decision", request.texts().toStaff(refusal.sentence()))
              : request.texts().toStaff(refusal.fields());
      return page(request, refusal.status(), proposals.get(act.who(), id), wrong);
    }
    return Reply.seeOther(Links.with(StaffLinks.proposal(id), Param.DONE, step));
  }

  /** Why one agrees need not be said. */
  private static String approval(Request request) {
    var typed = request.form("reason");
    return typed.isBlank() ? "" : WrittenReason.parse(typed).text();
  }

  private Reply page(Request request, int status, Proposal proposal, Map<String, Sentence> wrong) {
    var who = request.principal();
    var now = proposals.current(proposal);
    var shown = proposal.isOpen() ? now.fields() : proposal.before();
    var others = proposal.waits() ? proposals.since(proposal, now.fields()) : NOTHING;
    var model =
        new ProposalPage(
            ProposalView.of(proposal, shown, branches, request.texts()),
            ChangeView.of(others, branches, proposal.branch(), request.texts()),
            now.version(),
            proposals.mayDecide(who, proposal),
            proposals.mayWithdraw(who, proposal),
            request.form("reason"),
            wrong,
            done(request, status),
            request.csrfToken(),
            FormKey.next());
    return Reply.page(status, "admin/config/proposal.jte", model);
  }

  private static String done(Request request, int status) {
    return request
        .query(Param.DONE)
        .filter(word -> status == 200 && DONE.contains(word))
        .orElse("");
  }

  private static long id(String typed) {
    return EditApi.version(typed).orElse(0);
  }
}
