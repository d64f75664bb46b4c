package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Role;
import id.antrean.db.ConstraintViolation;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Notices, and announced stops, on two nodes. */
@Antrean(nodes = 2, counters = 1)
class NoticesIT {
  private static final String AT_BRANCH = "/api/v1/branches/" + TestBranch.BRANCH + "/notices";
  private static final String BOARD = "/api/v1/branches/" + TestBranch.BRANCH + "/board";
  private static final String SOON = "2026-11-23T08:00:00+07:00";
  private static final String NOW = "2026-11-23T06:00:00+07:00";

  private static Nodes nodes;
  private static Http admin;
  private static Http supervisor;
  private static int people = 71_000;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "umum");
    TestBranch.staff(nodes.database(), "surakarta", "umum-lain");
    nodes.main(1).rooms().branches().reload();
    admin = nodes.http(0).as("admin");
    supervisor = nodes.http(0).as("supervisor-umum");
  }

  @AfterEach
  void removeAll() {
    nodes
        .database()
        .update(
            "UPDATE notice SET removed_by = 'test', removed_at = now() WHERE removed_at IS NULL");
    isSoon(0);
    isSoon(1);
  }

  private static JsonObject wish(String text, String from, String until) {
    return new JsonObject().put("text", text).put("from", from).put("until", until);
  }

  private static List<String> notices(int node) {
    return nodes.http(node).get(BOARD).json().getJsonArray("notices").stream()
        .map(Object::toString)
        .toList();
  }

  private static void isSoon(int node, String... expected) {
    soon(() -> assertThat(notices(node)).containsExactly(expected));
  }

  /** Within two seconds, as promised. */
  private static void soon(Runnable check) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(30_000_000);
      }
    }
  }

  @Test
  void aNoticeIsOnTheScreensOfBothNodesWithinTwoSecondsAndGoneAgain() {
    var wish = wish("Loket 3 tutup", NOW, SOON).put("textEn", "Counter 3 is closed");
    var made = supervisor.post(AT_BRANCH, wish);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    isSoon(0, "Loket 3 tutup", "Counter 3 is closed");
    isSoon(1, "Loket 3 tutup", "Counter 3 is closed");
    var office = new TextBrowser(nodes.http(1)).open("/kantor/" + TestBranch.BRANCH);
    assertThat(office.text()).contains("Loket 3 tutup").doesNotContain("Counter 3");
    assertThat(office.follow("English").text()).contains("Counter 3 is closed");
    assertThat(new TextBrowser(nodes.http(1)).open("/kantor/surakarta").text())
        .doesNotContain("Loket 3 tutup");
    var gone = supervisor.delete("/api/v1/notices/" + made.json().getString("id"));
    assertThat(gone.status()).isEqualTo(204);
    isSoon(0);
    isSoon(1);
    assertThat(trail("NOTICE_MADE")).isPositive();
    assertThat(trail("NOTICE_REMOVED")).isPositive();
  }

  /** The negative control of the doorbell: a change that nobody rang for is seen all the same. */
  @Test
  void aNoticeIsShownWithoutTheBusToo() {
    nodes
        .database()
        .update(
            """
            INSERT INTO notice (id, kind, text, starts_at, ends_at, made_by, made_at)
            VALUES ($1, 'NOTICE', 'Diam-diam', '2026-11-22T00:00Z', '2026-11-24T00:00Z', 'x', now())
            """,
            UUID.randomUUID());
    isSoon(0, "Diam-diam");
    isSoon(1, "Diam-diam");
  }

  @Test
  void aNoticeOfARegionOrOfAllIsShownWhereItIsFor() {
    var other = nodes.main(0).rooms().branches().get("surakarta").region();
    var own = nodes.main(0).rooms().branches().get(TestBranch.BRANCH).region();
    admin.post("/api/v1/notices", wish("Untuk semua", NOW, SOON));
    admin.post("/api/v1/notices", wish("Untuk wilayah ini", NOW, SOON).put("region", own));
    var elsewhere =
        nodes.main(0).rooms().branches().regions().stream()
            .map(region -> region.id())
            .filter(id -> !id.equals(own) && !id.equals(other))
            .findFirst()
            .orElseThrow();
    admin.post("/api/v1/notices", wish("Wilayah lain", NOW, SOON).put("region", elsewhere));
    admin.post(AT_BRANCH, wish("Nanti", "2026-11-23T07:59:00+07:00", SOON));
    soon(
        () -> assertThat(notices(1)).containsExactlyInAnyOrder("Untuk semua", "Untuk wilayah ini"));
  }

  @Test
  void onlyAnAdministratorSpeaksForMoreThanOneBranch() {
    assertThat(supervisor.post("/api/v1/notices", wish("Semua", NOW, SOON)).status())
        .isEqualTo(403);
    assertThat(
            supervisor.post("/api/v1/branches/surakarta/notices", wish("Sana", NOW, SOON)).status())
        .isEqualTo(403);
    var ofAll = admin.post("/api/v1/notices", wish("Semua", NOW, SOON)).json().getString("id");
    assertThat(supervisor.delete("/api/v1/notices/" + ofAll).status()).isEqualTo(403);
    var ofOther = admin.post("/api/v1/branches/surakarta/notices", wish("Sana", NOW, SOON));
    var id = ofOther.json().getString("id");
    assertThat(supervisor.delete("/api/v1/notices/" + id).status()).isEqualTo(404);
    assertThat(supervisor.get("/staf/pengumuman/" + id + "/hapus").status()).isEqualTo(404);
    var page = new TextBrowser(nodes.http(0), "supervisor-umum").open("/staf/pengumuman");
    assertThat(page.text()).contains("Semua").doesNotContain("Sana", "Layanan berhenti");
    var forged =
        page.tab()
            .type("Isi pengumuman", "Palsu")
            .forge("place", "semua")
            .press("Pasang pengumuman");
    assertThat(forged.status()).isEqualTo(403);
    var guard = nodes.http(0).as("guard-umum");
    assertThat(guard.post(AT_BRANCH, wish("Satpam", NOW, SOON)).status()).isEqualTo(403);
    assertThat(guard.get("/staf/pengumuman").status()).isEqualTo(403);
  }

  @Test
  void aRegionalSpeaksForTheRegionAndItsBranchesOnly() {
    var region = nodes.main(0).rooms().branches().get("surakarta").region();
    TestBranch.staff(nodes.database(), Role.REGIONAL, region, "wilayah-umum");
    var regional = nodes.http(0).as("wilayah-umum");
    var there = "/api/v1/branches/surakarta/notices";
    var made = regional.post(there, wish("Dari wilayah", NOW, SOON));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(regional.post(AT_BRANCH, wish("Wilayah lain", NOW, SOON)).status()).isEqualTo(403);
    var all = regional.post("/api/v1/notices", wish("Semua", NOW, SOON));
    assertThat(all.status()).as("of the country").isEqualTo(403);
    var uji = wish("Uji", NOW, SOON).put("region", "uji");
    assertThat(regional.post("/api/v1/notices", uji).status()).as("of others").isEqualTo(403);
    var stop = new JsonObject().put("kind", "STOP").put("from", NOW).put("until", SOON);
    assertThat(regional.post("/api/v1/notices", stop).status()).as("a stop").isEqualTo(403);
    var own = wish("Untuk wilayah", NOW, SOON).put("region", region);
    assertThat(regional.post("/api/v1/notices", own).status()).isEqualTo(201);
    admin.post("/api/v1/notices", wish("Dari pusat", NOW, SOON));
    var far = admin.post(AT_BRANCH, wish("Di sana", NOW, SOON)).json().getString("id");
    assertThat(regional.delete("/api/v1/notices/" + far).status()).isEqualTo(404);
    assertThat(regional.get("/staf/pengumuman/" + far + "/hapus").status()).isEqualTo(404);
    assertThat(regional.get("/staf/pengumuman?kantor=" + TestBranch.BRANCH).status())
        .isEqualTo(403);
    var page = new TextBrowser(nodes.http(0), "wilayah-umum").open("/staf").follow("Pengumuman");
    assertThat(page.text())
        .contains("Kantor Anda", "Dari wilayah", "Untuk wilayah", "Dari pusat")
        .doesNotContain("Di sana", "Kantor Uji", "Layanan berhenti", "Hapus Dari pusat");
    page.pick("Untuk", "Surakarta").type("Isi pengumuman", "Lift rusak").press("Pasang pengumuman");
    assertThat(page.text()).contains("Pengumuman dipasang.", "Lift rusak");
    var forged = page.type("Isi pengumuman", "Palsu").forge("place", "semua");
    assertThat(forged.press("Pasang pengumuman").status()).isEqualTo(403);
    page.open("/staf/pengumuman").follow("Hapus Untuk wilayah").press("Ya, hapus");
    assertThat(page.text()).contains("Pengumuman dihapus.").doesNotContain("Untuk wilayah");
  }

  @Test
  void aRepeatIsOneNotice() {
    var key = UUID.randomUUID().toString();
    var first = supervisor.post(AT_BRANCH, wish("Sekali", NOW, SOON), key);
    var again = supervisor.post(AT_BRANCH, wish("Sekali", NOW, SOON), key);
    assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
    assertThat(supervisor.post(AT_BRANCH, wish("Lain", NOW, SOON), key).status()).isEqualTo(422);
    isSoon(0, "Sekali");
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndEverythingStaysAsTyped() {
    var page =
        new TextBrowser(nodes.http(0), "supervisor-umum")
            .open("/staf/pengumuman")
            .type("Isi pengumuman", "x".repeat(61))
            .type("Sampai hari", "22-11-2026")
            .type("Mulai pukul", "25.00")
            .press("Pasang pengumuman");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("Paling panjang 60 huruf. Tertulis 61 huruf.", "Tulis jam, misalnya 08.30.");
    assertThat(page.value("Isi pengumuman")).isEqualTo("x".repeat(61));
    page.type("Isi pengumuman", "x".repeat(60))
        .type("Mulai pukul", "8.00")
        .press("Pasang pengumuman");
    assertThat(page.text()).contains("Akhirnya harus setelah mulainya.");
    page.type("Sampai hari", "24/11/2026").press("Pasang pengumuman");
    assertThat(page.text()).contains("Pengumuman dipasang.", "x".repeat(60), "Belum mulai");
    page.follow("Hapus " + "x".repeat(60)).press("Ya, hapus");
    assertThat(page.text()).contains("Pengumuman dihapus.", "Belum ada pengumuman.");
    var fields = supervisor.post(AT_BRANCH, wish(" ", SOON, NOW)).json().getJsonObject("fields");
    assertThat(fields.getMap()).containsOnlyKeys("text", "until");
  }

  @Test
  void theDatabaseHoldsWhatANoticeIs() {
    assertThatThrownBy(
            () ->
                nodes
                    .database()
                    .update(
                        """
                        INSERT INTO notice (id, kind, text, starts_at, ends_at, made_by, made_at)
                        VALUES ($1, 'NOTICE', $2, now(), now() + interval '1 hour', 'x', now())
                        """,
                        UUID.randomUUID(),
                        "x".repeat(61)))
        .isInstanceOfSatisfying(
            ConstraintViolation.class, e -> assertThat(e.is("notice_is_short")).isTrue());
  }

  @Test
  void anAnnouncedStopIsToldOnEveryPageRefusesBookingsWhileItLastsAndCanBeCalledOff() {
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 20, 1);
    var later =
        wish("", "2026-11-23T22:00:00+07:00", "2026-11-24T00:00:00+07:00").put("kind", "STOP");
    later.remove("text");
    var told = admin.post("/api/v1/notices", later);
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    soon(
        () ->
            assertThat(nodes.http(1).get("/").body())
                .contains("Layanan ini berhenti Senin, 23 November 2026, pukul 22.00–24.00 WIB."));
    assertThat(book(1, slot)).isEqualTo(201);
    var form = new Form(nodes.http(1).browser(), TestBranch.BRANCH);
    var data = form.choose(slot);
    var now = later.copy().put("from", NOW).put("until", SOON);
    var id = admin.post("/api/v1/notices", now).json().getString("id");
    soon(() -> assertThat(book(1, slot)).isEqualTo(503));
    var refused = nodes.http(1).post("/api/v1/bookings", TestPeople.wish(people++, slot));
    assertThat(refused.code()).isEqualTo("maintenance");
    var stopped = form.browser().get(data);
    assertThat(stopped.status()).isEqualTo(503);
    assertThat(stopped.body()).contains("sampai 30 menit setelah layanan berjalan lagi");
    assertThat(stopped.header("Set-Cookie"))
        .as("an hour and a half")
        .containsPattern("Max-Age=5[0-9]{3}");
    admin.delete("/api/v1/notices/" + id);
    soon(() -> assertThat(book(1, slot)).isEqualTo(201));
    admin.delete("/api/v1/notices/" + told.json().getString("id"));
    soon(() -> assertThat(nodes.http(1).get("/").body()).doesNotContain("Layanan ini berhenti"));
    var region = nodes.main(0).rooms().branches().get(TestBranch.BRANCH).region();
    assertThat(admin.post("/api/v1/notices", later.copy().put("region", region)).status())
        .isEqualTo(400);
  }

  private static int book(int node, long slot) {
    return nodes.http(node).post("/api/v1/bookings", TestPeople.wish(people++, slot)).status();
  }

  private static long trail(String action) {
    return nodes
        .database()
        .first(
            row -> row.getLong("n"),
            "SELECT count(*) AS n FROM audit WHERE action = $1 AND branch_id = $2",
            action,
            TestBranch.BRANCH)
        .orElseThrow();
  }
}
