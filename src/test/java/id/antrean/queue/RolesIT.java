package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.antrean.core.Lane;
import id.antrean.core.Role;
import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of routes, called by nobody and by each role, at the own branch and at another. */
class RolesIT {
  private static final JsonObject POLICY = new JsonObject().put("lanes", new JsonArray());

  static {
    var turns = new JsonObject().put("turns", 1).put("longestWaitMinutes", 30);
    for (var lane : Lane.values()) {
      POLICY
          .getJsonArray("lanes")
          .add(turns.copy().put("lane", lane.name()).put("position", lane.ordinal() + 1));
    }
  }

  private static final Map<String, JsonObject> BODIES =
      new HashMap<>(
          Map.of(
              "/tickets", new JsonObject().put("service", "JHT"),
              "/check-ins", new JsonObject().put("number", "B-987"),
              "/counters/{counter}", new JsonObject().put("open", true),
              "/calls", new JsonObject(),
              "/passes",
                  new JsonObject()
                      .put("nik", TestPeople.nik(7_778))
                      .put("reference", "EK-2026-1")
                      .put("firstDay", "2026-11-23")
                      .put("lastDay", "2026-12-02")
                      .put("reason", "uji"),
              "/branches/{branch}", new JsonObject(),
              "/policy", POLICY,
              "/notices",
                  new JsonObject()
                      .put("text", "uji")
                      .put("from", "2026-11-23T07:00:00+07:00")
                      .put("until", "2026-11-23T16:00:00+07:00"),
              "/freed-niks", new JsonObject().put("nik", TestPeople.nik(1)).put("reason", "KTP"),
              "/transfers", new JsonObject().put("service", "GENERAL").put("reason", "uji")));

  private static final Map<Role, Http> STAFF = new EnumMap<>(Role.class);
  private static QueueFixture fixture;
  private static UUID here;
  private static UUID there;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(1, 2);
    TestBranch.staff(fixture.db, Role.REGIONAL, "uji", "regional-fixture");
    for (var role : Role.values()) {
      var name = role.name().toLowerCase(Locale.ROOT);
      STAFF.put(role, fixture.nodes.http(0).as(role == Role.ADMIN ? name : name + "-fixture"));
    }
    here = fixture.walkIn(TestBranch.NOW).id();
    long slot = TestBranch.slot(fixture.db, "ONLINE", "14:30", 5, 901);
    var booking =
        fixture.nodes.http(0).post("/api/v1/bookings", TestPeople.wish(7_777, slot)).json();
    BODIES.put(
        "/moves",
        new JsonObject()
            .put("token", booking.getString("checkInToken"))
            .put("slot", Long.toString(slot)));
    var body = new JsonObject().put("service", "JHT").put("outsideHours", true);
    var elsewhere = STAFF.get(Role.ADMIN).post("/api/v1/branches/surakarta/tickets", body);
    there = UUID.fromString(elsewhere.json().getString("id"));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @TestFactory
  Stream<DynamicTest> everyStaffRouteLetsInExactlyWhomTheTableNames() {
    return StreamSupport.stream(Access.load().rules().spliterator(), false)
        .filter(rule -> !rule.isPublic() && rule.path().startsWith("/api/"))
        .filter(rule -> rule.path().matches(".*\\{(branch|counter|ticket)}.*"))
        .map(rule -> dynamicTest(rule.method() + " " + rule.path(), () -> check(rule)));
  }

  private static void check(Rule rule) {
    var nobody = call(fixture.nodes.http(0), rule, true);
    assertThat(nobody.status()).as("nobody").isEqualTo(401);
    for (var role : Role.values()) {
      for (boolean own : new boolean[] {true, false}) {
        var answer = call(STAFF.get(role), rule, own);
        var as = role + (own ? " here" : " elsewhere") + " got " + answer.body();
        if (!rule.roles().contains(role)) {
          assertThat(answer.status()).as(as).isEqualTo(403);
        } else if (!own && role != Role.ADMIN) {
          int refusal = rule.path().matches(".*(\\{branch}|/audit).*") ? 403 : 404;
          assertThat(answer.status()).as(as).isEqualTo(refusal);
        } else {
          assertThat(answer.status()).as(as).isNotIn(400, 401, 403, 404, 405, 500, 503);
        }
      }
    }
  }

  @Test
  void aWriteWithASessionButWithoutItsTokenIsRefused() {
    var browser = fixture.nodes.http(0).browser();
    var credentials =
        new JsonObject()
            .put("username", "guard-fixture")
            .put("password", id.antrean.testkit.Nodes.PASSWORD);
    browser.send("POST", "/api/v1/session", credentials, null);
    var refused = browser.post(QueueFixture.TICKETS, new JsonObject().put("service", "JHT"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("csrf");
  }

  /** A new one each time, for it can be removed once. */
  private static String notice(String branch) {
    var path = "/api/v1/branches/" + branch + "/notices";
    return STAFF.get(Role.ADMIN).post(path, BODIES.get("/notices")).json().getString("id");
  }

  private static Answer call(Http who, Rule rule, boolean own) {
    var branch = own ? TestBranch.BRANCH : "surakarta";
    var path =
        rule.path()
            .replace("{branch}", branch)
            .replace("{counter}", branch + "-1")
            .replace("{ticket}", (own ? here : there).toString())
            .replace("{id}", rule.path().contains("{id}") ? notice(branch) : "")
            .replaceAll("(.*/audit.*)", own ? "$1" : "$1?branch=" + branch);
    if (rule.method().equals("PUT") && rule.path().contains("/quota")) {
      return who.put(path.replace("{date}", TestBranch.DAY.toString()), new JsonArray());
    }
    var body =
        BODIES.entrySet().stream()
            .filter(e -> !rule.method().equals("GET") && rule.path().endsWith(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    return who.send(rule.method(), path, body, UUID.randomUUID().toString());
  }
}
