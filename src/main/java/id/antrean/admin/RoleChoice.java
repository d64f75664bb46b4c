package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.core.Role;
import id.antrean.http.Principal;
import id.antrean.staff.TypedRole;
import java.util.Arrays;
import java.util.List;

/** The roles that somebody may give, and where. */
public record RoleChoice(List<Role> roles, List<Branch> offices, List<Region> regions) {

  static RoleChoice of(Principal who, Branches branches) {
    var highest = who.roles().stream().map(one -> one.role()).max(Role::compareTo).orElseThrow();
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> who.isAdmin() || highest.isAbove(role))
            .toList();
    var offices = branches.all().stream().filter(office -> who.worksAt(office.id())).toList();
    return new RoleChoice(roles, offices, who.isAdmin() ? branches.regions() : List.of());
  }

  /** Where there is one office only, nobody is asked for it. */
  TypedRole typed(String role, String office, String region) {
    var only = offices.size() == 1 ? offices.getFirst().id() : office;
    return new TypedRole(role, only, region);
  }
}
