package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages on which a branch is described, and its changes are taken back, by plain forms. */
@Antrean(counters = 2)
class DetailsPagesIT {
  private static Nodes nodes;
  private static TextBrowser supervisor;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "atur");
    Offices.letSupervisorsDecide(nodes.database());
    supervisor = new TextBrowser(nodes.http(0), "supervisor-atur").open("/staf");
  }

  private static TextBrowser form() {
    return supervisor.tab().open(PAGE);
  }

  @Test
  void aSupervisorFindsTheFormAndWhatTheySaveIsThere() {
    var page = supervisor.tab().open("/staf").follow("Data kantor");
    assertThat(page.heading()).isEqualTo("Data kantor");
    assertThat(page.value("Buka Senin")).isEqualTo("08.00");
    page.type("Alamat", "Jl. Melati 5")
        .type("Tutup Jumat", "14:30")
        .type("Alasan", "Jam Jumat baru")
        .press("Simpan");
    assertThat(page.text()).contains("Tersimpan");
    assertThat(page.value("Alamat")).isEqualTo("Jl. Melati 5");
    assertThat(page.value("Tutup Jumat")).isEqualTo("14.30");
    page.follow("Riwayat perubahan");
    assertThat(page.text())
        .contains("Data kantor", "supervisor-atur", "Alasan: Jam Jumat baru")
        .contains("→ Jl. Melati 5")
        .contains("Jam buka Jumat: 08.00–12.00, 13.00–15.00 → 08.00–12.00, 13.00–14.30");
  }

  @Test
  void aWrongFieldIsNamedAndEverythingStaysAsTyped() {
    var page =
        form()
            .type("Alamat", "Jl. Salah")
            .type("Buka Senin", "delapan")
            .type("Lintang", "-6,98")
            .type("Alasan", "")
            .press("Simpan");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Ada 2 isian", "Tulis jam seperti 08.00.", "keduanya");
    assertThat(page.value("Buka Senin")).isEqualTo("delapan");
    assertThat(page.value("Alamat")).isEqualTo("Jl. Salah");
    page.type("Buka Senin", "8").type("Bujur", "110,41").press("Simpan");
    assertThat(page.text()).contains("Ada 1 isian").contains("Tulis alasan");
    assertThat(page.type("Alasan", "Pindah").press("Simpan").text()).contains("Tersimpan");
    assertThat(page.value("Lintang")).isEqualTo("-6.98");
  }

  @Test
  void theSecondEditorSeesBothAndOverwritesOnlyWhatTheyTyped() {
    var first = form().type("Alamat", "Jl. Pertama").type("Telepon", "024-11111");
    var second = form().type("Alamat", "Jl. Kedua").type("Alasan", "kedua");
    first.type("Alasan", "pertama").press("Simpan");
    second.press("Simpan");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text())
        .contains("Data ini diubah orang lain", "Diubah supervisor-atur", "→ Jl. Pertama");
    assertThat(second.value("Alamat")).isEqualTo("Jl. Kedua");
    assertThat(second.value("Telepon")).as("left alone by the second").isEqualTo("024-11111");
    assertThat(second.value("Alasan")).isEqualTo("kedua");
    assertThat(second.press("Simpan").text()).contains("Tersimpan");
    assertThat(form().value("Alamat")).isEqualTo("Jl. Kedua");
  }

  @Test
  void aDoublePressIsOneChange() {
    var page = form().type("Pesan kantor", "Satu kali").type("Alasan", "uji");
    var twice = page.tab();
    page.press("Simpan");
    assertThat(twice.press("Simpan").text()).contains("Tersimpan");
  }

  @Test
  void aChangeIsTakenBackOnceUnlessItsFieldsWereChangedAgain() {
    form().type("Telepon", "024-22222").type("Alasan", "satu").press("Simpan");
    form().type("Telepon", "024-33333").type("Alasan", "dua").press("Simpan");
    var page = supervisor.tab().open(PAGE + "/riwayat").follow("Urungkan");
    assertThat(page.text()).contains("Urungkan perubahan ini?", "024-22222 → 024-33333");
    var late = page.tab();
    page.type("Alasan", "keliru").press("Ya, urungkan");
    assertThat(page.text()).contains("Perubahan sudah diurungkan.", "Sudah diurungkan");
    assertThat(form().value("Telepon")).isEqualTo("024-22222");
    late.type("Alasan", "sekali lagi").press("Ya, urungkan");
    assertThat(form().value("Telepon")).isEqualTo("024-22222");
  }

  @Test
  void aFormWithoutTheTokenOfTheSessionChangesNothing() {
    var page = form().type("Alamat", "Jl. Palsu").type("Alasan", "x").forge("csrf", "made-up");
    assertThat(page.press("Simpan").status()).isEqualTo(403);
    assertThat(form().value("Alamat")).isNotEqualTo("Jl. Palsu");
  }

  @Test
  void othersAreSentAwayAndEnglishIsThere() {
    for (var who : new String[] {"guard-atur", "officer-atur"}) {
      assertThat(new TextBrowser(nodes.http(0), who).open(PAGE).status()).isEqualTo(403);
    }
    var admin = new TextBrowser(nodes.http(0), "admin").open(PAGE);
    assertThat(admin.follow("English").heading()).isEqualTo("Office details");
    assertThat(admin.follow("History of changes").heading()).isEqualTo("History of changes");
  }
}
