package id.antrean.admin;

import id.antrean.booking.GrantedPass;
import id.antrean.booking.PassGrants;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;

/** A pass that nobody has booked with yet is taken back, after a question. */
public final class TakeBackPages {

  public record TakeBackPage(Branch branch, GrantedPass granted, String csrf, String key) {}

  private final Branches branches;
  private final PassGrants grants;

  TakeBackPages(Branches branches, PassGrants grants) {
    this.branches = branches;
    this.grants = grants;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/izin/{pass}/tarik", this::ask);
    routes.post("/staf/kantor/{branch}/izin/{pass}/tarik", this::takeBack);
  }

  private Reply ask(Request request) {
    var branch = branches.get(request.path("branch"));
    var granted = grants.find(branch.id(), pass(request));
    if (granted.isEmpty() || granted.get().used()) {
      return Reply.seeOther(StaffLinks.passes(branch.id()));
    }
    var model = new TakeBackPage(branch, granted.get(), request.csrfToken(), FormKey.next());
    return Reply.page("admin/takeback.jte", model);
  }

  private Reply takeBack(Request request) {
    var branch = branches.get(request.path("branch")).id();
    var pass = pass(request);
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    try {
      grants.takeBack(act, branch, pass);
    } catch (Problem over) {
      if (!over.is("not_found") && !over.is("pass_used")) {
        throw over;
      }
      request.log(over); // gone or booked with meanwhile: the list says which
      return Reply.seeOther(StaffLinks.passes(branch));
    }
    return Reply.seeOther(Links.with(StaffLinks.passes(branch), Param.TAKEN_BACK, "1"));
  }

  private static String pass(Request request) {
    var id = request.path("pass");
    if (!PassGrants.isId(id)) {
      throw Problem.notFound();
    }
    return id;
  }
}
