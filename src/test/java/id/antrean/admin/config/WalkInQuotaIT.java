package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many walk-in numbers an office gives, usually and on one day. */
@Antrean(counters = 2, clock = "2026-11-23T09:00:00+07:00")
class WalkInQuotaIT {
  private static final String TODAY = PATH + "/quotas/2026-11-23";

  private static Nodes nodes;
  private static Database db;
  private static Http regional;
  private static Http supervisor;
  private static Http guard;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    TestBranch.staff(db, Role.REGIONAL, "uji", "wilayah");
    regional = nodes.http(0).as("wilayah");
    supervisor = nodes.http(0).as("supervisor-atur");
    guard = nodes.http(0).as("guard-atur");
    expect(200, regional.put(PATH + "/quota-pattern", aPlaceOnWednesdays())); // plans the days
  }

  @BeforeEach
  void aHundredADayAndNoneGiven() {
    db.run("DELETE FROM proposal");
    expect(200, regional.put(TODAY + "?walkIns=100", new JsonArray()));
    db.run("UPDATE branch_day SET walk_in_given = 0, own_walk_ins = false");
    expect(200, usually(99));
    expect(200, usually(100));
  }

  private static JsonArray aPlaceOnWednesdays() {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("weekday", "WEDNESDAY")
                .put("lane", "ONLINE")
                .put("start", "08:00")
                .put("end", "08:30")
                .put("quota", 1));
  }

  private static Http.Answer usually(int many) {
    return regional.patch(PATH, new JsonObject().put("walkIns", many));
  }

  private static String day(String date) {
    return db.first(
            row -> row.getInteger(0) + (row.getBoolean(1) ? " own" : ""),
            """
            SELECT walk_in_quota, own_walk_ins FROM branch_day
            WHERE branch_id = $1 AND service_date = $2::text::date
            """,
            TestBranch.BRANCH,
            date)
        .orElse("none");
  }

  @Test
  void plannedDaysFollowWhatIsUsualAndOneSetForItselfDoesNot() {
    expect(200, supervisor.put(TODAY + "?walkIns=30", new JsonArray()));
    expect(200, usually(80));
    assertThat(day("2026-11-23")).isEqualTo("30 own");
    assertThat(day("2026-11-24")).isEqualTo("80");
    var now = expect(200, regional.patch(PATH, new JsonObject().put("phone", "024-5555"))).json();
    assertThat(now.getInteger("walkIns")).isEqualTo(80);
  }

  @Test
  void whatIsUsualIsProposedByASupervisorAndTheDayIsTheirOwn() {
    expect(202, supervisor.patch(PATH, new JsonObject().put("walkIns", 70)));
    assertThat(day("2026-11-24")).isEqualTo("100");
    expect(200, supervisor.put(PATH + "/quotas/2026-11-24?walkIns=40", new JsonArray()));
    assertThat(day("2026-11-24")).isEqualTo("40 own");
    expect(200, supervisor.put(PATH + "/quotas/2026-11-24", new JsonArray()));
    assertThat(day("2026-11-24")).as("not named, so left as it is").isEqualTo("40 own");
  }

  @Test
  void guardsGiveAsManyAsTheDayHasAndThoseGivenStay() {
    var wish = new JsonObject().put("service", "JHT").put("lane", "WALK_IN");
    expect(200, supervisor.put(TODAY + "?walkIns=2", new JsonArray()));
    expect(201, guard.post(PATH + "/tickets", wish));
    expect(201, guard.post(PATH + "/tickets", wish));
    assertThat(expect(409, guard.post(PATH + "/tickets", wish)).code()).isEqualTo("quota_spent");
    expect(200, supervisor.put(TODAY + "?walkIns=1", new JsonArray()));
    assertThat(expect(409, guard.post(PATH + "/tickets", wish)).code()).isEqualTo("quota_spent");
    expect(200, supervisor.put(TODAY + "?walkIns=3", new JsonArray()));
    expect(201, guard.post(PATH + "/tickets", wish));
  }

  @Test
  void whatCannotBeIsRefusedBesideTheField() {
    var refused = expect(400, usually(2001)).json().getJsonObject("fields");
    assertThat(refused.getString("walkIns")).contains("0 sampai 2000");
    var over = supervisor.put(PATH + "/quotas/2026-11-20?walkIns=5", new JsonArray());
    assertThat(expect(400, over).json().getJsonObject("fields").fieldNames())
        .containsExactly("walkIns");
    var far = supervisor.put(PATH + "/quotas/2027-03-01?walkIns=5", new JsonArray());
    assertThat(expect(400, far).body()).contains("belum direncanakan");
  }

  @Test
  void theQuotaPageShowsThemAndOneDayIsAForm() {
    var page = new TextBrowser(nodes.http(0), "supervisor-atur").open(PAGE + "/kuota");
    assertThat(page.text())
        .contains("100 nomor setiap hari.", "Datang langsung: 100 nomor, 0 diberikan");
    page.follow("Selasa, 24 November");
    assertThat(page.text()).contains("Biasanya 100, 0 sudah diberikan");
    page.type("Nomor datang langsung per hari", "banyak").type("Alasan", "Rapat").press("Simpan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.value("Nomor datang langsung per hari")).isEqualTo("banyak");
    page.type("Nomor datang langsung per hari", "25").press("Simpan");
    assertThat(page.text())
        .contains("Tersimpan", "Datang langsung: 25 nomor, 0 diberikan · khusus hari ini");
    page.open(PAGE + "/riwayat");
    assertThat(page.text()).contains("Nomor datang langsung per hari: (kosong) → 25");
    page.follow("Urungkan").type("Alasan", "Rapat batal").press("Ya, urungkan");
    assertThat(day("2026-11-24")).isEqualTo("100");
  }
}
