package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People are added, given roles, helped and let go, by those who may. */
@Antrean(nodes = 2)
class StaffMembersIT {
  private static final String OWN = "semarang-pemuda";
  private static final String NEAR = "surakarta";
  private static final String FAR = "banyuasin-pangkalan-balai";
  private static final String STAFF = "/api/v1/staff";
  private static Nodes nodes;
  private static Http admin;
  private static Http regional;
  private static Http supervisor;
  private static int names;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    admin = nodes.http(0).as("admin");
    regional = nodes.http(0).as("regional");
    supervisor = nodes.http(0).as("supervisor");
  }

  private static String name() {
    return "orang-" + ++names;
  }

  private static JsonObject role(String role, String branch) {
    return new JsonObject().put("role", role).put("branch", branch);
  }

  private static JsonObject person(String username, JsonObject... roles) {
    return new JsonObject()
        .put("username", username)
        .put("name", "Budi Santoso")
        .put("roles", new JsonArray(List.of(roles)));
  }

  private static JsonObject roles(JsonObject... roles) {
    return new JsonObject().put("roles", new JsonArray(List.of(roles)));
  }

  private static Answer signIn(int node, String username, String password) {
    return signIn(nodes.http(node).browser(), username, password);
  }

  private static Answer signIn(Http browser, String username, String password) {
    var credentials = new JsonObject().put("username", username).put("password", password);
    return browser.send("POST", "/api/v1/session", credentials, null);
  }

  /** A guard of the own branch who is at work; the session is good at both nodes. */
  private static Http atWork(String username) {
    TestBranch.staff(nodes.database(), Role.GUARD, OWN, username);
    return nodes.http(1).as(username);
  }

  @Test
  void aSupervisorAddsAGuardWhoSignsInOnAnotherNodeWithThePasswordTheyWereGiven() {
    var username = name();
    var added = supervisor.post(STAFF, person(username.toUpperCase(), role("GUARD", OWN)));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().getString("username")).isEqualTo(username);
    assertThat(added.json().getBoolean("oneTimePassword")).isTrue();
    var password = added.json().getString("password");
    var session = signIn(1, username, password);
    assertThat(session.status()).isEqualTo(201);
    assertThat(session.json().getJsonObject("user"))
        .isEqualTo(
            new JsonObject()
                .put("username", username)
                .put("role", "GUARD")
                .put("branch", OWN)
                .put("roles", new JsonArray().add(role("GUARD", OWN))));
    assertThat(listed(supervisor, username).getString("name")).isEqualTo("Budi Santoso");
    assertThat(trail("STAFF_ADDED")).contains("supervisor " + username + " GUARD " + OWN);
  }

  @Test
  void aRepeatAnswersTheSamePasswordUntilItsOwnerHasChangedIt() {
    var username = name();
    var key = UUID.randomUUID().toString();
    var wish = person(username, role("GUARD", OWN));
    var first = supervisor.post(STAFF, wish, key).json();
    assertThat(supervisor.post(STAFF, wish, key).json()).isEqualTo(first);
    var other = person(name(), role("GUARD", OWN));
    assertThat(supervisor.post(STAFF, other, key).code()).isEqualTo("request_key_reused");
    var browser = nodes.http(0).browser();
    var session = signIn(browser, username, first.getString("password")).json();
    var change =
        new JsonObject()
            .put("old", first.getString("password"))
            .put("new", "kuda hitam di pasar senen");
    assertThat(
            browser
                .with(session.getString("csrfToken"))
                .patch("/api/v1/session/password", change)
                .status())
        .isEqualTo(204);
    assertThat(supervisor.post(STAFF, wish, key).code()).isEqualTo("password_used");
  }

  @Test
  void aNameThatIsTakenIsRefusedAndEveryWrongFieldNamedAtOnce() {
    var taken = supervisor.post(STAFF, person("guard", role("GUARD", OWN)));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("username_taken");
    assertThat(taken.json().getJsonObject("fields").fieldNames()).containsExactly("username");
    var wrong = person("a b", role("GUARD", OWN)).put("name", "12");
    var fields = supervisor.post(STAFF, wrong).json().getJsonObject("fields");
    assertThat(fields.fieldNames()).containsExactly("username", "name");
    var nowhere = admin.post(STAFF, person(name(), role("GUARD", "atlantis")));
    assertThat(nowhere.status()).isEqualTo(400);
    assertThat(nowhere.json().getJsonObject("fields").fieldNames()).containsExactly("roles");
  }

  @Test
  void nobodyGivesARoleThatIsNotTheirsToGive() {
    for (var tooHigh : List.of(role("SUPERVISOR", OWN), role("GUARD", NEAR), role("GUARD", FAR))) {
      assertThat(supervisor.post(STAFF, person(name(), tooHigh)).status()).isEqualTo(403);
    }
    assertThat(regional.post(STAFF, person(name(), role("SUPERVISOR", NEAR))).status())
        .isEqualTo(201);
    assertThat(regional.post(STAFF, person(name(), role("GUARD", FAR))).status()).isEqualTo(403);
    var other = new JsonObject().put("role", "REGIONAL").put("region", "banten");
    assertThat(regional.post(STAFF, person(name(), other)).status()).isEqualTo(403);
    assertThat(admin.post(STAFF, person(name(), other)).status()).isEqualTo(201);
  }

  @Test
  void eachSeesThePeopleOfTheirOwnPlacesOnly() {
    TestBranch.staff(nodes.database(), Role.GUARD, NEAR, "lihat-dekat");
    TestBranch.staff(nodes.database(), Role.GUARD, FAR, "lihat-jauh");
    assertThat(seen(supervisor)).contains("guard", "supervisor");
    assertThat(seen(supervisor)).doesNotContain("lihat-dekat", "lihat-jauh", "admin", "regional");
    assertThat(seen(regional)).contains("guard", "lihat-dekat", "regional");
    assertThat(seen(regional)).doesNotContain("lihat-jauh", "admin");
    assertThat(seen(admin)).contains("guard", "lihat-dekat", "lihat-jauh", "admin", "regional");
    var unseen = supervisor.patch(STAFF + "/lihat-dekat", new JsonObject().put("disabled", true));
    assertThat(unseen.status()).isEqualTo(404);
    var nothing = supervisor.patch(STAFF + "/lihat-dekat", new JsonObject());
    assertThat(nothing.status()).as("a change of nothing shows nobody").isEqualTo(400);
    var above = supervisor.patch(STAFF + "/supervisor", new JsonObject().put("disabled", true));
    assertThat(above.status()).isEqualTo(403);
  }

  @Test
  void oneSupervisorOfTwoBranchesWorksAtBothAndNowhereElse() {
    var username = name();
    var password =
        admin
            .post(STAFF, person(username, role("SUPERVISOR", OWN), role("SUPERVISOR", NEAR)))
            .json()
            .getString("password");
    var browser = nodes.http(1).browser();
    var session = signIn(browser, username, password).json();
    assertThat(session.getJsonObject("user").getJsonArray("roles")).hasSize(2);
    for (var branch : List.of(OWN, NEAR)) {
      var counters = browser.get("/api/v1/branches/" + branch + "/counters");
      assertThat(counters.status()).as(branch).isEqualTo(200);
    }
    assertThat(browser.get("/api/v1/branches/" + FAR + "/counters").status()).isEqualTo(403);
    var less = admin.patch(STAFF + "/" + username, roles(role("SUPERVISOR", NEAR)));
    assertThat(less.json().getJsonArray("roles")).hasSize(1);
    assertThat(browser.get("/api/v1/branches/" + OWN + "/counters").status()).isEqualTo(403);
    assertThat(trail("STAFF_ROLES_CHANGED"))
        .contains(
            "admin %1$s SUPERVISOR %2$s, SUPERVISOR %3$s SUPERVISOR %3$s"
                .formatted(username, OWN, NEAR));
  }

  @Test
  void whoeverLeavesIsOutOnEveryNodeInTheMiddleOfWork() {
    var username = name();
    var guard = atWork(username);
    var counters = "/api/v1/branches/" + OWN + "/counters";
    assertThat(guard.get(counters).status()).isEqualTo(200);
    var gone = supervisor.patch(STAFF + "/" + username, new JsonObject().put("disabled", true));
    assertThat(gone.json().getBoolean("disabled")).isTrue();
    assertThat(guard.get(counters).code()).isEqualTo("not_signed_in");
    assertThat(guard.at(nodes.http(0)).get(counters).code()).isEqualTo("not_signed_in");
    assertThat(signIn(0, username, Nodes.PASSWORD).code()).isEqualTo("sign_in_failed");
    supervisor.patch(STAFF + "/" + username, new JsonObject().put("disabled", false));
    assertThat(signIn(1, username, Nodes.PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void aGuardWhoForgotThePasswordIsLockedUnlockedAndGetsANewOne() {
    var username = name();
    var working = atWork(username);
    for (int tries = 0; tries < 5; tries++) {
      signIn(0, username, "salah");
    }
    assertThat(signIn(1, username, Nodes.PASSWORD).code()).isEqualTo("locked");
    assertThat(listed(supervisor, username).getBoolean("locked")).isTrue();
    var unlocked = supervisor.post(STAFF + "/" + username + "/unlock", null);
    assertThat(unlocked.json().getBoolean("locked")).isFalse();
    assertThat(signIn(0, username, "salah").code()).isEqualTo("sign_in_failed");
    var given = supervisor.post(STAFF + "/" + username + "/password", null);
    assertThat(given.status()).isEqualTo(200);
    assertThat(working.get("/api/v1/session").code()).isEqualTo("not_signed_in");
    assertThat(signIn(0, username, Nodes.PASSWORD).code()).isEqualTo("sign_in_failed");
    assertThat(signIn(1, username, given.json().getString("password")).status()).isEqualTo(201);
    assertThat(trail("PASSWORD_GIVEN")).contains("supervisor " + username);
    assertThat(trailText()).doesNotContain(given.json().getString("password"));
  }

  @Test
  void sessionsAreEndedWithoutLockingTheirOwnerOut() {
    var username = name();
    var guard = atWork(username);
    assertThat(supervisor.delete(STAFF + "/" + username + "/sessions").status()).isEqualTo(200);
    assertThat(guard.get("/api/v1/session").code()).isEqualTo("not_signed_in");
    assertThat(signIn(0, username, Nodes.PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void nobodyLocksOutTheLastAdministrator() {
    var disabled = admin.patch(STAFF + "/admin", new JsonObject().put("disabled", true));
    assertThat(disabled.status()).isEqualTo(409);
    assertThat(disabled.code()).isEqualTo("last_admin");
    var less = admin.patch(STAFF + "/admin", roles(role("GUARD", OWN)));
    assertThat(less.code()).isEqualTo("last_admin");
    assertThat(listed(admin, "admin").getJsonArray("roles").encode()).doesNotContain("GUARD");
    assertThat(admin.get("/api/v1/session").status()).isEqualTo(200);
  }

  private static List<String> seen(Http who) {
    return who.get(STAFF).array().stream()
        .map(JsonObject.class::cast)
        .map(member -> member.getString("username"))
        .toList();
  }

  private static JsonObject listed(Http who, String username) {
    return who.get(STAFF).array().stream()
        .map(JsonObject.class::cast)
        .filter(member -> member.getString("username").equals(username))
        .findFirst()
        .orElseThrow();
  }

  /** "actor detail detail": of each act of this kind. */
  private static List<String> trail(String action) {
    return nodes
        .database()
        .list(
            row -> row.getString("line"),
            """
            SELECT concat_ws(' ', actor, detail->>'username', detail->>'roles', detail->>'before',
              detail->>'after') AS line
            FROM audit WHERE action = $1
            """,
            action);
  }

  private static String trailText() {
    return Stream.of("detail", "object")
        .flatMap(
            column ->
                nodes
                    .database()
                    .list(row -> row.getString(0), "SELECT " + column + "::text FROM audit")
                    .stream())
        .toList()
        .toString();
  }
}
