package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.antrean.core.Role;
import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The one table of rights, tried: each route of staff, page or API, by each role, at the own
 * branch, at another one of the region and in another region. Writes carry nothing, so that whoever
 * may make them is refused for that.
 */
@Antrean(shared = true)
class RightsMatrixIT {
  private static final String OWN = "semarang-pemuda";
  private static final String NEAR = "surakarta";
  private static final String FAR = "banyuasin-pangkalan-balai";
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  /** They would end the session that asks. */
  private static final Set<String> LEAVING = Set.of("DELETE /api/v1/session", "POST /staf/keluar");

  private static final Map<Role, Http> STAFF = new EnumMap<>(Role.class);
  private static Http guest;
  private static Http both;

  @BeforeAll
  static void start(Nodes nodes) {
    guest = nodes.http(0);
    var db = nodes.database();
    var region =
        db.first(r -> r.getString(0), "SELECT region_id FROM branch WHERE id = $1", OWN)
            .orElseThrow();
    for (var role : Role.values()) {
      var name = "hak-" + role.name().toLowerCase(Locale.ROOT);
      TestBranch.staff(db, role, role == Role.REGIONAL ? region : OWN, name);
      STAFF.put(role, guest.as(name));
    }
    TestBranch.staff(db, Role.SUPERVISOR, NEAR, "hak-dua");
    TestBranch.alsoRole(db, Role.GUARD, FAR, "hak-dua");
    both = guest.as("hak-dua");
  }

  private static Stream<Rule> rules() {
    return StreamSupport.stream(Access.load().rules().spliterator(), false)
        .filter(rule -> !rule.isPublic())
        .filter(rule -> !LEAVING.contains(rule.method() + " " + rule.path()))
        .filter(rule -> !rule.path().endsWith("/stream")); // it would never end
  }

  @TestFactory
  Stream<DynamicTest> aRouteLetsInWhomTheTableNamesWhereTheirRoleHolds() {
    return rules()
        .map(rule -> dynamicTest(rule.method() + " " + rule.path(), () -> mustHold(rule)));
  }

  private static void mustHold(Rule rule) {
    assertThat(call(guest, rule, OWN)).as("nobody").isEqualTo(401);
    for (var role : Role.values()) {
      for (var branch : rule.isOfBranch() ? List.of(OWN, NEAR, FAR) : List.of(OWN)) {
        boolean may = rule.roles().contains(role) && (!rule.isOfBranch() || holds(role, branch));
        int status = call(STAFF.get(role), rule, branch);
        if (may) {
          assertThat(status).as(role + " at " + branch).isNotIn(REFUSED);
        } else {
          assertThat(status).as(role + " at " + branch).isEqualTo(403);
        }
      }
    }
  }

  private static boolean holds(Role role, String branch) {
    return role == Role.ADMIN || (role == Role.REGIONAL ? !branch.equals(FAR) : branch.equals(OWN));
  }

  /** A role counts where it is held, and nowhere else. */
  @TestFactory
  Stream<DynamicTest> ofTwoRolesEachHoldsAtItsOwnBranchOnly() {
    return rules()
        .filter(Rule::isOfBranch)
        .map(rule -> dynamicTest(rule.method() + " " + rule.path(), () -> mustHoldApart(rule)));
  }

  private static void mustHoldApart(Rule rule) {
    mustBe(rule, NEAR, rule.roles().contains(Role.SUPERVISOR));
    mustBe(rule, FAR, rule.roles().contains(Role.GUARD));
    mustBe(rule, OWN, false);
  }

  private static void mustBe(Rule rule, String branch, boolean may) {
    assertThat(REFUSED.contains(call(both, rule, branch))).as(branch).isNotEqualTo(may);
  }

  @Test
  void theTableHasRoutesThatARoleAloneDoesNotOpen() {
    assertThat(rules().filter(Rule::isOfBranch)).hasSizeGreaterThan(10);
    assertThat(rules().filter(rule -> rule.roles().contains(Role.REGIONAL))).hasSizeGreaterThan(10);
  }

  private static int call(Http who, Rule rule, String branch) {
    var path =
        rule.path()
            .replace("{branch}", branch)
            .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
    return who.send(rule.method(), path, null, null).status();
  }
}
