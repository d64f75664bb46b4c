package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Mailbox;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff correct how the holder of a visit is reached, and the spelling of a name. */
@Antrean(counters = 1, shared = true)
class CorrectionPagesIT {
  private static final String OFFICE = "/staf/kantor/" + TestBranch.BRANCH;
  private static Nodes nodes;
  private static Database db;
  private static Http guest;
  private static TextBrowser officer;
  private static TextBrowser supervisor;
  private static int people = 74_000;
  private static int days = 1_100;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    guest = nodes.http(0);
    TestBranch.staff(db, TestBranch.BRANCH, "perbaiki");
    officer = new TextBrowser(guest, "officer-perbaiki").open(OFFICE + "/cari");
    supervisor = new TextBrowser(guest, "supervisor-perbaiki").open(OFFICE + "/cari");
  }

  private static UUID booked(JsonObject wish) {
    var answer = guest.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var code = answer.json().getString("code");
    return nodes.main(0).rooms().booking().store().byCode(code).orElseThrow().id();
  }

  private static JsonObject wish() {
    return TestPeople.wish(people++, TestBranch.slot(db, ++days, 5, 1))
        .put("name", "Siti Rahmawati");
  }

  private static TextBrowser contact(UUID visit) {
    return officer.tab().open(OFFICE + "/kunjungan/" + visit).follow("Perbaiki HP atau email");
  }

  private static String mobile() {
    return "0857%08d".formatted(people++);
  }

  @Test
  void theRightMobileGetsTheNumberAndTheWrongOneIsToldOnce() {
    var wrong = "0812%08d".formatted(people);
    var visit = booked(wish());
    var right = mobile();
    var page = contact(visit);
    page.type("Nomor HP yang benar", right).type("Alasan", "Satu angka salah");
    var twice = page.tab();
    assertThat(page.press("Simpan perbaikan").text())
        .contains("Sudah diperbaiki.", "HP berakhir " + right.substring(8));
    assertThat(twice.press("Simpan perbaikan").text()).contains("Sudah diperbaiki.");
    assertThat(page.html()).doesNotContain(right, right.substring(1), wrong);
    assertThat(Mailbox.awaited(guest, wrong, "diganti petugas")).isOne();
    assertThat(Mailbox.awaited(guest, right, "Antrean Anda: B-001")).isOne();
    assertThat(Mailbox.count(guest, wrong, "Antrean Anda: B-001")).isZero();
  }

  @Test
  void theTrailHasOldAndNewWithoutNamingAnybody() {
    var visit = booked(wish().put("email", "lama@contoh.id"));
    var right = mobile();
    contact(visit)
        .type("Nomor HP yang benar", right)
        .choose("Ganti dengan email di bawah")
        .type("Email yang benar", "baru@contoh.id")
        .type("Alasan", "Diminta di loket")
        .press("Simpan perbaikan");
    var trail = trail(visit, "CONTACT_CORRECTED");
    assertThat(trail).hasSize(1);
    assertThat(trail.getFirst())
        .contains("officer-perbaiki", "Diminta di loket", "-> " + right.substring(8), "address")
        .doesNotContain("lama@", "baru@", right);
    assertThat(
            db.list(
                r -> r.getString(0),
                "SELECT channel FROM former_contact WHERE booking_id = $1 ORDER BY 1",
                visit))
        .containsExactly("EMAIL", "SMS");
  }

  @Test
  void nothingTypedIsLostWhenAFieldIsWrong() {
    var page = contact(booked(wish()));
    page.type("Nomor HP yang benar", "0812")
        .type("Alasan", "Salah ketik")
        .press("Simpan perbaikan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.value("Nomor HP yang benar")).isEqualTo("0812");
    assertThat(page.value("Alasan")).isEqualTo("Salah ketik");
    page.type("Nomor HP yang benar", "").press("Simpan perbaikan");
    assertThat(page.text()).contains("Belum ada yang berubah.");
  }

  @Test
  void aMobileWithAsManyOpenBookingsAsItMayHaveGetsNoOther() {
    var full = mobile();
    for (int i = 0; i < 5; i++) {
      booked(wish().put("phone", full));
    }
    var page = contact(booked(wish()));
    page.type("Nomor HP yang benar", full).type("Alasan", "uji").press("Simpan perbaikan");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("sudah punya 5 antrean yang terbuka");
  }

  /** The unique key on the holder's ordinals decides, whoever comes first. */
  @Test
  void ofManyCorrectionsAtOnceToOneMobileFiveAreMade() {
    var full = mobile();
    var visits = IntStream.range(0, 8).mapToObj(n -> booked(wish())).toList();
    var pages = visits.stream().map(CorrectionPagesIT::contact).toList();
    TestPeople.race(
        8,
        n -> {
          var page = pages.get(n).type("Nomor HP yang benar", full).type("Alasan", "uji");
          for (int i = 0; i < 10; i++) {
            if (page.tab().press("Simpan perbaikan").status() != 503) {
              break;
            }
          }
          return n;
        });
    var open =
        db.first(
            row -> row.getInteger(0),
            """
            SELECT count(*)::int FROM booking WHERE id = ANY ($1) AND phone_hash = (
              SELECT phone_hash FROM booking WHERE id = ANY ($1)
              GROUP BY phone_hash ORDER BY count(*) DESC LIMIT 1)
            """,
            (Object) visits.toArray(UUID[]::new));
    assertThat(open).contains(5);
  }

  @Test
  void aSupervisorCorrectsTheSpellingOfANameByTheKtpAndNeverTheNik() {
    var visit = booked(wish());
    var nik = nikHash(visit);
    var page = supervisor.tab().open(OFFICE + "/kunjungan/" + visit).follow("Perbaiki ejaan nama");
    page.type("Nama lengkap", "Sitti Rohmawati").press("Simpan perbaikan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Pilih apa yang diperlihatkan.");
    assertThat(page.value("Nama lengkap")).isEqualTo("Sitti Rohmawati");
    page.choose("KTP asli").press("Simpan perbaikan");
    assertThat(page.text()).contains("Sudah diperbaiki.", "Sitti R.");
    assertThat(trail(visit, "NAME_CORRECTED"))
        .hasSize(1)
        .allMatch(line -> line.contains("KTP") && !line.contains("Sit"));
    assertThat(nikHash(visit)).isEqualTo(nik);
  }

  @Test
  void aVisitThatIsOverIsNotCorrected() {
    var visit = booked(wish());
    var page = contact(visit);
    db.update("UPDATE booking SET state = 'COMPLETED' WHERE id = $1", visit);
    page.type("Nomor HP yang benar", mobile()).type("Alasan", "uji").press("Simpan perbaikan");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("tidak bisa diubah lagi");
  }

  private static String nikHash(UUID visit) {
    return db.first(
            row -> row.getString(0),
            "SELECT encode(nik_hash, 'hex') FROM booking WHERE id = $1",
            visit)
        .orElseThrow();
  }

  private static List<String> trail(UUID visit, String action) {
    return db.list(
        row -> row.getString(0),
        "SELECT concat_ws(' ', actor, detail) FROM audit WHERE object = $1 AND action = $2",
        "booking:" + visit,
        action);
  }
}
