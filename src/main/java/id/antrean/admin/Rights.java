package id.antrean.admin;

import id.antrean.core.Role;
import id.antrean.http.Principal;
import java.util.EnumSet;
import java.util.Set;

/** What a page offers to whom; that nobody does more is kept by routes.txt. */
final class Rights {
  private static final Set<Role> MANAGING = EnumSet.of(Role.SUPERVISOR, Role.REGIONAL, Role.ADMIN);

  private Rights() {}

  /** Serves at a counter, or decides: may cancel a visit and correct how its holder is reached. */
  static boolean serves(Principal who, String branch) {
    return who.is(Role.OFFICER, branch) || decides(who, branch);
  }

  /** Manages people: some of a branch, of a region, or all. */
  static boolean manages(Principal who) {
    return who.roles().stream().anyMatch(one -> MANAGING.contains(one.role()));
  }

  /** Answers for the branches of a region, or for all. */
  static boolean overlooks(Principal who) {
    return who.isAdmin() || who.roles().stream().anyMatch(one -> one.role() == Role.REGIONAL);
  }

  /** Changes what the branch goes by, or of its region's branches. */
  static boolean configures(Principal who, String branch) {
    return decides(who, branch) || who.is(Role.REGIONAL, branch);
  }

  /** Decides at the branch: passes, the spelling of a name, whatever needs the KTP. */
  static boolean decides(Principal who, String branch) {
    return who.is(Role.SUPERVISOR, branch) || who.is(Role.ADMIN, branch);
  }
}
