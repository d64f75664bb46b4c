package id.antrean.core;

/** What a member of staff may do; all but ADMIN only at their own branch (R73). */
public enum Role {
  GUARD,
  OFFICER,
  SUPERVISOR,
  ADMIN
}
