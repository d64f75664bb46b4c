package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.core.Sentence;
import id.antrean.http.Assignment;
import java.util.Set;

/** A role as typed, on a page or through the API; "" where nothing was. */
public record TypedRole(String role, String branch, String region) {

  /** Problem 400 of the field {@code roles} where it does not say where it is. */
  public Assignment parse() {
    var known = known();
    return switch (known) {
      case GUARD, OFFICER, SUPERVISOR -> Assignment.at(known, must(branch, "err.roleBranch"));
      case REGIONAL -> Assignment.in(must(region, "err.roleRegion"), Set.of());
      case ADMIN -> Assignment.everywhere();
    };
  }

  private Role known() {
    try {
      return Role.valueOf(role);
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("roles", Sentence.of("err.role"));
    }
  }

  private static String must(String where, String otherwise) {
    if (where.isBlank()) {
      throw Problem.invalid("roles", Sentence.of(otherwise));
    }
    return where.strip();
  }
}
