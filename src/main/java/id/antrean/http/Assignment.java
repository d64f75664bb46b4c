package id.antrean.http;

import id.antrean.core.Role;
import java.util.Set;

/**
 * One role of a person. {@code branch} is null but for roles of a branch, {@code region} but for
 * REGIONAL, whose {@code branches} are those of the region now.
 */
public record Assignment(Role role, String branch, String region, Set<String> branches) {

  public static Assignment at(Role role, String branch) {
    return new Assignment(role, branch, null, Set.of());
  }

  public static Assignment in(String region, Set<String> branches) {
    return new Assignment(Role.REGIONAL, null, region, branches);
  }

  public static Assignment everywhere() {
    return new Assignment(Role.ADMIN, null, null, Set.of());
  }

  public boolean covers(String other) {
    return switch (role) {
      case ADMIN -> true;
      case REGIONAL -> branches.contains(other);
      case GUARD, OFFICER, SUPERVISOR -> other.equals(branch);
    };
  }
}
