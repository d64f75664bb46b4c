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
import id.antrean.security.FormKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Passes for the e-Klaim lane: one is granted, the last ones are listed, unused ones taken back. */
public final class PassPages {

  /** {@code made}: the one that was granted a moment ago. */
  public record PassesPage(
      Branch branch,
      TypedPass typed,
      Map<String, Sentence> wrong,
      String csrf,
      String key,
      List<GrantedPass> granted,
      LocalDate today,
      Optional<GrantedPass> made,
      boolean takenBack) {
    public String nik() {
      return typed.nik();
    }

    public String reference() {
      return typed.reference();
    }

    public String firstDay() {
      return typed.firstDay();
    }

    public String lastDay() {
      return typed.lastDay();
    }

    public String reason() {
      return typed.reason();
    }
  }

  public record TakeBackPage(Branch branch, GrantedPass granted, String csrf, String key) {}

  private final Branches branches;
  private final PassGrants grants;

  PassPages(Branches branches, PassGrants grants) {
    this.branches = branches;
    this.grants = grants;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/izin", this::show);
    routes.post("/staf/kantor/{branch}/izin", this::grant);
    routes.get("/staf/kantor/{branch}/izin/{pass}/tarik", this::askTakeBack);
    routes.post("/staf/kantor/{branch}/izin/{pass}/tarik", this::takeBack);
  }

  private Reply show(Request request) {
    var calendar = branches.calendar(branch(request).id());
    var typed = TypedPass.empty(calendar.today(request.now()), calendar);
    return page(request, 200, typed, Map.of(), FormKey.next());
  }

  private Reply page(
      Request request, int status, TypedPass typed, Map<String, Sentence> wrong, String key) {
    var branch = branch(request);
    var model =
        new PassesPage(
            branch,
            typed,
            wrong,
            request.csrfToken(),
            key,
            grants.recent(branch.id(), request.now()),
            today(request),
            request.query(Param.PASS).flatMap(PassPages::id).flatMap(i -> grants.find(branch.id(), i)),
            request.query(Param.TAKEN_BACK).isPresent());
    return Reply.page(status, "admin/passes.jte", model);
  }

  private Reply grant(Request request) {
    var typed =
        new TypedPass(
            request.form("nik"),
            request.form("reference"),
            request.form("firstDay"),
            request.form("lastDay"),
            request.form("reason"));
    var key = FormKey.sentOrNext(request);
    var branch = branch(request).id();
    try {
      var granted = grants.grant(Acts.of(request, key), branch, typed.wish(today(request)));
      var list = Links.passes(branch);
      return Reply.seeOther(Links.with(list, Param.PASS, granted.pass().id().toString()));
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      return page(request, refusal.status(), typed, refusal.fields(), key);
    }
  }

  private Reply askTakeBack(Request request) {
    var branch = branch(request);
    var granted = id(request.path("pass")).flatMap(id -> grants.find(branch.id(), id));
    if (granted.isEmpty() || granted.get().used()) {
      return Reply.seeOther(Links.passes(branch.id()));
    }
    var model = new TakeBackPage(branch, granted.get(), request.csrfToken(), FormKey.next());
    return Reply.page("admin/takeback.jte", model);
  }

  private Reply takeBack(Request request) {
    var branch = branch(request).id();
    var id = id(request.path("pass")).orElseThrow(Problem::notFound);
    try {
      grants.takeBack(Acts.of(request, FormKey.sentOrNext(request)), branch, id);
    } catch (Problem over) {
      if (over.status() != 404 && !over.is("pass_used")) {
        throw over;
      }
      request.log(over); // gone or booked with meanwhile: the list says which
      return Reply.seeOther(Links.passes(branch));
    }
    return Reply.seeOther(Links.with(Links.passes(branch), Param.TAKEN_BACK, "1"));
  }

  private Branch branch(Request request) {
    return branches.get(request.path("branch"));
  }

  private LocalDate today(Request request) {
    return branches.calendar(request.path("branch")).today(request.now());
  }

  private static Optional<UUID> id(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
