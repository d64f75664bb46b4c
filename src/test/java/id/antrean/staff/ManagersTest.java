package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.http.Assignment;
import id.antrean.http.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may give which role, and where: the table of rights over people. */
class ManagersTest {
  private static final Assignment SUPERVISOR = Assignment.at(Role.SUPERVISOR, "own");
  private static final Assignment REGIONAL = Assignment.in("region", Set.of("own", "near"));
  private static final Assignment ADMIN = Assignment.everywhere();

  private static Principal who(Assignment... roles) {
    return new Principal(UUID.randomUUID(), "who", List.of(roles));
  }

  private static boolean mayGive(Assignment who, Role role, String branch) {
    return Managers.mayGive(who(who), Assignment.at(role, branch));
  }

  @Test
  void aSupervisorManagesGuardsAndOfficersOfTheOwnBranch() {
    assertThat(mayGive(SUPERVISOR, Role.GUARD, "own")).isTrue();
    assertThat(mayGive(SUPERVISOR, Role.OFFICER, "own")).isTrue();
    assertThat(mayGive(SUPERVISOR, Role.SUPERVISOR, "own")).isFalse();
    assertThat(mayGive(SUPERVISOR, Role.GUARD, "near")).isFalse();
  }

  @Test
  void aRegionalManagesSupervisorsAndBelowInTheRegion() {
    for (var role : List.of(Role.GUARD, Role.OFFICER, Role.SUPERVISOR)) {
      assertThat(mayGive(REGIONAL, role, "near")).as("" + role).isTrue();
      assertThat(mayGive(REGIONAL, role, "far")).as("" + role).isFalse();
    }
    assertThat(Managers.mayGive(who(REGIONAL), REGIONAL)).isFalse();
    assertThat(Managers.mayGive(who(REGIONAL), ADMIN)).isFalse();
  }

  @Test
  void anAdminManagesEverybodyAndAGuardOrAnOfficerNobody() {
    for (var role : List.of(SUPERVISOR, REGIONAL, ADMIN, Assignment.at(Role.GUARD, "far"))) {
      assertThat(Managers.mayGive(who(ADMIN), role)).isTrue();
      assertThat(Managers.mayGive(who(Assignment.at(Role.GUARD, "own")), role)).isFalse();
      assertThat(Managers.mayGive(who(Assignment.at(Role.OFFICER, "own")), role)).isFalse();
    }
  }

  @Test
  void whoHasARoleElsewhereIsSeenButNotManaged() {
    var both = List.of(Assignment.at(Role.GUARD, "own"), Assignment.at(Role.GUARD, "far"));
    assertThat(Managers.maySee(who(SUPERVISOR), both)).isTrue();
    assertThat(Managers.mayManage(who(SUPERVISOR), both)).isFalse();
    assertThat(Managers.mayManage(who(SUPERVISOR, Assignment.at(Role.SUPERVISOR, "far")), both))
        .isTrue();
    assertThat(Managers.maySee(who(SUPERVISOR), both.subList(1, 2))).isFalse();
    assertThat(Managers.maySee(who(REGIONAL), List.of(REGIONAL))).isTrue();
    assertThat(Managers.maySee(who(REGIONAL), List.of(ADMIN))).isFalse();
  }
}
