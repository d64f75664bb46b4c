package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.core.PersonName;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.FormKey;
import id.antrean.staff.NewMember;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffMembers;
import java.util.List;
import java.util.Map;

/** A new member of staff. */
public final class NewPersonPages {

  /** As typed. */
  public record Typed(String username, String name, String role, String office, String region) {
    static Typed of(Request request) {
      return new Typed(
          request.form("username"),
          request.form("name"),
          request.form("roles"),
          request.form("branch"),
          request.form("region"));
    }

    @Override
    public String toString() {
      return "Typed[hidden]";
    }
  }

  /** {@code refusal}: of the whole form, or null. */
  public record NewPersonPage(
      Typed typed,
      RoleChoice choice,
      String csrf,
      String key,
      Sentence refusal,
      Map<String, Sentence> wrong) {}

  private final Branches branches;
  private final StaffMembers members;

  NewPersonPages(Branches branches, StaffMembers members) {
    this.branches = branches;
    this.members = members;
  }

  void register(Routes routes) {
    routes.get("/staf/orang/baru", this::show);
    routes.post("/staf/orang/baru", this::add);
  }

  private Reply show(Request request) {
    return page(request, new Typed("", "", "", "", ""), FormKey.next(), null);
  }

  private Reply page(Request request, Typed typed, String key, Problem refusal) {
    var choice = RoleChoice.of(request.principal(), branches);
    boolean fields = refusal != null && !refusal.fields().isEmpty();
    var model =
        new NewPersonPage(
            typed,
            choice,
            request.csrfToken(),
            key,
            refusal == null || fields ? null : refusal.sentence(),
            fields ? refusal.fields() : Map.of());
    return Reply.page(refusal == null ? 200 : refusal.status(), "admin/newperson.jte", model);
  }

  private Reply add(Request request) {
    var typed = Typed.of(request);
    var key = FormKey.sentOrNext(request);
    var act = new StaffAct(request.principal(), request.address(), key, request.now());
    try {
      return PersonPages.given(members.add(act, wish(request, typed)));
    } catch (Problem refusal) {
      if (refusal.status() >= 500 || refusal.is("request_key_reused")) {
        throw refusal;
      }
      request.log(refusal);
      return page(request, typed, key, refusal);
    }
  }

  /** Problem 400 with every wrong field, the role's among them. */
  private NewMember wish(Request request, Typed typed) {
    var choice = RoleChoice.of(request.principal(), branches);
    var wrong = new WrongFields();
    wrong.read("name", () -> PersonName.parse(typed.name()));
    wrong.read("username", () -> NewMember.username(typed.username()));
    var role =
        wrong.read(
            "roles", () -> choice.typed(typed.role(), typed.office(), typed.region()).parse());
    wrong.mustBeNone();
    return NewMember.parse(typed.username(), typed.name(), List.of(role));
  }
}
