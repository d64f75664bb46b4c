package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.core.Problem;
import id.antrean.http.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The offices that a member of staff may ask about, and the one that they chose: a supervisor's own
 * ones, a regional's those of the region, an administrator's all. {@code branch} is empty for all
 * of them at once.
 */
record ReachedOffices(
    Optional<Branch> branch, List<Branch> offices, List<Region> regions, boolean everywhere) {

  /** Who has one office only has chosen it. Problem 403 for the office of others, 404 unknown. */
  static ReachedOffices of(Principal who, Optional<String> asked, Branches branches) {
    if (asked.isPresent() && !who.worksAt(asked.get())) {
      throw Problem.forbidden();
    }
    var offices = branches.all().stream().filter(one -> who.worksAt(one.id())).toList();
    var only =
        offices.size() == 1 && !who.isAdmin()
            ? Optional.of(offices.getFirst())
            : Optional.<Branch>empty();
    var regions = branches.regions().stream().filter(region -> who.runs(region.id())).toList();
    return new ReachedOffices(
        asked.map(branches::get).or(() -> only), offices, regions, who.isAdmin());
  }

  Optional<String> id() {
    return branch.map(Branch::id);
  }

  /** To choose from; none where there is no choice. */
  List<Branch> choice() {
    return offices.size() == 1 && !everywhere ? List.of() : offices;
  }

  /** Which offices' rows may be read; empty for those of all and of none. */
  Optional<List<String>> readable() {
    if (branch.isPresent()) {
      return Optional.of(List.of(branch.get().id()));
    }
    return everywhere ? Optional.empty() : Optional.of(offices.stream().map(Branch::id).toList());
  }

  /** Of the chosen office; of more, theirs where they share it, else the capital's. */
  ZoneId zone() {
    var shown = branch.map(List::of).orElse(everywhere ? List.of() : offices);
    var zones = shown.stream().map(Branch::timeZone).distinct().toList();
    return zones.size() == 1 ? zones.getFirst() : Branches.CAPITAL;
  }
}
