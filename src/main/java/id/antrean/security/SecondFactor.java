package id.antrean.security;

import id.antrean.core.Role;
import id.antrean.http.Assignment;
import java.util.List;

/**
 * Of whom a second factor is demanded. {@code NONE}, only in the demo, demands nothing at the
 * sign-in, nor that a password given by somebody else is changed; who set a factor up is asked for
 * it all the same.
 */
public enum SecondFactor {
  NONE,
  SUPERVISORS,
  ALL;

  boolean isDemandedOf(List<Assignment> roles) {
    return switch (this) {
      case NONE -> false;
      case SUPERVISORS -> roles.stream().anyMatch(one -> one.role().isAbove(Role.OFFICER));
      case ALL -> true;
    };
  }

  boolean isOwnPasswordDemanded() {
    return this != NONE;
  }
}
