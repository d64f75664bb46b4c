package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.ClaimReference;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages for passes, by plain forms without scripts. */
@Antrean(counters = 2, shared = true)
class PassPagesIT {
  private static final String LIST = "/staf/kantor/" + TestBranch.BRANCH + "/izin";
  private static Nodes nodes;
  private static Http guest;
  private static TextBrowser supervisor;
  private static int people = 62_000;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "izin");
    TestBranch.staff(nodes.database(), "surakarta", "lain");
    supervisor = new TextBrowser(guest, "supervisor-izin").open("/staf");
  }

  /** A page with the form filled in for a person of their own. */
  private static TextBrowser filledIn(String claim) {
    return supervisor
        .tab()
        .open(LIST)
        .type("NIK peserta", TestPeople.nik(people++))
        .type("Nomor klaim", claim)
        .type("Alasan", "Surat persetujuan diperlihatkan");
  }

  @Test
  void aSupervisorFindsTheFormWithTheUsualDaysAndGrantsAPass() {
    var page = supervisor.tab().open("/staf").follow("Izin jalur e-Klaim");
    assertThat(page.text()).contains("Kantor Uji", "# Izin jalur e-Klaim");
    assertThat(page.value("Hari pertama")).isEqualTo("23-11-2026");
    assertThat(page.value("Hari terakhir")).isEqualTo("02-12-2026");
    var made = filledIn("ek-form-1").press("Beri izin");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.text())
        .contains("Izin tercatat: NIK berakhir", "Satpam melihat izin ini")
        .contains("nomor klaim EK-FORM-1", "Senin, 23 November 2026 sampai Rabu, 2 Desember 2026")
        .contains("Diberikan supervisor-izin", "Berlaku, belum dipakai");
    assertThat(made.html()).doesNotContain(TestPeople.nik(people - 1));
    assertThat(made.value("NIK peserta")).isEmpty();
  }

  @Test
  void aWrongFieldIsNamedAndEverythingStaysAsTyped() {
    var page = filledIn("EK-FORM-2").type("Hari terakhir", "22-11-2026").press("Beri izin");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.title()).startsWith("Kesalahan: ");
    assertThat(page.text()).contains("Ada 1 isian yang perlu diperbaiki", "sebelum hari pertama");
    assertThat(page.value("NIK peserta")).isEqualTo(TestPeople.nik(people - 1));
    assertThat(page.value("Alasan")).isEqualTo("Surat persetujuan diperlihatkan");
    assertThat(page.text()).containsPattern("Sebutkan kode ini jika melapor: [0-9A-Z]{4}-");
    page.type("NIK peserta", "3374").press("Beri izin");
    assertThat(page.text()).contains("Tertulis 4 angka").doesNotContain("Anda menulis");
    page.type("NIK peserta", TestPeople.nik(people - 1))
        .type("Hari terakhir", "30/11/2026")
        .press("Beri izin");
    assertThat(page.text()).contains("sampai Senin, 30 November 2026");
  }

  @Test
  void theClaimOfAnotherIsRefusedBesideItsField() {
    filledIn("EK-FORM-3").press("Beri izin");
    var page = filledIn("EK-FORM-3").press("Beri izin");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Nomor klaim ini sudah dipakai untuk NIK lain.");
    assertThat(page.value("Nomor klaim")).isEqualTo("EK-FORM-3");
  }

  @Test
  void aDoublePressIsOnePassAndTheFormIsGoodForAnotherAfterBack() {
    var page = filledIn("EK-FORM-4");
    var twice = page.tab();
    var back = page.tab().type("NIK peserta", TestPeople.nik(people++));
    page.press("Beri izin");
    assertThat(twice.press("Beri izin").text()).contains("Izin tercatat");
    assertThat(twice.address()).isEqualTo(page.address());
    assertThat(back.type("Nomor klaim", "EK-FORM-5").press("Beri izin").text())
        .contains("nomor klaim EK-FORM-5");
    assertThat(passes("EK-FORM-4")).isOne();
  }

  @Test
  void aFormWithoutTheTokenOfTheSessionGrantsNothing() {
    var page = filledIn("EK-FORM-6").forge("csrf", "made-up").press("Beri izin");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("Muat ulang, lalu coba lagi.");
    assertThat(passes("EK-FORM-6")).isZero();
    assertThat(page.follow("Coba lagi").heading()).isEqualTo("Izin jalur e-Klaim");
  }

  @Test
  void aPassNotUsedYetIsTakenBackOnceAndCanBeGrantedAgain() {
    var page = filledIn("EK-FORM-7");
    var form = page.tab();
    page.press("Beri izin").follow("Tarik kembali EK-FORM-7");
    assertThat(page.text()).contains("Tarik kembali izin ini?", "nomor klaim EK-FORM-7");
    var twice = page.tab();
    var late = page.tab().forge("kunci", "");
    assertThat(page.press("Ya, tarik kembali").text()).contains("Izin sudah ditarik kembali.");
    assertThat(twice.press("Ya, tarik kembali").text()).contains("Izin sudah ditarik kembali.");
    assertThat(late.press("Ya, tarik kembali").address()).isEqualTo(LIST);
    assertThat(passes("EK-FORM-7")).isZero();
    assertThat(lines("PASS_TAKEN_BACK")).isOne();
    assertThat(form.press("Beri izin").text()).contains("Izin tercatat");
  }

  @Test
  void aPassThatWasBookedWithStays() {
    var slot = TestBranch.slot(nodes.database(), "E_KLAIM", "13:00", 5, 101);
    var page = filledIn("EK-FORM-8").press("Beri izin");
    var question = page.tab().follow("Tarik kembali EK-FORM-8");
    var visit = TestPeople.wish(people - 1, slot).put("service", "E_KLAIM_VERIFICATION");
    visit.put("claim", new JsonObject().put("reference", "EK-FORM-8"));
    assertThat(guest.post("/api/v1/bookings", visit).status()).isEqualTo(201);
    assertThat(question.press("Ya, tarik kembali").text()).contains("Sudah dipakai memesan");
    assertThat(question.html()).doesNotContain("Tarik kembali<i class=\"unseen\"> EK-FORM-8");
    assertThat(passes("EK-FORM-8")).isOne();
  }

  @Test
  void othersSeeAPageThatSaysWhereToGo() {
    for (var name : new String[] {"guard-izin", "officer-izin"}) {
      var page = new TextBrowser(guest, name).open("/staf");
      assertThat(page.text()).as(name).contains("Cari kunjungan").doesNotContain("Izin jalur");
      page.open(LIST);
      assertThat(page.status()).as(name).isEqualTo(403);
      assertThat(page.text()).contains("Anda tidak berwenang", "Ke konsol");
    }
    assertThat(new TextBrowser(guest, "supervisor-lain").open(LIST).status()).isEqualTo(403);
    var stranger = new TextBrowser(guest).open(LIST);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.text()).contains("Masuk");
  }

  @Test
  void anAdministratorChoosesTheOfficeAndMayReadEnglish() {
    var admin = new TextBrowser(guest, "admin").open("/staf");
    assertThat(admin.text()).contains("Kantor Uji");
    admin.open("/staf?kantor=" + TestBranch.BRANCH).follow("Izin jalur e-Klaim");
    assertThat(admin.text()).contains("Kantor Uji");
    assertThat(admin.follow("English").heading()).isEqualTo("Passes for the e-Klaim lane");
  }

  private static int passes(String claim) {
    return nodes
        .database()
        .first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM lane_pass WHERE claim_hash = $1",
            ClaimReference.hash(nodes.main(0).rooms().sealed(), claim))
        .orElseThrow();
  }

  private static int lines(String action) {
    return nodes
        .database()
        .first(
            row -> row.getInteger(0), "SELECT count(*)::int FROM audit WHERE action = $1", action)
        .orElseThrow();
  }
}
