package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Role;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a supervisor proposes and a regional decides, on two nodes. */
@Antrean(nodes = 2, counters = 2)
class ProposalsIT {
  private static final String PROPOSALS = "/api/v1/proposals";

  private static Nodes nodes;
  private static Database db;
  private static Offices offices;
  private static Http supervisor;
  private static Http regional;
  private static int streets = 1;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    TestBranch.staff(db, "surakarta", "jauh");
    TestBranch.staff(db, Role.REGIONAL, "uji", "wilayah");
    TestBranch.staff(db, Role.REGIONAL, "jawa-tengah-dan-diy", "wilayah-lain");
    offices = new Offices(nodes);
    supervisor = offices.supervisor(0);
    regional = nodes.http(1).as("wilayah");
  }

  @BeforeEach
  void nothingWaits() {
    db.run("DELETE FROM proposal");
    db.run("UPDATE region SET supervisors_decide = false");
  }

  private static String street() {
    return "Jl. Usul " + streets++;
  }

  private static JsonObject address(String address) {
    return new JsonObject().put("address", address).put("reason", "Kantor pindah");
  }

  /** Its id. */
  private static String proposed(String address) {
    var answer = expect(202, supervisor.patch(PATH, address(address))).json();
    assertThat(answer.getString("state")).isEqualTo("WAITING");
    return answer.getString("proposal");
  }

  private static Answer decide(Http who, String id, boolean approve) {
    return who.post(PROPOSALS + "/" + id + "/decision", decision(approve));
  }

  private static JsonObject decision(boolean approve) {
    return new JsonObject().put("approve", approve).put("why", approve ? "Baik" : "Belum perlu");
  }

  private static String addressAt(int node) {
    return offices.at(node).getString("address", "");
  }

  private static int count(String sql, Object... args) {
    return db.first(row -> row.getInteger(0), "SELECT count(*)::int FROM " + sql, args)
        .orElseThrow();
  }

  @Test
  void aSupervisorsChangeWaitsAndNothingChangesBeforeARegionalSaysYes() {
    var street = street();
    var id = proposed(street);
    assertThat(addressAt(0)).isNotEqualTo(street);
    var listed = regional.get(PROPOSALS + "?state=WAITING").array().getJsonObject(0);
    assertThat(listed.getString("id")).isEqualTo(id);
    assertThat(listed.getJsonObject("asked").getString("by")).isEqualTo("supervisor-atur");
    assertThat(listed.getJsonObject("asked").getString("why")).isEqualTo("Kantor pindah");
    assertThat(listed.getJsonArray("fields").getJsonObject(0).getString("after")).isEqualTo(street);
    var made = expect(200, decide(regional, id, true)).json();
    assertThat(made.getString("state")).isEqualTo("DONE");
    assertThat(made.getJsonObject("decided").getString("by")).isEqualTo("wilayah");
    assertThat(addressAt(1)).as("at once where it was decided").isEqualTo(street);
    assertThat(Offices.until(() -> street.equals(addressAt(0)))).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whoAskedAndWhoDecidedAreInTheHistoryAndOnTheTrail() {
    var id = proposed(street());
    expect(200, decide(regional, id, true));
    var change =
        db.first(
                row -> row.getString("actor") + ": " + row.getString("reason"),
                "SELECT c.* FROM configuration_change c JOIN proposal p ON p.change_id = c.id"
                    + " WHERE p.id = $1",
                Long.parseLong(id))
            .orElseThrow();
    assertThat(change).isEqualTo("wilayah: Kantor pindah");
    var trail =
        db.list(
            row -> row.getString("actor") + " " + row.getString("action"),
            "SELECT actor, action FROM audit WHERE object = $1 ORDER BY id",
            "proposal:" + id);
    assertThat(trail).containsExactly("supervisor-atur PROPOSAL_MADE", "wilayah PROPOSAL_APPROVED");
  }

  @Test
  void ownWordsADaysQuotaAndWhatACounterServesStayTheSupervisors() {
    TestBranch.slot(db, "ONLINE", "09:00", 5, 1);
    expect(200, supervisor.patch(PATH, new JsonObject().put("words", street())));
    var day =
        new JsonArray()
            .add(new JsonObject().put("lane", "ONLINE").put("start", "09:00").put("quota", 3));
    expect(200, supervisor.put(PATH + "/quotas/" + TestBranch.DAY, day));
    var policy = supervisor.get(PATH + "/policy").json();
    policy
        .getJsonArray("counters")
        .getJsonObject(1)
        .put("lanes", new JsonArray().add("ONLINE").add("WALK_IN"));
    expect(200, supervisor.put(PATH + "/policy", policy));
    assertThat(count("proposal")).isZero();
  }

  @Test
  void theLanesTheWeeklyQuotaAndTheHoursAreProposed() {
    var policy = supervisor.get(PATH + "/policy").json();
    policy.getJsonArray("lanes").getJsonObject(0).put("turns", 7);
    expect(202, supervisor.put(PATH + "/policy", policy));
    var week =
        new JsonArray()
            .add(
                new JsonObject()
                    .put("weekday", "MONDAY")
                    .put("lane", "ONLINE")
                    .put("start", "08:00")
                    .put("end", "08:30")
                    .put("quota", 9));
    expect(202, supervisor.put(PATH + "/quota-pattern", week));
    var hours = new JsonObject().put("hours", Offices.week("08:00", "14:00"));
    expect(202, supervisor.patch(PATH, hours));
    assertThat(count("proposal WHERE state = 'WAITING'")).isEqualTo(3);
    assertThat(supervisor.get(PATH + "/quota-pattern").array()).isEmpty();
    expect(200, regional.patch(PATH, new JsonObject().put("phone", "024-12345")));
  }

  @Test
  void aRefusalSaysWhyAndChangesNothing() {
    var street = street();
    var id = proposed(street);
    var silent = new JsonObject().put("approve", false);
    assertThat(
            expect(400, regional.post(PROPOSALS + "/" + id + "/decision", silent))
                .json()
                .getJsonObject("fields")
                .getString("reason"))
        .contains("Tulis alasan");
    var refused = expect(200, decide(regional, id, false)).json();
    assertThat(refused.getString("state")).isEqualTo("REFUSED");
    assertThat(refused.getJsonObject("decided").getString("why")).isEqualTo("Belum perlu");
    assertThat(addressAt(1)).isNotEqualTo(street);
  }

  @Test
  void whoDecidesIsToldWhatOthersChangedMeanwhileAndNothingIsLost() {
    var street = street();
    var id = proposed(street);
    expect(200, regional.patch(PATH, address("Jl. Lain").put("phone", "024-54321")));
    var refused = expect(409, decide(regional, id, true)).json();
    assertThat(refused.getString("code")).isEqualTo("conflict");
    var change = refused.getJsonArray("changes").getJsonObject(0);
    assertThat(change.getString("who")).isEqualTo("wilayah");
    assertThat(change.getJsonArray("fields").encode()).contains("Jl. Lain");
    assertThat(count("proposal WHERE state = 'WAITING'")).isOne();
    var again = decision(true).put("version", refused.getLong("version"));
    expect(200, regional.post(PROPOSALS + "/" + id + "/decision", again));
    assertThat(addressAt(1)).isEqualTo(street);
    assertThat(offices.at(1).getString("phone")).as("left alone").isEqualTo("024-54321");
  }

  @Test
  void whatOthersChangedElsewhereIsNoConflict() {
    var street = street();
    var id = proposed(street);
    expect(200, regional.patch(PATH, new JsonObject().put("phone", "024-777777")));
    expect(200, decide(regional, id, true));
    assertThat(addressAt(1)).isEqualTo(street);
  }

  @Test
  void ofManyWhoDecideAtOnceExactlyOneIsHeard() {
    int before = count("configuration_change");
    var id = proposed(street());
    var deciders = List.of(nodes.http(0).as("wilayah"), nodes.http(1).as("admin"));
    var answers =
        TestPeople.race(
            8,
            n ->
                deciders
                    .get(n % 2)
                    .insist(
                        "POST",
                        PROPOSALS + "/" + id + "/decision",
                        decision(n % 3 != 0),
                        UUID.randomUUID().toString()));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allMatch(answer -> answer.code().equals("proposal_decided"));
    var state = answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow().json();
    int made = state.getString("state").equals("DONE") ? 1 : 0;
    assertThat(count("configuration_change")).isEqualTo(before + made);
  }

  /** Negative control: without the lock the second only has the database to tell it. */
  @Test
  void whoForgetsToLookIsStoppedByTheDatabaseAndOnlyByThat() {
    var id = Long.parseLong(proposed(street()));
    var late =
        """
        UPDATE proposal SET state = $2, decided_at = now(), decided_by = 'x', why = '' WHERE id = $1
        """;
    db.run(late, id, "REFUSED");
    assertThatThrownBy(() -> db.run(late, id, "DONE"))
        .isInstanceOfSatisfying(
            ConstraintViolation.class,
            refused -> assertThat(refused.is("proposal_ends_once")).isTrue());
    db.run("ALTER TABLE proposal DISABLE TRIGGER proposal_ends_once");
    try {
      db.run(late, id, "DONE");
      assertThat(count("proposal WHERE state = 'DONE'")).as("decided twice").isOne();
    } finally {
      db.run("ALTER TABLE proposal ENABLE TRIGGER proposal_ends_once");
    }
  }

  @Test
  void aRepeatAnswersTheSameAndDecidesNothingAgain() {
    var key = UUID.randomUUID().toString();
    var body = address(street());
    var first = expect(202, supervisor.send("PATCH", PATH, body, key)).body();
    assertThat(expect(202, supervisor.send("PATCH", PATH, body, key)).body()).isEqualTo(first);
    expect(202, supervisor.patch(PATH, body));
    assertThat(count("proposal")).as("also with another key").isOne();
    var id = new JsonObject(first).getString("proposal");
    var path = PROPOSALS + "/" + id + "/decision";
    expect(200, regional.post(path, decision(true), key + "-2"));
    int changes = count("configuration_change");
    expect(200, regional.post(path, decision(true), key + "-2"));
    assertThat(count("configuration_change")).isEqualTo(changes);
    assertThat(regional.post(path, decision(false), key + "-2").status()).isEqualTo(422);
  }

  @Test
  void whoAskedWithdrawsItUntilItIsDecidedAndNobodyElseDoes() {
    var id = proposed(street());
    var path = PROPOSALS + "/" + id;
    assertThat(regional.delete(path).status()).isEqualTo(403);
    expect(204, supervisor.delete(path));
    assertThat(expect(409, decide(regional, id, true)).json().getString("title"))
        .contains("supervisor-atur");
    assertThat(supervisor.delete(path).code()).isEqualTo("proposal_decided");
  }

  @Test
  void thoseOfOtherRegionsAndBranchesAreNotThere() {
    var id = proposed(street());
    for (var who : List.of("wilayah-lain", "supervisor-jauh")) {
      var other = nodes.http(0).as(who);
      assertThat(other.get(PROPOSALS).array()).as(who).isEmpty();
      assertThat(decide(other, id, true).status()).as(who).isEqualTo(404);
      assertThat(other.delete(PROPOSALS + "/" + id).status()).as(who).isEqualTo(404);
    }
    assertThat(decide(supervisor, id, true).status()).as("their own").isEqualTo(403);
    for (var odd : List.of("0", "x", "99999999999999999999", "-1")) {
      assertThat(decide(regional, odd, true).status()).as(odd).isEqualTo(404);
    }
  }

  @Test
  void whereTheRegionSaysSoSupervisorsDecideAlone() {
    var waiting = proposed(street());
    Offices.letSupervisorsDecide(db);
    var street = street();
    expect(200, supervisor.patch(PATH, new JsonObject().put("phone", "024-888888")));
    expect(200, decide(supervisor, waiting, false));
    expect(200, supervisor.patch(PATH, address(street)));
    assertThat(addressAt(0)).isEqualTo(street);
  }

  @Test
  void aBranchKeepsOnlySoManyThatAreNotDecided() {
    for (int n = 0; n < 20; n++) {
      proposed(street());
    }
    var more = supervisor.patch(PATH, address(street()));
    assertThat(expect(409, more).code()).isEqualTo("proposals_many");
    assertThat(more.json().getString("title")).contains("20 perubahan");
  }

  @Test
  void twoThatWouldOverlapAreNotMadeOfTwoThatDoNot() {
    expect(200, regional.put(PATH + "/quota-pattern", new JsonArray()));
    expect(202, supervisor.put(PATH + "/quota-pattern", week("08:15", "08:45")));
    expect(200, regional.put(PATH + "/quota-pattern", week("08:00", "08:30")));
    var id = supervisor.get(PROPOSALS).array().getJsonObject(0).getString("id");
    assertThat(expect(409, decide(regional, id, true)).code()).isEqualTo("proposal_unfit");
    expect(200, decide(regional, id, false));
    expect(200, regional.put(PATH + "/quota-pattern", new JsonArray()));
  }

  private static JsonArray week(String start, String end) {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("weekday", "FRIDAY")
                .put("lane", "ONLINE")
                .put("start", start)
                .put("end", end)
                .put("quota", 4));
  }
}
