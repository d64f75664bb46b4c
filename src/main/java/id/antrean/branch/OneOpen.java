package id.antrean.branch;

/** Where one NIK has at most one open booking for a service (R13): policy, in the catalogue. */
public enum OneOpen {
  COUNTRY,
  BRANCH,
  BRANCH_DAY
}
