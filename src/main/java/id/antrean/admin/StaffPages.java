package id.antrean.admin;

import id.antrean.admin.Closures.Closure;
import id.antrean.admin.config.Proposals;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.staff.StaffAct;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where staff begin: what they look up, and what supervisors decide at their branch. */
public final class StaffPages {

  /**
   * {@code offices}: to choose from, where the account is not bound to one. {@code manages}:
   * people. {@code administers}: what belongs to no branch; {@code overlooks}: a region or all of
   * them. {@code decides}: as a supervisor does. {@code closures}: days of the branch that were
   * closed after they were booked. {@code proposals}: how many wait for a decision.
   */
  public record StaffPage(
      String username,
      Optional<Branch> branch,
      List<Branch> offices,
      boolean manages,
      boolean administers,
      boolean overlooks,
      boolean works,
      boolean configures,
      boolean decides,
      int proposals,
      List<Closure> closures) {}

  private final Branches branches;
  private final Closures closures;
  private final Proposals proposals;

  StaffPages(Branches branches, Closures closures, Proposals proposals) {
    this.branches = branches;
    this.proposals = proposals;
    this.closures = closures;
  }

  void register(Routes routes) {
    routes.get("/staf", this::show);
  }

  /** What whoever sends a form asks for, under this request key. */
  static StaffAct act(Request request, String key) {
    return new StaffAct(request.principal(), request.address(), key, request.now());
  }

  /** What is wrong, in words for staff; a refusal that names no field stands at this one. */
  static Map<String, Sentence> wrong(Request request, Problem refusal, String field) {
    var wrong = request.texts().toStaff(refusal.fields());
    if (wrong.isEmpty()) {
      wrong.put(field, request.texts().toStaff(refusal.sentence()));
    }
    return wrong;
  }

  private Reply show(Request request) {
    var who = request.principal();
    var mine = branches.all().stream().filter(office -> who.worksAt(office.id())).toList();
    var chosen = request.office().filter(who::worksAt).flatMap(branches::find);
    var branch = mine.size() == 1 ? Optional.of(mine.getFirst()) : chosen;
    var offices = mine.size() == 1 ? List.<Branch>of() : mine;
    boolean decides = branch.filter(b -> Rights.decides(who, b.id())).isPresent();
    var closed = decides ? closures.of(branch.orElseThrow(), request.now()) : List.<Closure>of();
    return Reply.page(
        "admin/home.jte",
        new StaffPage(
            who.username(),
            branch,
            offices,
            Rights.manages(who),
            who.isAdmin(),
            Rights.overlooks(who),
            branch.filter(b -> who.onFloor().worksAt(b.id())).isPresent(),
            branch.filter(b -> Rights.configures(who, b.id())).isPresent(),
            decides,
            Rights.manages(who) ? proposals.waiting(who) : 0,
            closed));
  }
}
