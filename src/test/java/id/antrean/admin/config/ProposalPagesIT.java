package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proposals by plain forms: asked for at the office, decided in its region. */
@Antrean(counters = 2)
class ProposalPagesIT {
  private static Nodes nodes;
  private static TextBrowser supervisor;
  private static TextBrowser regional;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "atur");
    TestBranch.staff(nodes.database(), Role.REGIONAL, "uji", "wilayah");
    supervisor = new TextBrowser(nodes.http(0), "supervisor-atur").open("/staf");
    regional = new TextBrowser(nodes.http(0), "wilayah").open("/staf");
  }

  @BeforeEach
  void nothingWaits() {
    nodes.database().run("DELETE FROM proposal");
    nodes.database().run("UPDATE region SET supervisors_decide = false");
  }

  private static TextBrowser proposed(String address) {
    var page = supervisor.tab().open(PAGE);
    assertThat(page.text()).contains("dikirim sebagai usulan");
    return page.type("Alamat", address).type("Alasan", "Kantor pindah").press("Simpan");
  }

  @Test
  void aProposalIsSentSeenDecidedAndSeenAgain() {
    var sent = proposed("Jl. Melati 9");
    assertThat(sent.text())
        .contains("Usulan dikirim; menunggu keputusan kantor wilayah")
        .contains("Belum berlaku", "Diusulkan supervisor-atur", "→ Jl. Melati 9");
    assertThat(sent.value("Alamat")).isNotEqualTo("Jl. Melati 9");
    var page = regional.tab().open("/staf");
    assertThat(page.text()).contains("1 usulan menunggu keputusan");
    page.follow("Usulan perubahan").follow("Buka usulan");
    assertThat(page.text())
        .contains("Kantor Uji", "Menunggu keputusan", "Alasan: Kantor pindah", "→ Jl. Melati 9");
    assertThat(page.press("Setujui").text()).contains("Usulan disetujui.", "Sudah berlaku");
    assertThat(supervisor.tab().open(PAGE).value("Alamat")).isEqualTo("Jl. Melati 9");
    assertThat(supervisor.tab().open(PAGE + "/riwayat").text())
        .contains("Diubah wilayah", "Atas usulan supervisor-atur");
    assertThat(supervisor.tab().open("/staf/usulan").text())
        .contains("Tidak ada usulan yang menunggu.", "Disetujui wilayah");
  }

  @Test
  void aRefusalAsksWhyAndIsReadAtTheOffice() {
    proposed("Jl. Ditolak 1");
    var page = regional.tab().open("/staf/usulan").follow("Buka usulan");
    page.press("Tolak");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Tulis alasan");
    page.type("Alasan", "Alamat lama masih dipakai").press("Tolak");
    assertThat(page.text()).contains("Usulan ditolak.");
    var list = supervisor.tab().open("/staf/usulan");
    assertThat(list.text()).contains("Ditolak wilayah", "Alamat lama masih dipakai");
  }

  @Test
  void whoDecidesLateIsToldAndWhatOthersChangedIsShown() {
    proposed("Jl. Dua Kali 1");
    var first = regional.tab().open("/staf/usulan").follow("Buka usulan");
    var second = new TextBrowser(nodes.http(0), "admin").open(first.address());
    var other = new TextBrowser(nodes.http(0), "admin").open(PAGE);
    other.type("Alamat", "Jl. Sementara").type("Alasan", "sementara").press("Simpan");
    first.press("Setujui");
    assertThat(first.status()).isEqualTo(409);
    assertThat(first.text())
        .contains("Isian yang sama sudah diubah orang lain", "Diubah admin", "Jl. Sementara");
    assertThat(first.press("Setujui").text()).contains("Usulan disetujui.");
    second.press("Setujui");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text()).contains("sudah diputuskan wilayah");
  }

  @Test
  void whoAskedMayWithdrawAndWhoDecidesMayNot() {
    proposed("Jl. Ditarik 1");
    assertThat(regional.tab().open("/staf/usulan").follow("Buka usulan").html())
        .doesNotContain("value=\"tarik\"");
    var page = supervisor.tab().open(PAGE).follow("Buka usulan");
    assertThat(page.html()).doesNotContain("value=\"setuju\"");
    assertThat(page.press("Tarik usulan").text()).contains("Sudah ditarik.", "Ditarik");
    assertThat(supervisor.tab().open(PAGE).text()).doesNotContain("Belum berlaku");
  }

  @Test
  void takingAChangeBackIsProposed() {
    var admin = new TextBrowser(nodes.http(0), "admin").open(PAGE);
    admin.type("Telepon", "024-31313").type("Alasan", "uji").press("Simpan");
    var page = supervisor.tab().open(PAGE + "/riwayat").follow("Urungkan");
    assertThat(page.type("Alasan", "keliru").press("Ya, urungkan").text())
        .contains("Usulan dikirim");
    assertThat(supervisor.tab().open(PAGE).value("Telepon")).isEqualTo("024-31313");
    regional.tab().open("/staf/usulan").follow("Buka usulan").press("Setujui");
    assertThat(supervisor.tab().open(PAGE).value("Telepon")).isNotEqualTo("024-31313");
    assertThat(supervisor.tab().open(PAGE + "/riwayat").text()).contains("Sudah diurungkan");
  }

  @Test
  void aRegionalLetsTheSupervisorsDecideAloneWithAReason() {
    var page = regional.tab().open("/staf/usulan").follow("Wewenang pengawas");
    assertThat(page.text()).contains("Uji: pengawas mengusulkan");
    page.press("Pengawas memutuskan sendiri");
    assertThat(page.text()).contains("Tulis alasan");
    page.type("Alasan", "Masa percobaan").press("Pengawas memutuskan sendiri");
    assertThat(page.text()).contains("Tersimpan.", "Uji: pengawas memutuskan sendiri");
    var form = supervisor.tab().open(PAGE);
    assertThat(form.text()).doesNotContain("dikirim sebagai usulan");
    form.type("Alamat", "Jl. Sendiri 1").type("Alasan", "uji").press("Simpan");
    assertThat(form.value("Alamat")).isEqualTo("Jl. Sendiri 1");
    assertThat(supervisor.tab().open("/staf/wewenang").status()).isEqualTo(403);
    var other = regional.tab().open("/staf/wewenang").type("Alasan", "uji");
    other.forge("wilayah", "sumbagut").press("Pengawas mengusulkan");
    assertThat(other.status()).as("of another region").isEqualTo(404);
  }

  /** A supervisor must not let themselves decide alone. */
  @Test
  void whoRunsOneRegionSetsNoRuleOfAnotherWhereTheyAreASupervisor() {
    var db = nodes.database();
    TestBranch.staff(db, Role.REGIONAL, "uji", "dua-peran");
    db.run(
        """
        INSERT INTO account_role (account_id, role, branch_id)
        SELECT a.id, 'SUPERVISOR', b.id FROM account a,
          (SELECT id FROM branch WHERE region_id = 'sumbagut' ORDER BY id LIMIT 1) b
        WHERE a.username = 'dua-peran'
        """);
    var page = new TextBrowser(nodes.http(0), "dua-peran").open("/staf/wewenang");
    assertThat(page.text()).contains("Uji: pengawas mengusulkan");
    page.type("Alasan", "uji").forge("wilayah", "sumbagut").press("Pengawas memutuskan sendiri");
    assertThat(page.status()).isEqualTo(404);
  }

  @Test
  void inEnglishAndByNobodyElse() {
    proposed("Jl. English 1");
    var page = new TextBrowser(nodes.http(0), "wilayah").open("/staf/usulan").follow("English");
    assertThat(page.heading()).isEqualTo("Proposed changes");
    assertThat(page.follow("Open the proposal").text()).contains("Waiting for a decision");
    for (var who : new String[] {"guard-atur", "officer-atur"}) {
      assertThat(new TextBrowser(nodes.http(0), who).open("/staf/usulan").status()).isEqualTo(403);
    }
    var forged = regional.tab().open("/staf/usulan").follow("Buka usulan");
    assertThat(forged.forge("csrf", "made-up").press("Setujui").status()).isEqualTo(403);
  }
}
