package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.http.Principal;
import java.time.ZoneId;
import java.util.Optional;

/** Whose trail a member of staff may read: that of their own branch, an ADMIN that of all. */
record TrailScope(Optional<String> branch, ZoneId zone) {
  /** Problem 403 for the branch of others, 404 unknown_branch. */
  static TrailScope of(Principal who, Optional<String> asked, Branches branches) {
    var own = Optional.ofNullable(who.branch());
    var branch = asked.or(() -> own);
    if (!who.reaches(branch)) {
      throw Problem.forbidden();
    }
    var zone = branch.map(branches::get).map(Branch::timeZone).orElse(Branches.CAPITAL);
    return new TrailScope(branch, zone);
  }
}
