package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.staff.Audit;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who reads which part of the trail, on pages without scripts and as JSON. */
@Antrean(counters = 1, shared = true)
class TrailPagesIT {
  private static Nodes nodes;
  private static Http guest;
  private static Http admin;
  private static Http supervisor;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "jejak");
    TestBranch.staff(nodes.database(), "surakarta", "jejak-lain");
    admin = guest.as("admin");
    supervisor = guest.as("supervisor-jejak");
  }

  /** Somebody did something at the branch. */
  private static void act(String who, String branch, String action, String object, Instant at) {
    Audit.record(
        nodes.database(),
        at,
        who,
        "10.0.0.7",
        branch,
        action,
        object,
        Map.of("reason", "=1+1; ya"));
  }

  private static List<String> objects(Http reader, String query) {
    return reader.get("/api/v1/audit?" + query).array().stream()
        .map(row -> ((JsonObject) row).getString("object"))
        .toList();
  }

  @Test
  void theTrailIsFilteredByPersonActObjectAndDay() {
    var at = Instant.parse("2026-11-20T16:59:59Z"); // 23.59 WIB
    act("petugas-a", TestBranch.BRANCH, "TicketCalled", "ticket:1", at);
    act("petugas-a", TestBranch.BRANCH, "TicketHeld", "ticket:1", at.plusSeconds(1));
    act("petugas-b", TestBranch.BRANCH, "TicketCalled", "ticket:2", at.plusSeconds(2));
    assertThat(objects(supervisor, "actor=petugas-a")).containsExactly("ticket:1", "ticket:1");
    assertThat(objects(supervisor, "actor=petugas-a&action=TicketHeld")).hasSize(1);
    assertThat(objects(supervisor, "object=ticket:2&actor=petugas-b")).hasSize(1);
    assertThat(objects(supervisor, "actor=petugas-a&to=2026-11-20")).hasSize(1);
    assertThat(objects(supervisor, "actor=petugas-a&from=2026-11-21&to=2026-11-21")).hasSize(1);
    assertThat(objects(supervisor, "actor=petugas-a&from=2026-11-22")).isEmpty();
    var first = supervisor.get("/api/v1/audit?to=2026-11-21&limit=1").array().getJsonObject(0);
    assertThat(first.getString("object")).isEqualTo("ticket:2");
    assertThat(first.getString("at")).isEqualTo("2026-11-21T00:00:01+07:00");
    assertThat(first.getJsonObject("detail").getString("address")).isEqualTo("10.0.0.7");
    var more = objects(supervisor, "actor=petugas-a&before=" + first.getLong("id"));
    assertThat(more).hasSize(2);
  }

  @Test
  void aSupervisorReadsTheOwnBranchAndAnAdministratorAll() {
    var at = Instant.parse("2026-11-19T03:00:00Z");
    act("petugas-c", TestBranch.BRANCH, "TicketCalled", "ticket:3", at);
    act("petugas-c", "surakarta", "TicketCalled", "ticket:4", at);
    act("petugas-c", null, "SIGNED_IN", "account:5", at);
    assertThat(objects(supervisor, "actor=petugas-c")).containsExactly("ticket:3");
    assertThat(objects(admin, "actor=petugas-c")).hasSize(3);
    assertThat(objects(admin, "actor=petugas-c&branch=surakarta")).containsExactly("ticket:4");
    assertThat(supervisor.get("/api/v1/audit?branch=surakarta").code()).isEqualTo("forbidden");
    assertThat(supervisor.get("/api/v1/audit/check?branch=surakarta").status()).isEqualTo(403);
    assertThat(supervisor.get("/staf/jejak?kantor=surakarta").status()).isEqualTo(403);
    assertThat(supervisor.get("/staf/jejak/berkas?kantor=surakarta").status()).isEqualTo(403);
    assertThat(supervisor.get("/staf/jejak/periksa?kantor=surakarta").status()).isEqualTo(403);
    for (var name : List.of("guard-jejak", "officer-jejak")) {
      assertThat(guest.as(name).get("/api/v1/audit").status()).isEqualTo(403);
      assertThat(guest.as(name).get("/staf/jejak").status()).isEqualTo(403);
    }
    assertThat(guest.get("/staf/jejak").status()).isEqualTo(401);
  }

  @Test
  void aRegionalReadsTheBranchesOfTheRegionAndNoOthers() {
    var region = nodes.main(0).rooms().branches().get("surakarta").region();
    TestBranch.staff(nodes.database(), Role.REGIONAL, region, "wilayah-jejak");
    var regional = guest.as("wilayah-jejak");
    var at = Instant.parse("2026-11-16T03:00:00Z");
    act("petugas-g", "surakarta", "TicketCalled", "ticket:6", at);
    act("petugas-g", "semarang-pemuda", "TicketCalled", "ticket:7", at.plusSeconds(1));
    act("petugas-g", TestBranch.BRANCH, "TicketCalled", "ticket:8", at);
    act("petugas-g", null, "SIGNED_IN", "account:9", at);
    assertThat(objects(regional, "actor=petugas-g")).containsExactly("ticket:7", "ticket:6");
    assertThat(objects(regional, "actor=petugas-g&branch=surakarta")).containsExactly("ticket:6");
    var check = "/api/v1/audit/check";
    assertThat(regional.get(check).json().getJsonObject("fields").getMap())
        .containsOnlyKeys("branch");
    assertThat(regional.get(check + "?branch=surakarta").json().getBoolean("intact")).isTrue();
    var elsewhere = TestBranch.BRANCH;
    assertThat(regional.get("/api/v1/audit?branch=" + elsewhere).status()).isEqualTo(403);
    assertThat(regional.get(check + "?branch=" + elsewhere).status()).isEqualTo(403);
    for (var path : List.of("/staf/jejak", "/staf/jejak/berkas", "/staf/jejak/periksa")) {
      assertThat(regional.get(path + "?kantor=" + elsewhere).status()).as(path).isEqualTo(403);
    }
    var page = new TextBrowser(guest, "wilayah-jejak").open("/staf").follow("Jejak tindakan");
    assertThat(page.text()).contains("Semua kantor Anda").doesNotContain("Kantor Uji");
    page.open("/staf/jejak?dari=&orang=petugas-g");
    assertThat(page.text())
        .contains("nomor antrean 6", "nomor antrean 7", "Semarang Pemuda", "Surakarta")
        .doesNotContain("nomor antrean 8", "Kantor Uji");
    page.follow("Periksa segel jejak");
    assertThat(page.text()).contains("Pilih satu kantor.").doesNotContain("Kantor Uji");
    assertThat(page.follow("Surakarta").text()).contains("Utuh: ");
  }

  /** Who reads it knows people, numbers and places, and the clock of the office. */
  @Test
  void actsOfADayAreReadWithoutIdsCodesAndTimesOfElsewhere() {
    var guard = guest.as("guard-jejak");
    var counter = "/api/v1/counters/" + TestBranch.BRANCH + "-1";
    guard.patch(counter, new JsonObject().put("open", true));
    var wish = new JsonObject().put("service", "JHT").put("outsideHours", true);
    var tickets = "/api/v1/branches/" + TestBranch.BRANCH + "/tickets";
    var given = guard.post(tickets, wish);
    assertThat(given.status()).as(given.body()).isEqualTo(201);
    var ticket = "/api/v1/tickets/" + given.json().getString("id");
    for (var step : List.of("recalls", "service", "completion", "undo", "hold", "return")) {
      if (step.equals("recalls")) {
        var call = new JsonObject().put("ticket", given.json().getString("id")).put("why", "Sakit");
        assertThat(guard.post(counter + "/calls", call).status()).isEqualTo(201);
      }
      assertThat(guard.post(ticket + "/" + step, null).status()).as(step).isEqualTo(200);
    }
    guest.as("officer-jejak").get("/api/v1/branches/" + TestBranch.BRANCH + "/bookings?q=b31");
    var notice =
        new JsonObject()
            .put("text", "Loket 3 tutup")
            .put("from", "2026-11-23T08:00:00+07:00")
            .put("until", "2026-11-23T10:00:00+07:00");
    supervisor.post("/api/v1/branches/" + TestBranch.BRANCH + "/notices", notice);
    var text = new TextBrowser(guest, "supervisor-jejak").open("/staf/jejak").text();
    assertThat(text)
        .contains("nomor antrean " + given.json().getString("number") + ", Senin, 23 November 2026")
        .contains("jalur: Datang Langsung", "keadaan: Sedang dilayani", "langkah: selesai")
        .contains("Loket 1", "mulai: Senin, 23 November 2026, pukul 08.00 WIB");
    assertThat(text)
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
        .doesNotContainPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}T")
        .doesNotContainPattern("(lane|state|step|jalur|keadaan|langkah): [A-Z]+(_[A-Z]+)?\\b");
  }

  @Test
  void anActAtAnOfficeOfAnotherZoneHasThatOfficesTime() {
    act(
        "petugas-h",
        "papua-jayapura",
        "TicketCalled",
        "ticket:10",
        Instant.parse("2026-11-15T03:00:00Z"));
    var page = new TextBrowser(guest, "admin").open("/staf/jejak?dari=&orang=petugas-h");
    assertThat(page.text()).contains("Minggu, 15 November 2026, pukul 12.00 WIT", "Papua Jayapura");
    assertThat(admin.get("/staf/jejak/berkas?dari=&orang=petugas-h").body())
        .contains("2026-11-15T12:00:00+09:00,papua-jayapura");
  }

  @Test
  void aWrongDayIsNamedAndEverythingStaysAsTyped() {
    assertThat(admin.get("/api/v1/audit?from=2026-02-30").json().getJsonObject("fields").getMap())
        .containsOnlyKeys("from");
    var page =
        new TextBrowser(guest, "supervisor-jejak")
            .open("/staf/jejak")
            .type("Dari hari", "31-02-2026")
            .type("Nama pengguna petugas", "petugas-a")
            .press("Tampilkan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Ada 1 isian yang perlu diperbaiki");
    assertThat(page.value("Dari hari")).isEqualTo("31-02-2026");
    assertThat(page.value("Nama pengguna petugas")).isEqualTo("petugas-a");
  }

  @Test
  void thePageShowsTheLastWeekInWordsAndTheHistoryOfAnObject() {
    var at = Instant.parse("2026-11-18T03:00:00Z");
    act("petugas-d", TestBranch.BRANCH, "TicketCalled", "ticket:d1", at);
    act("petugas-d", TestBranch.BRANCH, "NEW_ACT", "thing:d2", at);
    act("petugas-d", TestBranch.BRANCH, "TicketHeld", "ticket:d1", at.minusSeconds(864_000));
    var page = new TextBrowser(guest, "supervisor-jejak").open("/staf").follow("Jejak tindakan");
    page.type("Nama pengguna petugas", "petugas-d").press("Tampilkan");
    assertThat(page.text())
        .contains("Kantor Uji", "Memanggil nomor", "NEW_ACT", "thing d2")
        .contains("petugas-d, Rabu, 18 November 2026, pukul 10.00 WIB")
        .contains("alasan: =1+1; ya")
        .doesNotContain("Minggu, 8 November 2026");
    page.follow("nomor antrean d1");
    assertThat(page.text())
        .contains("Riwayat nomor antrean d1")
        .contains("Rabu, 18 November 2026", "Minggu, 8 November 2026")
        .doesNotContain("thing d2");
    assertThat(page.follow("English").text()).contains("Put a number on hold", "ticket d1");
  }

  @Test
  void aLongListGoesOnWithoutLosingARow() {
    nodes
        .database()
        .update(
            """
            INSERT INTO audit (at, actor, branch_id, action, object)
            SELECT '2026-11-17T03:00:00Z', 'petugas-e', $1, 'TicketCalled', 'ticket:' || n
            FROM generate_series(1, 250) n
            """,
            TestBranch.BRANCH);
    var page = new TextBrowser(guest, "supervisor-jejak").open("/staf/jejak?dari=&orang=petugas-e");
    assertThat(page.text())
        .contains("nomor antrean 250", "nomor antrean 51")
        .doesNotContain("antrean 50 ");
    page.follow("Yang lebih lama");
    assertThat(page.text())
        .contains("nomor antrean 50", "nomor antrean 1")
        .doesNotContain("antrean 51 ", "Yang lebih lama");
  }

  @Test
  void theFileOpensInASpreadsheetAndHoldsNoFormula() {
    var at = Instant.parse("2026-11-18T04:00:00Z");
    act("=petugas-f", TestBranch.BRANCH, "TicketCalled", "ticket:f", at);
    var comma = supervisor.get("/staf/jejak/berkas?dari=2026-11-18&orang=%3Dpetugas-f");
    assertThat(comma.header("Content-Type")).startsWith("text/csv");
    assertThat(comma.header("Content-Disposition")).contains("jejak.csv");
    assertThat(comma.body())
        .startsWith("\uFEFFid,waktu,kantor,petugas")
        .contains(",2026-11-18T11:00:00+07:00,kantor-uji,'=petugas-f,Memanggil nomor,TicketCalled,")
        .contains("\"{\"\"reason\"\": \"\"=1+1; ya\"\", \"\"address\"\": \"\"10.0.0.7\"\"}\"");
    var semicolon =
        supervisor.get("/staf/jejak/berkas?dari=&orang=%3Dpetugas-f&pemisah=titik-koma");
    assertThat(semicolon.body()).startsWith("\uFEFFid;waktu;kantor").contains(";'=petugas-f;");
  }

  /** The program seals by itself, every five seconds. */
  private static void waitForTheFirstRound() {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (admin.get("/api/v1/audit/check").json().getInteger("rows") == 0) {
      assertThat(System.nanoTime()).as("a round of seals").isLessThan(end);
      LockSupport.parkNanos(100_000_000);
    }
  }

  @Test
  void theCheckIsDoneFromThePageAndThroughTheApi() {
    assertThat(supervisor.get("/api/v1/audit/check").json().getBoolean("intact")).isTrue();
    waitForTheFirstRound();
    var all = admin.get("/api/v1/audit/check").json();
    assertThat(all.getBoolean("intact")).isTrue();
    var last = "/api/v1/audit/check?link=" + all.getJsonObject("last").getString("link");
    assertThat(admin.get(last).json().getBoolean("intact")).isTrue();
    assertThat(admin.get("/api/v1/audit/check?link=" + "0".repeat(64)).json().getBoolean("intact"))
        .isFalse();
    var page = new TextBrowser(guest, "admin").open("/staf/jejak").follow("Periksa segel jejak");
    assertThat(page.text()).contains("Semua kantor", "Utuh: ");
  }
}
