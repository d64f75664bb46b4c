package id.antrean.staff;

import id.antrean.http.Assignment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Roles held against each other; a region's branches at the moment do not count. */
final class RoleText {
  private RoleText() {}

  /** "SUPERVISOR semarang-pemuda, REGIONAL banten": for the trail. */
  static String of(List<Assignment> roles) {
    return roles.stream().map(RoleText::of).collect(Collectors.joining(", "));
  }

  private static String of(Assignment role) {
    return Stream.of(role.role().name(), role.branch(), role.region())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  /** Those of {@code wanted} that are not in {@code there}. */
  static List<Assignment> missing(List<Assignment> wanted, List<Assignment> there) {
    return wanted.stream().filter(role -> !has(there, role)).toList();
  }

  static List<Assignment> with(List<Assignment> roles, Assignment more) {
    return has(roles, more) ? roles : Stream.concat(roles.stream(), Stream.of(more)).toList();
  }

  static List<Assignment> without(List<Assignment> roles, Assignment less) {
    return roles.stream().filter(role -> !of(role).equals(of(less))).toList();
  }

  private static boolean has(List<Assignment> roles, Assignment role) {
    return roles.stream().anyMatch(one -> of(one).equals(of(role)));
  }
}
