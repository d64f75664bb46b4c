package id.antrean.core;

/**
 * What a member of staff may do (R73): up to SUPERVISOR at a branch, REGIONAL in a region, ADMIN
 * everywhere. A later one stands above an earlier one.
 */
public enum Role {
  GUARD,
  OFFICER,
  SUPERVISOR,
  REGIONAL,
  ADMIN;

  public boolean isOfBranch() {
    return compareTo(SUPERVISOR) <= 0;
  }

  public boolean isAbove(Role other) {
    return compareTo(other) > 0;
  }
}
