package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.DeafBus;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lane goes when, and which counter serves whom: changed on one node, obeyed on another. */
@Antrean(nodes = 2, counters = 3, clock = "2026-11-23T09:00:00+07:00")
class PolicyIT {
  private static final String POLICY = PATH + "/policy";

  private static Nodes nodes;
  private static Database db;
  private static Http supervisor;
  private static Http guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    Offices.letSupervisorsDecide(db);
    supervisor = new Offices(nodes).supervisor(0);
    guard = nodes.http(1).as("guard-atur");
  }

  @BeforeEach
  void everybodyServesEverybodyAndNobodyWaits() {
    expect(200, supervisor.put(POLICY, policy().put("counters", new JsonArray())));
    db.run("UPDATE ticket SET state = 'CANCELLED' WHERE branch_id = $1", TestBranch.BRANCH);
  }

  private static JsonObject policy() {
    return new JsonObject()
        .put(
            "lanes",
            new JsonArray()
                .add(lane("PRIORITY", 1, 1))
                .add(lane("E_KLAIM", 2, 3))
                .add(lane("ONLINE", 3, 3))
                .add(lane("WALK_IN", 4, 2)));
  }

  private static JsonObject lane(String lane, int position, int turns) {
    return new JsonObject()
        .put("lane", lane)
        .put("position", position)
        .put("turns", turns)
        .put("longestWaitMinutes", 30);
  }

  private static JsonObject counter(int n, String... lanes) {
    return new JsonObject()
        .put("counter", TestBranch.BRANCH + "-" + n)
        .put("lanes", new JsonArray(List.of(lanes)));
  }

  private static void waits(String lane, String service) {
    var wish = new JsonObject().put("service", service).put("lane", lane);
    expect(201, guard.post(PATH + "/tickets", wish));
  }

  private static Answer call(int counter) {
    return guard.post(
        "/api/v1/counters/" + TestBranch.BRANCH + "-" + counter + "/calls", new JsonObject());
  }

  private static String lane(Answer call) {
    return expect(201, call).json().getJsonObject("ticket").getString("lane");
  }

  @Test
  void aDedicatedCounterCallsOnlyWhomItServesAndSaysSo() {
    var counters = new JsonArray().add(counter(3, "WALK_IN"));
    expect(200, supervisor.put(POLICY, policy().put("counters", counters)));
    waits("PRIORITY", "JHT");
    waits("WALK_IN", "JHT");
    var call = call(3);
    assertThat(lane(call)).isEqualTo("WALK_IN");
    assertThat(call.json().getString("reason")).contains("giliran berikutnya untuk Loket 3");
    assertThat(call.json().getJsonObject("ticket").getString("explanation"))
        .contains("Loket 3 tidak melayani semua jalur dan layanan");
    assertThat(lane(call(1))).isEqualTo("PRIORITY");
  }

  @Test
  void nobodyIsCalledToACounterThatCannotServeThem() {
    var counters =
        new JsonArray()
            .add(counter(3, "WALK_IN", "PRIORITY").put("services", new JsonArray().add("GENERAL")));
    expect(200, supervisor.put(POLICY, policy().put("counters", counters)));
    waits("WALK_IN", "JHT");
    var empty = call(3);
    assertThat(expect(409, empty).code()).isEqualTo("queue_empty");
    assertThat(empty.json().getString("title")).contains("dilayani loket lain");
    var id = guard.get(PATH + "/tickets").array().getJsonObject(0).getString("id");
    var byHand = new JsonObject().put("ticket", id).put("why", "uji");
    var refused = guard.post("/api/v1/counters/" + TestBranch.BRANCH + "-3/calls", byHand);
    assertThat(expect(409, refused).code()).isEqualTo("counter_serves_not");
    waits("WALK_IN", "GENERAL");
    assertThat(expect(201, call(3)).json().getJsonObject("ticket").getString("service"))
        .isEqualTo("GENERAL");
  }

  @Test
  void aStrictLaneGoesBeforeAllOthersOnTheOtherNodeWithinTwoSecondsAlsoWithTheBusCut() {
    var clusters = List.of(nodes.main(0).rooms().cluster(), nodes.main(1).rooms().cluster());
    try (var deaf = new DeafBus(clusters)) {
      assertThat(deaf).isNotNull();
      var strict = policy();
      strict.getJsonArray("lanes").getJsonObject(3).put("strict", true);
      expect(200, supervisor.put(POLICY, strict));
      var took =
          Offices.until(
              () ->
                  nodes.main(1).rooms().branches().lanes(TestBranch.BRANCH).stream()
                      .anyMatch(lane -> lane.strict()));
      assertThat(took).isLessThan(Duration.ofSeconds(2));
      waits("PRIORITY", "JHT");
      waits("WALK_IN", "JHT");
      var call = call(1);
      assertThat(lane(call)).isEqualTo("WALK_IN");
      assertThat(call.json().getString("reason")).contains("selalu didahulukan");
    }
  }

  @Test
  void aLaneOrServiceThatNobodyWouldServeIsRefused() {
    var all = new JsonArray();
    for (int n = 1; n <= 3; n++) {
      all.add(counter(n, "PRIORITY", "E_KLAIM", "ONLINE"));
    }
    var refused = expect(400, supervisor.put(POLICY, policy().put("counters", all)));
    assertThat(refused.body()).contains("tidak dilayani loket mana pun");
    var few = policy();
    few.getJsonArray("lanes").remove(0);
    few.getJsonArray("lanes").getJsonObject(0).put("position", 3);
    var fields = expect(400, supervisor.put(POLICY, few)).json().getJsonObject("fields");
    assertThat(fields.fieldNames()).containsExactlyInAnyOrder("lanes", "position.ONLINE");
    var strange =
        new JsonArray()
            .add(
                new JsonObject()
                    .put("counter", "surakarta-1")
                    .put("lanes", new JsonArray().add("ONLINE")));
    assertThat(expect(400, supervisor.put(POLICY, policy().put("counters", strange))).body())
        .contains("Loket ini tidak ada");
  }

  @Test
  void whatIsReadCanBeSentBackAndTheSecondEditorIsTold() {
    var counters = new JsonArray().add(counter(2, "E_KLAIM"));
    expect(200, supervisor.put(POLICY, policy().put("counters", counters)));
    var read = supervisor.get(POLICY).json();
    assertThat(read.getJsonArray("counters").getJsonObject(1).getJsonArray("lanes"))
        .isEqualTo(new JsonArray().add("E_KLAIM"));
    long version = read.getLong("version");
    assertThat(expect(200, supervisor.put(POLICY, read)).json().getLong("version"))
        .as("nothing differs")
        .isEqualTo(version);
    expect(200, supervisor.put(POLICY, policy().put("counters", new JsonArray())));
    read.getJsonArray("lanes").getJsonObject(0).put("turns", 9);
    assertThat(expect(409, supervisor.put(POLICY, read)).code()).isEqualTo("conflict");
  }

  @Test
  void anOfficeOfSevenCountersFitsIntoAForm() {
    var page = new TextBrowser(nodes.http(0), "admin").open("/staf/kantor/semarang-pemuda/aturan");
    page.type("Giliran e-Klaim", "5").type("Alasan", "Ramai").press("Simpan");
    assertThat(page.text()).contains("Tersimpan");
  }

  @Test
  void thePageShowsLanesAndCountersAndKeepsWhatWasTyped() {
    var page =
        new TextBrowser(nodes.http(0), "supervisor-atur").open("/staf").follow("Aturan antrean");
    page.type("Giliran e-Klaim", "seribu").type("Alasan", "Ramai").press("Simpan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Tulis angka 0 sampai 20.");
    assertThat(page.value("Giliran e-Klaim")).isEqualTo("seribu");
    assertThat(page.type("Giliran e-Klaim", "5").press("Simpan").text()).contains("Tersimpan");
    assertThat(page.open(PAGE + "/riwayat").text())
        .contains("Jalur e-Klaim: urutan 2, giliran 3", "urutan 2, giliran 5");
  }
}
