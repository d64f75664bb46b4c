package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static id.antrean.admin.config.Offices.PATH;
import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotas of a week and of a day, and the slots that are planned from them. */
@Antrean(counters = 2)
class QuotaIT {
  private static final String PATTERN = PATH + "/quota-pattern";
  private static final String TUESDAY = PATH + "/quotas/" + TestBranch.DAY;

  private static Nodes nodes;
  private static Database db;
  private static Http guest;
  private static Http supervisor;
  private static int people = 1;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    guest = nodes.http(0);
    TestBranch.staff(db, TestBranch.BRANCH, "atur");
    Offices.letSupervisorsDecide(db);
    supervisor = new Offices(nodes).supervisor(0);
  }

  /** Each test begins with nobody booked and two times a day with four places each. */
  @BeforeEach
  void fourPlacesAtEightAndAtHalfPast() {
    db.run("TRUNCATE booking, slot CASCADE");
    db.run("DELETE FROM lane_day WHERE branch_id = $1", TestBranch.BRANCH);
    db.run("DELETE FROM slot_pattern WHERE branch_id = $1", TestBranch.BRANCH);
    expect(200, supervisor.put(PATTERN, week(row("08:00", 4), row("08:30", 4))));
  }

  /** The same from Monday to Friday; {@code rows} without their weekday. */
  private static JsonArray week(JsonObject... rows) {
    var week = new JsonArray();
    for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
      for (var row : rows) {
        week.add(row.copy().put("weekday", day));
      }
    }
    return week;
  }

  private static JsonObject row(String start, int quota) {
    var end = start.endsWith("00") ? start.replace(":00", ":30") : "09:00";
    return new JsonObject()
        .put("lane", "ONLINE")
        .put("start", start)
        .put("end", end)
        .put("quota", quota);
  }

  private static JsonArray day(String start, int quota) {
    return new JsonArray()
        .add(new JsonObject().put("lane", "ONLINE").put("start", start).put("quota", quota));
  }

  private static long slot(String start) {
    return db.first(
            row -> row.getLong("id"),
            """
            SELECT id FROM slot WHERE branch_id = $1 AND service_date = $2 AND starts = $3::text::time
            """,
            TestBranch.BRANCH,
            TestBranch.DAY,
            start)
        .orElseThrow();
  }

  private static Answer book(String start) {
    return guest.post("/api/v1/bookings", TestPeople.wish(people++, slot(start)));
  }

  private static List<String> numbers(String start, int many) {
    return Stream.generate(() -> expect(201, book(start)).json().getString("number"))
        .limit(many)
        .toList();
  }

  @Test
  void aBranchWithoutSlotsHasThemAtOnceAndTheWeekIsReadAsItWasWritten() {
    var week = supervisor.get(PATTERN);
    assertThat(week.array()).hasSize(10);
    assertThat(week.array().getJsonObject(0)).isEqualTo(row("08:00", 4).put("weekday", "MONDAY"));
    assertThat(week.header("ETag")).matches("\"\\d+\"");
    assertThat(numbers("08:00", 2)).containsExactly("B-001", "B-002");
    assertThat(numbers("08:30", 1)).containsExactly("B-005");
  }

  @Test
  void moreQuotaAddsPlacesAfterTheLanesLastBlock() {
    assertThat(numbers("08:00", 4)).last().isEqualTo("B-004");
    assertThat(book("08:00").code()).isEqualTo("slot_full");
    var answer = supervisor.put(PATTERN, week(row("08:00", 6), row("08:30", 4)));
    assertThat(expect(200, answer).json().getJsonArray("above")).isEmpty();
    assertThat(numbers("08:00", 2)).containsExactly("B-009", "B-010");
    assertThat(book("08:00").code()).isEqualTo("slot_full");
    assertThat(numbers("08:30", 4)).containsExactly("B-005", "B-006", "B-007", "B-008");
  }

  @Test
  void lessQuotaDropsNobodyAndSaysWhoIsAbove() {
    var booked = numbers("08:00", 3);
    var answer = expect(200, supervisor.put(PATTERN, week(row("08:00", 2), row("08:30", 4))));
    var above = answer.json().getJsonArray("above");
    assertThat(above).hasSize(1);
    assertThat(above.getJsonObject(0).getString("slot")).isEqualTo(Long.toString(slot("08:00")));
    assertThat(above.getJsonObject(0).getInteger("booked")).isEqualTo(3);
    assertThat(above.getJsonObject(0).getInteger("quota")).isEqualTo(2);
    assertThat(book("08:00").code()).isEqualTo("slot_full");
    var page = new TextBrowser(guest, "supervisor-atur").open(PAGE + "/kuota");
    assertThat(page.text())
        .contains("Lebih banyak pesanan daripada kuota", "3 terisi, kuota 2")
        .contains(booked.getLast())
        .doesNotContain(booked.getFirst());
    expect(200, supervisor.put(PATTERN, week(row("08:00", 4), row("08:30", 4))));
    assertThat(numbers("08:00", 1)).as("its own place again").containsExactly("B-004");
  }

  @Test
  void aNewTimeIsOfferedOnDaysThatArePlannedAndOneTakenAwayIsNot() {
    numbers("08:30", 1);
    expect(200, supervisor.put(PATTERN, week(row("08:00", 4), row("09:00", 3))));
    assertThat(numbers("09:00", 3)).containsExactly("B-009", "B-010", "B-011");
    assertThat(book("08:30").code()).isEqualTo("slot_full");
  }

  @Test
  void aWeekdayOnWhichTheOfficeOpensNewlyHasItsSlotsAtOnce() {
    var saturday = week(row("08:00", 4)).add(row("08:00", 3).put("weekday", "SATURDAY"));
    expect(200, supervisor.put(PATTERN, saturday));
    var path = PATH + "/slots?lane=ONLINE&from=2026-11-28&days=1";
    assertThat(guest.get(path).array()).as("still closed").isEmpty();
    var hours = Offices.week("08:00", "15:00", "12:00", "13:00");
    var open = hours.copy().add(Offices.day("SATURDAY", "08:00", "12:00"));
    expect(200, supervisor.patch(PATH, new JsonObject().put("hours", open)));
    Offices.until(() -> guest.get(path).array().size() == 1);
    expect(200, supervisor.patch(PATH, new JsonObject().put("hours", hours)));
    Offices.until(() -> guest.get(path).array().isEmpty());
  }

  @Test
  void oneDaysQuotaIsItsOwnUntilItIsTakenBack() {
    expect(200, supervisor.put(TUESDAY, day("08:00", 1)));
    numbers("08:00", 1);
    assertThat(book("08:00").code()).isEqualTo("slot_full");
    expect(200, supervisor.put(PATTERN, week(row("08:00", 8), row("08:30", 8))));
    assertThat(book("08:00").code()).as("the day keeps its own").isEqualTo("slot_full");
    expect(201, book("08:30"));
    expect(200, supervisor.put(TUESDAY, new JsonArray()));
    assertThat(numbers("08:00", 7)).hasSize(7);
    assertThat(book("08:00").code()).isEqualTo("slot_full");
  }

  @Test
  void whatIsWrongIsNamedByItsRowAndNothingChanges() {
    var wrong =
        week(row("08:00", 4)).add(row("08:15", 4).put("weekday", "MONDAY").put("end", "08:45"));
    wrong.add(row("10:00", 4).put("weekday", "MONDAY").put("end", "13:00"));
    wrong.add(row("14:00", 4).put("weekday", "MONDAY").put("end", "13:00"));
    var fields = expect(400, supervisor.put(PATTERN, wrong)).json().getJsonObject("fields");
    assertThat(fields.fieldNames()).containsExactly("start.5", "end.6", "end.7");
    assertThat(fields.getString("start.5")).contains("bertumpuk");
    var notThere = expect(400, supervisor.put(TUESDAY, day("07:00", 4))).json();
    assertThat(notThere.getJsonObject("fields").getString("quota.0"))
        .contains("Tidak ada jam 07.00");
    var over = supervisor.put(PATH + "/quotas/2026-11-20", day("08:00", 4));
    assertThat(expect(400, over).body()).contains("sudah lewat");
    assertThat(supervisor.put(PATH + "/quotas/besok", day("08:00", 4)).status()).isEqualTo(404);
    assertThat(supervisor.get(PATTERN).array()).hasSize(10);
  }

  @Test
  void theSecondEditorIsTold() {
    var version = supervisor.get(PATTERN).header("ETag").replace("\"", "");
    expect(200, supervisor.put(PATTERN, week(row("08:00", 5), row("08:30", 4))));
    var second =
        supervisor.put(PATTERN + "?version=" + version, week(row("08:00", 7), row("08:30", 4)));
    assertThat(expect(409, second).json().getJsonArray("changes").encode())
        .contains("slot.MONDAY.ONLINE.08:00", "supervisor-atur");
  }

  @Test
  void theWeekAndTheDayAreFormsThatKeepWhatWasTyped() {
    var page = new TextBrowser(guest, "supervisor-atur").open("/staf").follow("Kuota");
    assertThat(page.text()).contains("14 hari ke depan", "Pesan Online: 8 tempat, 0 terisi");
    page.follow("Selasa");
    assertThat(page.heading()).isEqualTo("Kuota setiap Selasa");
    page.type("Pesan Online 08.00", "banyak").type("Alasan", "Loket bertambah").press("Simpan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Tulis jumlah tempat, 0 sampai 500.");
    assertThat(page.value("Pesan Online 08.00")).isEqualTo("banyak");
    page.type("Pesan Online 08.00", "10").press("Simpan");
    assertThat(page.text()).contains("Tersimpan", "Pesan Online: 14 tempat, 0 terisi");
    page.follow("Selasa, 24 November");
    assertThat(page.heading()).isEqualTo("Kuota Selasa, 24 November 2026");
    assertThat(page.text()).contains("Biasanya 10 tempat");
    page.type("08.00–08.30", "2").type("Alasan", "Dua petugas sakit").press("Simpan");
    assertThat(page.text()).contains("Pesan Online: 6 tempat, 0 terisi");
    page.open(PAGE + "/riwayat");
    assertThat(page.text())
        .contains("Kuota satu hari, Selasa, 24 November 2026", "Dua petugas sakit")
        .contains("→ 2 tempat", "4 tempat → 10 tempat");
    page.follow("Urungkan").type("Alasan", "Sudah sehat").press("Ya, urungkan");
    assertThat(page.open(PAGE + "/kuota").text()).contains("Pesan Online: 14 tempat, 0 terisi");
  }
}
