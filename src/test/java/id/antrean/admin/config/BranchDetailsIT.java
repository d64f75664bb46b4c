package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.ConfigurationStore;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.DeafBus;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a branch says about itself, changed on one of two nodes. */
@Antrean(nodes = 2, counters = 2)
class BranchDetailsIT {
  private static Nodes nodes;
  private static Database db;
  private static Offices offices;
  private static Http supervisor;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    TestBranch.staff(db, "surakarta", "jauh");
    Offices.letSupervisorsDecide(db);
    offices = new Offices(nodes);
    supervisor = offices.supervisor(0);
  }

  @Test
  void aChangeOnOneNodeIsWhatTheOtherSaysWithinTwoSeconds() {
    seenWithinTwoSeconds("024-3520271");
  }

  @Test
  void alsoWithTheBusCut() {
    try (var deaf = new DeafBus(clusters())) {
      assertThat(deaf).isNotNull();
      seenWithinTwoSeconds("024-3520272");
    }
  }

  private static void seenWithinTwoSeconds(String phone) {
    expect(200, change(new JsonObject().put("phone", phone)));
    assertThat(offices.at(0).getString("phone")).as("at once on its own node").isEqualTo(phone);
    assertThat(Offices.until(() -> phone.equals(offices.at(1).getString("phone"))))
        .isLessThan(Duration.ofSeconds(2));
  }

  private static List<id.antrean.cluster.Cluster> clusters() {
    return Stream.of(0, 1).map(node -> nodes.main(node).rooms().cluster()).toList();
  }

  /** Control: it is the version by which a node knows, not its half minute. */
  @Test
  void aChangeThatDoesNotRaiseTheVersionIsNotNoticedAtOnce() {
    db.run("UPDATE branch SET city = 'Kota Lain' WHERE id = $1", TestBranch.BRANCH);
    assertThat(offices.at(1).getString("city")).isEqualTo("Kota Uji");
    db.inTransaction(
        TestBranch.NOW,
        tx -> {
          ConfigurationStore.raise(tx, ConfigurationStore.EVERYWHERE);
          return null;
        });
    Offices.until(() -> offices.at(1).getString("city").equals("Kota Lain"));
  }

  @Test
  void onlyWhatIsSentChangesAndAnEmptyTextTakesItAway() {
    var set =
        new JsonObject()
            .put("address", "Jl. Uji  No. 1")
            .put("latitude", -6.98)
            .put("longitude", 110.41)
            .put("words", "Parkir di belakang.");
    var answer = expect(200, change(set)).json();
    assertThat(answer.getString("address")).isEqualTo("Jl. Uji No. 1");
    assertThat(offices.at(0).getString("words")).isEqualTo("Parkir di belakang.");
    assertThat(nodes.http(0).get("/kantor/" + TestBranch.BRANCH).body())
        .contains("Jl. Uji No. 1", "Parkir di belakang.");
    expect(200, change(new JsonObject().put("words", "")));
    assertThat(offices.at(0).containsKey("words")).isFalse();
    assertThat(offices.at(0).getString("address")).isEqualTo("Jl. Uji No. 1");
  }

  @Test
  void hoursThatOverlapAreRefusedAndTwoThatDoNotHaveABreakBetween() {
    var week = new JsonArray().add(Offices.day("MONDAY", "08:00", "12:00"));
    var refused = change(hours(week.copy().add(Offices.day("MONDAY", "11:00", "15:00"))));
    assertThat(expect(400, refused).json().getJsonObject("fields").getString("hours.MONDAY"))
        .contains("bertumpuk", "11.00", "12.00");
    assertThat(refusedHours(Offices.day("MONDAY", "15:00", "08:00"))).contains("setelah jam buka");
    assertThat(refusedHours(Offices.day("MONDAY", "08:00", "15:00", "07:00", "09:00")))
        .contains("Istirahat harus di antara");
    assertThat(offices.at(0).getJsonArray("hours")).isNotEmpty();
    var made = change(hours(week.add(Offices.day("MONDAY", "13:00", "15:00"))));
    assertThat(expect(200, made).json().getJsonArray("hours").getJsonObject(0))
        .isEqualTo(Offices.day("MONDAY", "08:00", "15:00", "12:00", "13:00"));
    expect(200, change(hours(Offices.week("08:00", "15:00", "12:00", "13:00"))));
  }

  private static String refusedHours(JsonObject day) {
    var answer = expect(400, change(hours(new JsonArray().add(day)))).json();
    return answer.getJsonObject("fields").getString("hours.MONDAY");
  }

  /** From the database: a node may still read what another test changed at another one. */
  private static long version() {
    return db.first(
            row -> row.getLong("version"),
            "SELECT sum(version)::bigint AS version FROM configuration")
        .orElseThrow();
  }

  @Test
  void everyWrongFieldIsNamedAndNothingChanges() {
    var wrong =
        new JsonObject()
            .put("phone", "nanti")
            .put("words", "x".repeat(301))
            .put("latitude", 110.41)
            .put("longitude", -6.98)
            .put("services", new JsonArray().add("NANTI"));
    long before = version();
    var fields = expect(400, change(wrong)).json().getJsonObject("fields");
    assertThat(fields.fieldNames()).containsExactly("phone", "words", "latitude", "services");
    assertThat(fields.getString("latitude")).contains("tertukar");
    assertThat(version()).isEqualTo(before);
    assertThat(expect(400, change(new JsonObject().put("latitude", -6.98))).body())
        .contains("keduanya");
  }

  @Test
  void aShorterDayClosesItsSlotsAndListsWhoIsBookedThere() {
    long early = TestBranch.slot(db, "ONLINE", "09:00", 5, 1);
    long late = TestBranch.slot(db, "ONLINE", "14:00", 5, 21);
    var booked = expect(201, book(1, late)).json().getString("number");
    var answer = expect(200, change(hours(Offices.week("08:00", "13:30")))).json();
    assertThat(answer.getJsonArray("booked").getJsonObject(0).getString("number"))
        .isEqualTo(booked);
    for (int node : new int[] {0, 1}) {
      assertThat(nodes.http(node).post("/api/v1/bookings", TestPeople.wish(2, late)).code())
          .as("at once on each node, for the statement itself looks")
          .isEqualTo("not_bookable");
    }
    expect(201, book(3, early));
    assertThat(offices.at(0).getJsonArray("hours").encode()).contains("13:30");
    expect(200, change(hours(Offices.week("08:00", "15:00", "12:00", "13:00"))));
    expect(201, book(2, late));
  }

  private static Answer book(int person, long slot) {
    return nodes.http(0).post("/api/v1/bookings", TestPeople.wish(person, slot));
  }

  @Test
  void theSecondEditorIsToldWhoChangedWhatAndLosesNothing() {
    long version = offices.at(0).getLong("version");
    expect(200, change(new JsonObject().put("address", "Jl. Satu").put("version", version)));
    var second = new JsonObject().put("address", "Jl. Dua").put("version", version);
    var refused = expect(409, nodes.http(0).as("admin").patch(PATH, second)).json();
    assertThat(refused.getString("code")).isEqualTo("conflict");
    assertThat(refused.getString("title")).contains("supervisor-atur", "07.00");
    var change = refused.getJsonArray("changes").getJsonObject(0);
    assertThat(change.getString("who")).isEqualTo("supervisor-atur");
    assertThat(change.getJsonArray("fields").getJsonObject(0).getString("after"))
        .isEqualTo("Jl. Satu");
    second.put("version", refused.getLong("version"));
    expect(200, nodes.http(0).as("admin").patch(PATH, second));
    assertThat(offices.at(0).getString("address")).isEqualTo("Jl. Dua");
  }

  @Test
  void ofManyEditorsOfOneVersionExactlyOneIsHeard() {
    long version = offices.at(0).getLong("version");
    assertThat(raced(body -> body.put("version", version))).isOne();
  }

  /** Negative control: who does not say what they read overwrites the others. */
  @Test
  void withoutAVersionAllAreHeard() {
    assertThat(raced(body -> body)).isEqualTo(8);
  }

  private static long raced(java.util.function.UnaryOperator<JsonObject> asked) {
    var http = List.of(offices.supervisor(0), offices.supervisor(1));
    var words = UUID.randomUUID().toString();
    return TestPeople.race(
            8,
            n ->
                http.get(n % 2)
                    .insist(
                        "PATCH",
                        PATH,
                        asked.apply(new JsonObject().put("words", words + n)),
                        UUID.randomUUID().toString()))
        .stream()
        .filter(answer -> answer.status() == 200)
        .count();
  }

  @Test
  void aRepeatOfARequestChangesNothingAgain() {
    var key = UUID.randomUUID().toString();
    var body = new JsonObject().put("address", "Jl. Ulang");
    var first = expect(200, supervisor.send("PATCH", PATH, body, key)).json();
    expect(200, change(new JsonObject().put("address", "Jl. Sesudah")));
    expect(200, supervisor.send("PATCH", PATH, body, key));
    assertThat(offices.at(0).getString("address")).isEqualTo("Jl. Sesudah");
    var other = new JsonObject().put("address", "Jl. Lain");
    assertThat(supervisor.send("PATCH", PATH, other, key).status()).isEqualTo(422);
    assertThat(first.getLong("version")).isPositive();
  }

  @Test
  void everyChangeIsOnTheTrailInItsOwnTransaction() {
    int before = trail();
    expect(200, change(new JsonObject().put("address", "Jl. Jejak").put("reason", "Pindah")));
    assertThat(trail()).isEqualTo(before + 1);
    expect(200, change(new JsonObject().put("address", "Jl. Jejak")));
    assertThat(trail()).as("nothing changed").isEqualTo(before + 1);
  }

  private static int trail() {
    return db.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM audit WHERE action = 'CONFIGURATION_CHANGED'")
        .orElseThrow();
  }

  @Test
  void onlySupervisorsOfTheBranchMayChangeIt() {
    var body = new JsonObject().put("address", "Jl. Orang Lain");
    for (var who : List.of("guard-atur", "officer-atur", "supervisor-jauh")) {
      assertThat(nodes.http(0).as(who).patch(PATH, body).status()).as(who).isEqualTo(403);
    }
    assertThat(nodes.http(0).patch(PATH, body).status()).isEqualTo(401);
  }

  private static JsonObject hours(JsonArray hours) {
    return new JsonObject().put("hours", hours);
  }

  private static Answer change(JsonObject body) {
    return supervisor.patch(PATH, body);
  }
}
