package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import id.antrean.staff.MemberChange;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffMember;
import id.antrean.staff.StaffMembers;
import id.antrean.staff.TypedRole;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A member of staff: what they may do, and what helps them who cannot sign in. */
public final class PersonPages {

  /** What was done a moment ago, as the address says it. */
  private static final List<String> ACTS =
      List.of("peran", "cabut", "nonaktif", "aktif", "buka", "sesi", "faktor");

  /** {@code done}: what was done a moment ago, or "". */
  public record PersonPage(
      StaffMember member,
      List<RoleLine> roles,
      RoleChoice choice,
      ZoneId zone,
      String csrf,
      String key,
      String done,
      Sentence refusal,
      Map<String, Sentence> wrong) {}

  /** {@code password}: shown this once. */
  public record GivenPage(StaffMember member, String password) {
    @Override
    public String toString() {
      return "GivenPage[hidden]";
    }
  }

  private final Branches branches;
  private final StaffMembers members;

  PersonPages(Branches branches, StaffMembers members) {
    this.branches = branches;
    this.members = members;
  }

  void register(Routes routes) {
    routes.get("/staf/orang/{username}", this::show);
    routes.post("/staf/orang/{username}/peran", form("peran", this::addRole));
    routes.post("/staf/orang/{username}/cabut", form("cabut", this::removeRole));
    routes.post("/staf/orang/{username}/nonaktif", form("nonaktif", this::disable));
    routes.post("/staf/orang/{username}/aktif", form("aktif", this::enable));
    routes.post(
        "/staf/orang/{username}/buka", form("buka", (act, r) -> members.unlock(act, name(r))));
    routes.post(
        "/staf/orang/{username}/sesi", form("sesi", (act, r) -> members.endSessions(act, name(r))));
    routes.post("/staf/orang/{username}/faktor", form("faktor", this::dropFactor));
    routes.post("/staf/orang/{username}/sandi", this::givePassword);
  }

  static Reply given(StaffMembers.Given given) {
    return Reply.page("admin/given.jte", new GivenPage(given.member(), given.password()));
  }

  private Reply show(Request request) {
    return page(request, 200, null);
  }

  private Reply page(Request request, int status, Problem refusal) {
    var who = request.principal();
    var member = members.get(who, name(request), request.now());
    var roles = member.roles().stream().map(role -> RoleLine.of(role, branches)).toList();
    boolean fields = refusal != null && !refusal.fields().isEmpty();
    var model =
        new PersonPage(
            member,
            roles,
            RoleChoice.of(who, branches),
            zone(member),
            request.csrfToken(),
            FormKey.next(),
            request.query(Param.DONE).filter(ACTS::contains).orElse(""),
            refusal == null || fields ? null : refusal.sentence(),
            fields ? refusal.fields() : Map.of());
    return Reply.page(status, "admin/person.jte", model);
  }

  private ZoneId zone(StaffMember member) {
    return member.roles().stream()
        .map(role -> Optional.ofNullable(role.branch()).flatMap(branches::find))
        .flatMap(Optional::stream)
        .map(Branch::timeZone)
        .findFirst()
        .orElse(Branches.CAPITAL);
  }

  private interface Act {
    StaffMember run(StaffAct act, Request request);
  }

  /** The act of a form; refused, the page says why. */
  private Routes.Handler form(String name, Act act) {
    return request -> {
      try {
        act.run(act(request), request);
      } catch (Problem refusal) {
        if (refusal.status() != 409 && refusal.status() != 400) {
          throw refusal;
        }
        request.log(refusal);
        return page(request, refusal.status(), refusal);
      }
      return Reply.seeOther(Links.with(StaffLinks.person(name(request)), Param.DONE, name));
    };
  }

  private static StaffAct act(Request request) {
    return StaffPages.act(request, FormKey.sentOrNext(request));
  }

  private static String name(Request request) {
    return StaffMember.username(request.path("username"));
  }

  private StaffMember addRole(StaffAct act, Request request) {
    var choice = RoleChoice.of(act.who(), branches);
    var typed = choice.typed(request.form("roles"), request.form("branch"), request.form("region"));
    return members.addRole(act, name(request), typed.parse());
  }

  private StaffMember removeRole(StaffAct act, Request request) {
    var role = new TypedRole(request.form("roles"), request.form("branch"), request.form("region"));
    return members.removeRole(act, name(request), role.parse());
  }

  private StaffMember disable(StaffAct act, Request request) {
    return members.change(act, name(request), MemberChange.disabled(true));
  }

  private StaffMember enable(StaffAct act, Request request) {
    return members.change(act, name(request), MemberChange.disabled(false));
  }

  private StaffMember dropFactor(StaffAct act, Request request) {
    return members.change(act, name(request), MemberChange.withoutFactor());
  }

  private Reply givePassword(Request request) {
    try {
      return given(members.givePassword(act(request), name(request)));
    } catch (Problem used) {
      if (!used.is("password_used")) {
        throw used;
      }
      request.log(used);
      return page(request, used.status(), used);
    }
  }
}
