package id.antrean.admin;

import id.antrean.branch.Branches;
import id.antrean.core.Role;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.staff.StaffMember;
import id.antrean.staff.StaffMembers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people whom a supervisor, a regional or an admin sees. */
public final class PeoplePages {
  private static final int ON_A_PAGE = 100;

  /** {@code roles}: in words once the template has put them so. */
  public record Line(StaffMember member, List<RoleLine> roles) {}

  /** {@code page} counts from 1; {@code all}: how many suit the filter. */
  public record PeoplePage(
      List<Line> lines, Filter filter, RoleChoice choice, int all, int page, int pages) {
    public String page(int other) {
      return Links.with(
          StaffLinks.people(),
          Param.SEARCH,
          filter.words(),
          Param.OFFICE,
          filter.office(),
          Param.ROLE,
          filter.role(),
          Param.PAGE,
          Integer.toString(other));
    }
  }

  /** "" where nothing is sought. */
  public record Filter(String words, String office, String role) {
    static Filter of(Request request) {
      return new Filter(
          request.query(Param.SEARCH).orElse(""),
          request.office().orElse(""),
          request.query(Param.ROLE).filter(Filter::isRole).orElse(""));
    }

    private static boolean isRole(String typed) {
      return Arrays.stream(Role.values()).anyMatch(role -> role.name().equals(typed));
    }

    boolean suits(StaffMember member) {
      var sought = words.toLowerCase(Locale.ROOT);
      return (member.username().contains(sought)
              || member.called().toLowerCase(Locale.ROOT).contains(sought))
          && member.roles().stream()
              .anyMatch(
                  one ->
                      (office.isEmpty() || office.equals(one.branch()))
                          && (role.isEmpty() || one.role().name().equals(role)));
    }
  }

  private final Branches branches;
  private final StaffMembers members;

  PeoplePages(Branches branches, StaffMembers members) {
    this.branches = branches;
    this.members = members;
  }

  void register(Routes routes) {
    routes.get("/staf/orang", this::list);
  }

  private Reply list(Request request) {
    var who = request.principal();
    var filter = Filter.of(request);
    var suiting = members.seenBy(who, request.now()).stream().filter(filter::suits).toList();
    int pages = Math.max(1, (suiting.size() + ON_A_PAGE - 1) / ON_A_PAGE);
    int page = Math.min(pages, page(request));
    var lines =
        suiting.stream()
            .skip((page - 1L) * ON_A_PAGE)
            .limit(ON_A_PAGE)
            .map(member -> new Line(member, roles(member)))
            .toList();
    var choice = RoleChoice.of(who, branches);
    return Reply.page(
        "admin/people.jte", new PeoplePage(lines, filter, choice, suiting.size(), page, pages));
  }

  private List<RoleLine> roles(StaffMember member) {
    return member.roles().stream().map(role -> RoleLine.of(role, branches)).toList();
  }

  private static int page(Request request) {
    return Optional.of(request.query(Param.PAGE).orElse(""))
        .filter(typed -> typed.matches("[1-9][0-9]{0,3}"))
        .map(Integer::parseInt)
        .orElse(1);
  }
}
