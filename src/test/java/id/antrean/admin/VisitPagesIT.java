package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One visit as staff see and change it. */
@Antrean(counters = 1, shared = true)
class VisitPagesIT {
  private static final String OFFICE = "/staf/kantor/" + TestBranch.BRANCH;
  private static Nodes nodes;
  private static Database db;
  private static Http guest;
  private static TextBrowser guard;
  private static TextBrowser officer;
  private static TextBrowser supervisor;
  private static int people = 73_000;
  private static int days = 900;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    guest = nodes.http(0);
    TestBranch.staff(db, TestBranch.BRANCH, "kunjungan");
    TestBranch.staff(db, "surakarta", "kunjungan-lain");
    guard = new TextBrowser(guest, "guard-kunjungan").open(OFFICE + "/cari");
    officer = new TextBrowser(guest, "officer-kunjungan").open(OFFICE + "/cari");
    supervisor = new TextBrowser(guest, "supervisor-kunjungan").open(OFFICE + "/cari");
  }

  /** Somebody books; answers the path of the visit's page. */
  private static String booked(JsonObject wish) {
    var answer = guest.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return OFFICE + "/kunjungan/" + id(answer.json());
  }

  private static String id(JsonObject booking) {
    return nodes
        .main(0)
        .rooms()
        .booking()
        .store()
        .byCode(booking.getString("code"))
        .orElseThrow()
        .id()
        .toString();
  }

  private static long slot() {
    return TestBranch.slot(db, ++days, 5, 1);
  }

  private static JsonObject wish() {
    return TestPeople.wish(people++, slot())
        .put("name", "Siti Rahmawati")
        .put("reason", "RESIGNED");
  }

  @Test
  void aGuardSeesTheVisitMaskedWithItsReasonAndMessagesAndMaySendItAgain() {
    var page = guard.tab().open(booked(wish()));
    assertThat(page.heading()).startsWith("Kunjungan B-001");
    assertThat(page.text())
        .contains("Siti R.", "HP berakhir " + tail(people - 1), "Belum datang", "Alasan klaim")
        .contains("Kirim ulang nomornya", "Pindah jadwal")
        .doesNotContain("Batalkan kunjungan", "Perbaiki");
    assertThat(page.html()).doesNotContain("Rahmawati", TestPeople.nik(people - 1));
    page.press("Kirim ulang nomornya");
    assertThat(page.text()).contains("Nomor sedang dikirim ulang.");
    awaitMessages(page, "Nomor dikirim ulang");
  }

  private static String tail(int person) {
    return "%08d".formatted(person).substring(4);
  }

  private static void awaitMessages(TextBrowser page, String words) {
    for (int i = 0; i < 200 && !page.open(page.address()).text().contains(words); i++) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(page.text()).contains(words, "SMS");
  }

  @Test
  void theNumberIsSentAgainThreeTimesADay() {
    var page = guard.tab().open(booked(wish()));
    for (int i = 0; i < 3; i++) {
      page.press("Kirim ulang nomornya");
      assertThat(page.status()).isEqualTo(200);
    }
    page.press("Kirim ulang nomornya");
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.text()).contains("sudah dikirim ulang 3 kali");
  }

  @Test
  void anOfficerCancelsWithAReasonOnceAndTheTrailKnowsIt() {
    var page = officer.tab().open(booked(wish())).follow("Batalkan kunjungan");
    page.press("Ya, batalkan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Tulis alasannya.");
    page.type("Alasan", "Diminta lewat telepon");
    var twice = page.tab();
    assertThat(page.press("Ya, batalkan").text()).contains("Kunjungan dibatalkan.", "Dibatalkan");
    assertThat(twice.press("Ya, batalkan").text()).contains("Kunjungan dibatalkan.");
    assertThat(trail(page, "BOOKING_CANCELLED"))
        .hasSize(1)
        .allMatch(line -> line.contains("Diminta lewat telepon"));
    assertThat(page.text()).doesNotContain("Yang bisa dilakukan");
  }

  @Test
  void whoHasCheckedInCannotBeCancelled() {
    var path = booked(wish());
    var page = officer.tab().open(path).follow("Batalkan kunjungan").type("Alasan", "uji");
    db.update("UPDATE booking SET state = 'CHECKED_IN' WHERE id = $1::text::uuid", last(path));
    assertThat(page.press("Ya, batalkan").text()).contains("Sudah lapor");
    assertThat(page.text()).doesNotContain("Batalkan kunjungan");
  }

  @Test
  void theVisitGetsAnotherTimeAndAnotherNumber() {
    var path = booked(wish());
    var page = guard.tab().open(path).follow("Pindah jadwal");
    assertThat(page.text()).contains("Siti R.", "Hari apa?");
    long to =
        TestBranch.slot(
            db, TestBranch.DAY.plusDays(1), "ONLINE", free(), 2, 5_000 + people % 1_000);
    page.open(path + "/pindah?tanggal=" + TestBranch.DAY.plusDays(1));
    page.forge("slot", Long.toString(to)).press("Pindah jadwal");
    assertThat(page.text()).contains("Jadwal sudah dipindah.", "Rabu, 25 November 2026");
    assertThat(trail(page, "BOOKING_MOVED")).hasSize(1);
    page.open(path + "/pindah?tanggal=" + TestBranch.DAY.plusDays(1)).press("Pindah jadwal");
    assertThat(page.status()).as("none chosen").isEqualTo(400);
  }

  /** A time of the day at which no other test of this branch has a slot. */
  private static String free() {
    return "1%d:%02d".formatted(people % 5, people % 60);
  }

  /** Somebody else moves the visit to a slot of the next day. */
  private static void moved(String path, long to) {
    var page = guard.tab().open(path + "/pindah?tanggal=" + TestBranch.DAY.plusDays(1));
    assertThat(page.forge("slot", Long.toString(to)).press("Pindah jadwal").text())
        .contains("Jadwal sudah dipindah.");
  }

  private static long nextDay(int firstNumber) {
    return TestBranch.slot(db, TestBranch.DAY.plusDays(1), "ONLINE", free(), 2, firstNumber);
  }

  @Test
  void anOldPageDoesNotCancelAVisitThatWasMovedMeanwhile() {
    var path = booked(wish());
    var page = officer.tab().open(path).follow("Batalkan kunjungan").type("Alasan", "uji");
    moved(path, nextDay(6_100));
    page.press("Ya, batalkan");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text())
        .contains("Kunjungan ini sudah dipindah: sekarang B-6100", "Rabu, 25 November 2026");
    assertThat(page.value("Alasan")).isEqualTo("uji");
    assertThat(trail(page.tab().open(path), "BOOKING_CANCELLED")).isEmpty();
    assertThat(page.press("Ya, batalkan").text()).contains("Kunjungan dibatalkan.");
  }

  @Test
  void anOldPageDoesNotMoveAVisitThatWasMovedMeanwhile() {
    var path = booked(wish());
    var page = guard.tab().open(path + "/pindah?tanggal=" + TestBranch.DAY.plusDays(1));
    var first = nextDay(6_200);
    people++;
    var second = nextDay(6_300);
    moved(path, first);
    page.forge("slot", Long.toString(second)).press("Pindah jadwal");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Kunjungan ini sudah dipindah: sekarang B-6200");
    page.forge("slot", Long.toString(second));
    var twice = page.tab();
    assertThat(page.press("Pindah jadwal").text()).contains("Jadwal sudah dipindah.", "B-6300");
    assertThat(twice.press("Pindah jadwal").text()).contains("Jadwal sudah dipindah.");
    assertThat(trail(page, "BOOKING_MOVED")).hasSize(2);
  }

  @Test
  void aSupervisorOpensAllDataWithAReasonAndTheTrailKnowsIt() {
    var path = booked(wish());
    var page = supervisor.tab().open(path).follow("Buka data lengkap").press("Buka");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).doesNotContain("Rahmawati");
    page.type("Alasan", "Menelepon karena kantor tutup").press("Buka");
    assertThat(page.text()).contains("Siti Rahmawati", "0812%08d".formatted(people - 1));
    var trail =
        db.list(
            row -> row.getString(0),
            "SELECT detail::text FROM audit WHERE object = $1 AND action = 'PERSON_VIEWED'",
            "booking:" + last(path));
    assertThat(trail).hasSize(1).allMatch(line -> line.contains("Menelepon karena kantor tutup"));
    assertThat(officer.tab().open(path + "/data").status()).isEqualTo(403);
  }

  @Test
  void anotherOfficesVisitsAndUnknownOnesAreNotThere() {
    var path = booked(wish());
    var other = new TextBrowser(guest, "officer-kunjungan-lain");
    assertThat(other.open(path).status()).isEqualTo(403);
    var elsewhere = path.replace(TestBranch.BRANCH, "surakarta");
    assertThat(other.open(elsewhere).status()).isEqualTo(404);
    assertThat(officer.tab().open(OFFICE + "/kunjungan/x").status()).isEqualTo(404);
    assertThat(guard.tab().open(path + "/batal").status()).isEqualTo(403);
    assertThat(guard.tab().open(path + "/kontak").status()).isEqualTo(403);
    assertThat(officer.tab().open(path + "/nama").status()).isEqualTo(403);
    assertThat(supervisor.tab().open(path + "/nama").status()).isEqualTo(200);
  }

  private static List<String> trail(TextBrowser page, String action) {
    return db.list(
        row -> row.getString(0),
        "SELECT concat_ws(' ', actor, detail) FROM audit WHERE object = $1 AND action = $2",
        "booking:" + last(page.address().replaceFirst("\\?.*", "")),
        action);
  }

  private static String last(String path) {
    return path.replaceFirst(".*/", "");
  }
}
