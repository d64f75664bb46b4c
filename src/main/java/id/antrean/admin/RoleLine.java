package id.antrean.admin;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Region;
import id.antrean.http.Assignment;

/** A role as a page shows it: {@code where} is the name of the office or region, "" for all. */
public record RoleLine(Assignment role, String where) {

  static RoleLine of(Assignment role, Branches branches) {
    return new RoleLine(role, where(role, branches));
  }

  private static String where(Assignment role, Branches branches) {
    if (role.branch() != null) {
      return branches.find(role.branch()).map(Branch::name).orElse(role.branch());
    }
    return role.region() == null
        ? ""
        : branches.region(role.region()).map(Region::name).orElse(role.region());
  }
}
