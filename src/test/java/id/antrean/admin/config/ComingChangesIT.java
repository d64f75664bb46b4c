package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.ProposalStore;
import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that hold from a day to come, seen from a Monday morning, on two nodes. */
@Antrean(nodes = 2, counters = 2)
class ComingChangesIT {
  private static final String PATTERN = PATH + "/quota-pattern";
  private static final String TUESDAY = "2026-11-24";
  private static final String WEDNESDAY = "2026-11-25";

  private static Nodes nodes;
  private static Database db;
  private static Http regional;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    TestBranch.staff(db, Role.REGIONAL, "uji", "wilayah");
    signIn();
  }

  private static void signIn() {
    regional = nodes.http(0).as("wilayah");
  }

  @BeforeEach
  void fourPlacesAtEightAndTwo() {
    db.run("DELETE FROM proposal");
    db.run("TRUNCATE booking, slot CASCADE");
    db.run("DELETE FROM lane_day WHERE branch_id = $1", TestBranch.BRANCH);
    db.run("DELETE FROM branch_day WHERE branch_id = $1", TestBranch.BRANCH);
    db.run("DELETE FROM slot_pattern WHERE branch_id = $1", TestBranch.BRANCH);
    expect(200, regional.put(PATTERN, week(4)));
  }

  @AfterEach
  void theUsualHours() {
    expect(200, regional.patch(PATH, hours("15:00")));
  }

  private static void restartAt(String clock) {
    nodes.restartAt(clock);
    db = nodes.database();
    signIn();
  }

  private static JsonArray week(int quota) {
    var week = new JsonArray();
    for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
      week.add(row(day, "08:00", "08:30", quota)).add(row(day, "14:00", "14:30", quota));
    }
    return week;
  }

  private static JsonObject row(String weekday, String start, String end, int quota) {
    return new JsonObject()
        .put("weekday", weekday)
        .put("lane", "ONLINE")
        .put("start", start)
        .put("end", end)
        .put("quota", quota);
  }

  private static JsonObject hours(String closes) {
    return new JsonObject().put("hours", Offices.week("08:00", closes, "12:00", "13:00"));
  }

  private static String planned(JsonArray week, String from) {
    var answer = expect(202, regional.put(PATTERN + "?validFrom=" + from, week)).json();
    assertThat(answer.getString("state")).isEqualTo("COMING");
    return answer.getString("proposal");
  }

  /** What the slot offers; "-" where it is closed, "" where there is none. */
  private static String offered(String day, String start) {
    return db.first(
            row -> row.getBoolean("closed") ? "-" : row.getInteger("quota").toString(),
            """
            SELECT closed, quota FROM slot WHERE branch_id = $1
              AND service_date = $2::text::date AND starts = $3::text::time
            """,
            TestBranch.BRANCH,
            day,
            start)
        .orElse("");
  }

  private static String state(String proposal) {
    return db.first(
            row -> row.getString("state"),
            "SELECT state FROM proposal WHERE id = $1",
            Long.parseLong(proposal))
        .orElseThrow();
  }

  @Test
  void slotsFromThatDayOnFollowAtOnceAndThoseBeforeItDoNot() {
    planned(week(6), WEDNESDAY);
    assertThat(offered(TUESDAY, "08:00")).isEqualTo("4");
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("6");
    assertThat(regional.get(PATTERN).array()).isEqualTo(week(4));
    var page = new TextBrowser(nodes.http(0), "wilayah").open(PAGE + "/kuota");
    assertThat(page.text().split("Kamis, 3 Desember")[1]).startsWith(" Pesan Online: 12 tempat");
  }

  @Test
  void aShorterDayToComeClosesItsSlotsFromThenOn() {
    expect(202, regional.patch(PATH, hours("13:30").put("validFrom", WEDNESDAY)));
    assertThat(offered(TUESDAY, "14:00")).isEqualTo("4");
    assertThat(offered(WEDNESDAY, "14:00")).isEqualTo("-");
    var late = slot(WEDNESDAY);
    assertThat(nodes.http(1).post("/api/v1/bookings", TestPeople.wish(1, late)).code())
        .isEqualTo("not_bookable");
    expect(201, nodes.http(1).post("/api/v1/bookings", TestPeople.wish(1, slot(TUESDAY))));
  }

  private static long slot(String day) {
    return db.first(
            row -> row.getLong("id"),
            "SELECT id FROM slot WHERE branch_id = $1 AND service_date = $2::text::date"
                + " AND starts = '14:00'",
            TestBranch.BRANCH,
            day)
        .orElseThrow();
  }

  @Test
  void aChangeOfToDayLeavesTheDaysToComeAsTheyWereDecided() {
    planned(week(6), WEDNESDAY);
    expect(200, regional.put(PATTERN, week(5)));
    assertThat(offered(TUESDAY, "08:00")).isEqualTo("5");
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("6");
    expect(200, regional.patch(PATH, hours("14:30")));
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("6");
  }

  @Test
  void oneDayOfItsOwnGoesBackToWhatIsDecidedForIt() {
    planned(week(6), WEDNESDAY);
    var path = PATH + "/quotas/" + WEDNESDAY;
    var own = new JsonObject().put("lane", "ONLINE").put("start", "08:00").put("quota", 2);
    expect(200, regional.put(path, new JsonArray().add(own)));
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("2");
    var page = new TextBrowser(nodes.http(0), "wilayah");
    page.open(PAGE + "/kuota?tanggal=" + WEDNESDAY);
    assertThat(page.text()).contains("Biasanya 6 tempat");
    expect(200, regional.put(path, new JsonArray()));
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("6");
  }

  @Test
  void aPlanIsWithdrawnAndItsSlotsAreAsBefore() {
    var plan = planned(week(6), WEDNESDAY);
    expect(204, regional.delete("/api/v1/proposals/" + plan));
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("4");
    assertThat(state(plan)).isEqualTo("WITHDRAWN");
  }

  @Test
  void aProposalWithADayWaitsForTheDecisionAndThenForItsDay() {
    var supervisor = nodes.http(1).as("supervisor-atur");
    var asked = supervisor.put(PATTERN + "?validFrom=" + WEDNESDAY, week(7));
    var id = expect(202, asked).json().getString("proposal");
    assertThat(offered(WEDNESDAY, "08:00")).as("nobody has decided").isEqualTo("4");
    var yes = new JsonObject().put("approve", true);
    var decided = regional.post("/api/v1/proposals/" + id + "/decision", yes);
    assertThat(expect(200, decided).json().getString("state")).isEqualTo("COMING");
    assertThat(decided.json().getString("validFrom")).isEqualTo(WEDNESDAY);
    assertThat(offered(WEDNESDAY, "08:00")).isEqualTo("7");
    var page = new TextBrowser(nodes.http(0), "supervisor-atur").open(PAGE + "/kuota");
    assertThat(page.text())
        .contains("Disetujui, menunggu harinya · Berlaku mulai Rabu, 25 November 2026");
    assertThat(supervisor.delete("/api/v1/proposals/" + id).status()).isEqualTo(403);
  }

  /** Two nights pass; one of two plans does not fit what was changed after it. */
  @Test
  void eachIsMadeOnceWhenItsDayBeginsAtTheBranchOrMarkedAsUnfit() {
    int before = changes();
    var plan = planned(week(6), WEDNESDAY);
    var unfit = planned(week(4).add(row("MONDAY", "10:15", "10:45", 2)), WEDNESDAY);
    expect(200, regional.put(PATTERN, week(4).add(row("MONDAY", "10:00", "10:30", 2))));
    assertThat(due("2026-11-24T16:59:59Z")).isZero();
    assertThat(due("2026-11-24T17:00:00Z")).isEqualTo(2);
    assertThat(offered("2026-12-02", "08:00")).as("not planned yet").isEmpty();
    try {
      restartAt("2026-11-24T07:00:00+07:00");
      assertThat(offered("2026-12-02", "08:00")).as("as it is decided").isEqualTo("6");
      assertThat(offered(TUESDAY, "14:00")).isEqualTo("4");
      restartAt("2026-11-25T00:00:30+07:00");
      Offices.until(() -> state(plan).equals("DONE") && state(unfit).equals("FAILED"));
      assertThat(offered("2026-11-26", "08:00")).isEqualTo("6");
      assertThat(changes()).as("the one of Monday, and the plan").isEqualTo(before + 2);
      var supervisor = new TextBrowser(nodes.http(0), "supervisor-atur");
      assertThat(supervisor.open(PAGE + "/riwayat").text())
          .contains("Diubah wilayah", "Berlaku mulai Rabu, 25 November 2026");
      assertThat(supervisor.open("/staf/usulan").text())
          .contains("Tidak dapat diterapkan", "tidak cocok lagi");
    } finally {
      restartAt(Nodes.CLOCK);
    }
  }

  private static int due(String at) {
    return ProposalStore.due(db, Instant.parse(at), 9).size();
  }

  private static int changes() {
    return db.first(row -> row.getInteger(0), "SELECT count(*)::int FROM configuration_change")
        .orElseThrow();
  }

  @Test
  void aDayThatIsOverOrFarAwayIsRefusedAndTodayIsAtOnce() {
    expect(200, regional.patch(PATH, hours("14:00").put("validFrom", "2026-11-23")));
    for (var day : List.of("2026-11-22", "2029-01-01")) {
      var refused = regional.patch(PATH, hours("13:00").put("validFrom", day));
      assertThat(expect(400, refused).json().getJsonObject("fields").fieldNames())
          .containsExactly("validFrom");
    }
    var page = new TextBrowser(nodes.http(0), "wilayah").open(PAGE);
    page.type("Berlaku mulai tanggal", "besok").type("Alasan", "").press("Simpan");
    assertThat(page.text()).contains("Ada 2 isian", "Tulis tanggal, misalnya");
    assertThat(page.value("Berlaku mulai tanggal")).isEqualTo("besok");
    page.type("Berlaku mulai tanggal", "1-12-2026").type("Alasan", "uji");
    page.type("Alamat", "Jl. Desember 1").press("Simpan");
    assertThat(page.text())
        .contains("Perubahan berlaku pada harinya.", "Berlaku mulai Selasa, 1 Desember 2026");
    page.follow("Buka usulan").press("Batalkan rencana ini");
    assertThat(page.text()).contains("Sudah ditarik.");
  }
}
