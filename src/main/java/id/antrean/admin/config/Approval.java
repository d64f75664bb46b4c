package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.RegionRuleStore;
import id.antrean.core.Role;
import id.antrean.db.Sql;
import id.antrean.http.Principal;
import java.util.Set;

/** Which changes of a branch its supervisors only propose, and who decides them. */
final class Approval {
  private Approval() {}

  /** A branch's own words, a day's quota, and what a counter serves are its supervisors' own. */
  static boolean isNeeded(Subject subject, Set<String> fields) {
    return switch (subject) {
      case BRANCH -> fields.stream().anyMatch(name -> !name.equals("words"));
      case QUOTA_PATTERN -> true;
      case QUOTA_DAY -> false;
      case POLICY -> fields.stream().anyMatch(name -> name.startsWith("lane."));
    };
  }

  /** A regional of the branch, an ADMIN, and its supervisor where the region lets them. */
  static boolean isHeldBy(Sql sql, Principal who, String branch) {
    return who.is(Role.REGIONAL, branch)
        || who.is(Role.ADMIN, branch)
        || who.is(Role.SUPERVISOR, branch) && RegionRuleStore.supervisorsDecideAt(sql, branch);
  }
}
