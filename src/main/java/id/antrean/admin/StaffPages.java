package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import java.util.List;
import java.util.Optional;

/** Where supervisors begin: what they may decide at their branch. */
public final class StaffPages {

  /** {@code offices}: to choose from, where the account is not bound to one. */
  public record StaffPage(String username, Optional<Branch> branch, List<Branch> offices) {}

  private final Branches branches;

  StaffPages(Branches branches) {
    this.branches = branches;
  }

  void register(Routes routes) {
    routes.get("/staf", this::show);
  }

  private Reply show(Request request) {
    var who = request.principal();
    var own = Optional.ofNullable(who.branch()).flatMap(branches::find);
    var branch = own.or(() -> request.office().flatMap(branches::find));
    var offices = own.isPresent() ? List.<Branch>of() : branches.all();
    return Reply.page("admin/home.jte", new StaffPage(who.username(), branch, offices));
  }
}
