package id.antrean.admin;

import id.antrean.core.Role;
import id.antrean.http.Principal;

/** What a page offers to whom; that nobody does more is kept by routes.txt. */
final class Rights {
  private Rights() {}

  /** Serves at a counter, or decides: may cancel a visit and correct how its holder is reached. */
  static boolean serves(Principal who, String branch) {
    return who.worksAt(branch) && who.role() != Role.GUARD;
  }

  /** Decides at the branch: passes, the spelling of a name, whatever needs the KTP. */
  static boolean decides(Principal who, String branch) {
    return who.worksAt(branch) && (who.role() == Role.SUPERVISOR || who.role() == Role.ADMIN);
  }
}
