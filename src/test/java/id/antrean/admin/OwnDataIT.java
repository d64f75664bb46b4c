package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Person;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Mailbox;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What /privasi promises: at any office, by the KTP, a person sees, takes along and erases. */
@Antrean(counters = 1, shared = true)
class OwnDataIT {
  private static final String DATA = "/staf/kantor/" + TestBranch.BRANCH + "/data";
  private static Nodes nodes;
  private static Database db;
  private static Http guest;
  private static TextBrowser supervisor;
  private static int people = 75_000;
  private static int days = 1_300;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    guest = nodes.http(0);
    TestBranch.staff(db, TestBranch.BRANCH, "privasi");
    supervisor = new TextBrowser(guest, "supervisor-privasi").open("/staf");
  }

  private static UUID booked(JsonObject wish) {
    var answer = guest.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var code = answer.json().getString("code");
    return nodes.main(0).rooms().booking().store().byCode(code).orElseThrow().id();
  }

  private static JsonObject wish(int person) {
    return TestPeople.wish(person, slot()).put("name", "Siti Rahmawati");
  }

  private static long slot() {
    return TestBranch.slot(db, ++days, 5, 1);
  }

  private static void over(UUID visit) {
    db.update("UPDATE booking SET state = 'COMPLETED' WHERE id = $1", visit);
  }

  private static TextBrowser shown(int person) {
    return supervisor
        .tab()
        .open(DATA)
        .choose("KTP asli")
        .type("NIK orang itu", TestPeople.nik(person))
        .press("Tampilkan datanya");
  }

  @Test
  void theOwnerSeesEverythingOfAllOfficesAndTheTrailSaysThatItHappened() {
    int owner = people++;
    booked(wish(owner));
    var slots = "/api/v1/branches/semarang-pemuda/slots?lane=ONLINE&from=2026-11-26&days=1";
    var slot = guest.get(slots).array().getJsonObject(3).getString("id");
    booked(TestPeople.wish(owner, Long.parseLong(slot)).put("service", "GENERAL"));
    booked(wish(people++).put("name", "Orang Lain"));
    var page = shown(owner);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Siti Rahmawati", "0812000%d".formatted(owner), "Kantor Uji", "Semarang Pemuda")
        .contains("KPJ", "%011d".formatted(owner), "Masih ada 2 kunjungan yang terbuka")
        .doesNotContain("Orang Lain");
    assertThat(page.address()).isEqualTo(DATA);
    assertThat(trail("DATA_SHOWN"))
        .isNotEmpty()
        .allMatch(line -> line.contains("KTP") && line.contains("address"))
        .noneMatch(line -> line.contains(TestPeople.nik(owner)));
  }

  @Test
  void withoutWhatTheyShowNothingIsOpenedAndWhatWasTypedStays() {
    var page = supervisor.tab().open(DATA).type("NIK orang itu", "3374").press("Tampilkan datanya");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Pilih apa yang diperlihatkan.", "Tertulis 4 angka");
    assertThat(page.value("NIK orang itu")).isEqualTo("3374");
  }

  @Test
  void theFileHasAllOfItAndIsOfThatPersonOnly() {
    int owner = people++;
    over(booked(wish(owner).put("email", "siti@contoh.id")));
    var http = guest.as("supervisor-privasi");
    var file =
        http.form(
            DATA + "/unduh",
            "csrf",
            Form.hidden(http.get(DATA), "csrf"),
            "nik",
            TestPeople.nik(owner),
            "shown",
            "DIGITAL_KTP");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Disposition")).contains("attachment", "data-pribadi.json");
    assertThat(file.json().getString("nik")).isEqualTo(TestPeople.nik(owner));
    var visit = file.json().getJsonArray("visits").getJsonObject(0);
    assertThat(visit.getJsonObject("person").getString("name")).isEqualTo("Siti Rahmawati");
    assertThat(visit.getJsonObject("person").getString("email")).isEqualTo("siti@contoh.id");
    assertThat(visit.getString("state")).isEqualTo("COMPLETED");
    assertThat(trail("DATA_EXPORTED")).anyMatch(line -> line.contains("DIGITAL_KTP"));
  }

  @Test
  void whatIsOverIsErasedAndWhatIsOpenStays() {
    int owner = people++;
    var past = booked(wish(owner));
    over(past);
    var open = booked(wish(owner));
    int before = trail("DATA_ERASED").size();
    var page = shown(owner).press("Hapus data");
    assertThat(page.text()).contains("Hapus data orang ini?", "tetap berlaku");
    var twice = page.tab();
    page.press("Ya, hapus");
    assertThat(page.text())
        .contains("Data 1 kunjungan sudah dihapus.", "1 kunjungan masih terbuka");
    assertThat(twice.press("Ya, hapus").text()).contains("Data 1 kunjungan sudah dihapus.");
    assertThat(personal(past)).isZero();
    assertThat(personal(open)).isEqualTo(4);
    assertThat(state(open)).isEqualTo("BOOKED");
    assertThat(trail("DATA_ERASED")).as("once").hasSize(before + 1);
    assertThat(trail("DATA_ERASED").getLast()).contains("bookings:1", "KTP");
  }

  @Test
  void anOpenVisitIsCancelledAndErasedWhereTheOwnerWantsThat() {
    int owner = people++;
    long slot = slot();
    var visit = booked(TestPeople.wish(owner, slot));
    var other = booked(TestPeople.wish(people++, slot));
    assertThat(erased(owner)).isEqualTo(DATA + "?dihapus=1&tinggal=0");
    assertThat(List.of(state(visit), state(other))).containsExactly("CANCELLED", "BOOKED");
    assertThat(personal(visit)).isZero();
    assertThat(personal(other)).isEqualTo(4);
    assertThat(free(slot)).isEqualTo(4);
    assertThat(shown(owner).text()).contains("Tidak ada data dengan NIK ini.");
    var mobile = "0812%08d".formatted(owner);
    assertThat(Mailbox.awaited(guest, mobile, "datanya dihapus"))
        .as("it may not be theirs")
        .isOne();
  }

  /** Both at once by one account: the owner of the number must hear of the first. */
  @Test
  void whoseNumberWasReplacedIsToldThoughTheVisitIsErasedAtOnce() {
    for (int round = 0; round < 3; round++) {
      int owner = people++;
      booked(wish(owner));
      var page = shown(owner);
      page.type("Nomor HP yang benar", "0857%08d".formatted(owner)).press("Simpan perbaikan");
      assertThat(erased(owner)).isEqualTo(DATA + "?dihapus=1&tinggal=0");
      var mobile = "0812%08d".formatted(owner);
      assertThat(Mailbox.awaited(guest, mobile, "diganti petugas")).isOne();
    }
  }

  /** Also what was open: the address of the page after it. */
  private static String erased(int owner) {
    var http = guest.as("supervisor-privasi");
    var csrf = Form.hidden(http.get(DATA), "csrf");
    var nik = TestPeople.nik(owner);
    var key = UUID.randomUUID().toString();
    return http.form(
            DATA + "/hapus",
            "csrf",
            csrf,
            "kunci",
            key,
            "nik",
            nik,
            "shown",
            "KTP",
            "cancel",
            "1",
            "yakin",
            "1")
        .location();
  }

  @Test
  void aLookRepeatedWithItsKeyIsOnTheTrailToo() {
    int owner = people++;
    booked(wish(owner));
    var http = guest.as("supervisor-privasi");
    var csrf = Form.hidden(http.get(DATA), "csrf");
    int before = trail("DATA_SHOWN").size();
    var key = UUID.randomUUID().toString();
    for (int look = 0; look < 2; look++) {
      var shown =
          http.form(DATA, "csrf", csrf, "kunci", key, "nik", TestPeople.nik(owner), "shown", "KTP");
      assertThat(shown.status()).isEqualTo(200);
    }
    assertThat(trail("DATA_SHOWN")).hasSize(before + 2);
  }

  @Test
  void whatIsWrongIsCorrectedOnAllOpenVisitsOfAllOfficesAndNowhereElse() {
    int owner = people++;
    var past = booked(wish(owner));
    over(past);
    var here = booked(wish(owner));
    var slots = "/api/v1/branches/semarang-pemuda/slots?lane=ONLINE&from=2026-11-26&days=1";
    var slot = guest.get(slots).array().getJsonObject(5).getString("id");
    var there = booked(TestPeople.wish(owner, Long.parseLong(slot)).put("service", "GENERAL"));
    var page = shown(owner).type("Nomor HP yang benar", "0812").type("Nama lengkap", "Sitti R");
    page.press("Simpan perbaikan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.value("Nama lengkap")).isEqualTo("Sitti R");
    page.type("Nomor HP yang benar", "0857%08d".formatted(owner)).press("Simpan perbaikan");
    assertThat(page.text()).contains("2 kunjungan diperbaiki.");
    assertThat(person(here).name().full()).isEqualTo("Sitti R");
    assertThat(person(there).phone().e164()).isEqualTo("+62857%08d".formatted(owner));
    assertThat(person(past).name().full()).isEqualTo("Siti Rahmawati");
    assertThat(person(there).nik().digits()).isEqualTo(TestPeople.nik(owner));
    assertThat(trail("DATA_CORRECTED")).anyMatch(line -> line.contains("bookings:2"));
  }

  private static Person person(UUID visit) {
    return nodes.main(0).rooms().booking().store().person(visit).orElseThrow();
  }

  @Test
  void whoIsInLineIsServedFirst() {
    int owner = people++;
    var visit = booked(wish(owner));
    db.update("UPDATE booking SET state = 'CHECKED_IN' WHERE id = $1", visit);
    assertThat(erased(owner)).isEqualTo(DATA + "?dihapus=0&tinggal=1");
    assertThat(personal(visit)).isEqualTo(4);
    assertThat(number("SELECT count(*)::int FROM former_contact WHERE booking_id = $1", visit))
        .isZero();
  }

  @Test
  void onlySupervisorsOfTheOfficeOpenIt() {
    for (var name : List.of("guard-privasi", "officer-privasi")) {
      assertThat(new TextBrowser(guest, name).open(DATA).status()).as(name).isEqualTo(403);
    }
    var elsewhere = DATA.replace(TestBranch.BRANCH, "surakarta");
    assertThat(supervisor.tab().open(elsewhere).status()).isEqualTo(403);
  }

  /** How many of a booking's columns still lead to a person. */
  private static int personal(UUID visit) {
    return number(
        """
        SELECT num_nonnulls(person, nik_hash, phone_hash, code_hash) FROM booking WHERE id = $1
        """,
        visit);
  }

  private static String state(UUID visit) {
    return db.first(row -> row.getString(0), "SELECT state FROM booking WHERE id = $1", visit)
        .orElseThrow();
  }

  /** With those that are withheld for a while. */
  private static int free(long slot) {
    return number(
        """
        SELECT cardinality(free) + (SELECT count(*)::int FROM held_place WHERE slot_id = id)
        FROM slot WHERE id = $1
        """,
        slot);
  }

  private static int number(String sql, Object... args) {
    return db.first(row -> row.getInteger(0), sql, args).orElseThrow();
  }

  private static List<String> trail(String action) {
    return db.list(
        row -> row.getString(0),
        """
        SELECT concat_ws(' ', branch_id, object, detail) FROM audit
        WHERE actor = 'supervisor-privasi' AND action = $1 ORDER BY id
        """,
        action);
  }
}
