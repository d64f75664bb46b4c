package id.antrean.staff;

import id.antrean.core.Role;
import id.antrean.http.Assignment;
import id.antrean.http.Principal;
import java.util.List;

/**
 * Who may manage whom: a supervisor guards and officers of the own branch, a regional all who work
 * at a branch of the region, an admin everybody.
 */
final class Managers {
  private Managers() {}

  /** Whether they may give this role, and take it away. */
  static boolean mayGive(Principal who, Assignment role) {
    return who.roles().stream().anyMatch(own -> isOver(own, role));
  }

  /** Whether they may disable the person or let them in again: all of their roles are theirs. */
  static boolean mayManage(Principal who, List<Assignment> roles) {
    return roles.stream().allMatch(role -> mayGive(who, role));
  }

  /** Whether they may look at the person: one of the roles lies where one of theirs does. */
  static boolean maySee(Principal who, List<Assignment> roles) {
    return who.isAdmin()
        || roles.stream()
            .anyMatch(
                role ->
                    role.branch() == null ? isInRegionOf(who, role) : who.worksAt(role.branch()));
  }

  private static boolean isInRegionOf(Principal who, Assignment role) {
    return role.region() != null
        && who.roles().stream().anyMatch(own -> role.region().equals(own.region()));
  }

  private static boolean isOver(Assignment own, Assignment role) {
    return own.role() == Role.ADMIN
        || (own.role().isAbove(role.role())
            && own.role().isAbove(Role.OFFICER)
            && role.branch() != null
            && own.covers(role.branch()));
  }
}
