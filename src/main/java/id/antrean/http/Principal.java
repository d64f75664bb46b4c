package id.antrean.http;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The member of staff behind a request, with the roles that count for it: of those they hold, the
 * ones that routes.txt names for the route. The first is the one that the console shows.
 */
public record Principal(UUID account, String username, List<Assignment> roles) {

  /** With one role at a branch, or as ADMIN everywhere. */
  public Principal(UUID account, String username, Role role, String branch) {
    this(account, username, List.of(Assignment.at(role, branch)));
  }

  public Role role() {
    return roles.getFirst().role();
  }

  /** Null where the first role is not bound to a branch. */
  public String branch() {
    return roles.getFirst().branch();
  }

  /** With these roles only, which may leave none. */
  Principal among(Set<Role> wanted) {
    var left = roles.stream().filter(one -> wanted.contains(one.role())).toList();
    return new Principal(account, username, left);
  }

  /** With the roles that work on the floor, which may be none. */
  public Principal onFloor() {
    return among(EnumSet.complementOf(EnumSet.of(Role.REGIONAL)));
  }

  public boolean worksAt(String other) {
    return roles.stream().anyMatch(one -> one.covers(other));
  }

  /** Of what lies at no branch: whether it is theirs, which it is to an ADMIN. */
  public boolean reaches(Optional<String> place) {
    return place.map(this::worksAt).orElse(isAdmin());
  }

  /** Whether they run that region; an ADMIN all. */
  public boolean runs(String region) {
    return isAdmin() || roles.stream().anyMatch(one -> region.equals(one.region()));
  }

  /** Whether they are that at a branch, by region or everywhere included. */
  public boolean is(Role role, String at) {
    return roles.stream().anyMatch(one -> one.role() == role && one.covers(at));
  }

  public boolean isAdmin() {
    return roles.stream().anyMatch(one -> one.role() == Role.ADMIN);
  }

  /** For things that are found by their own id: another branch's are as good as not there. */
  public void mustWorkAt(String other) {
    if (!worksAt(other)) {
      throw Problem.notFound();
    }
  }
}
