package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor proposes a change, somebody above refuses one and plans another. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class ProposalJourneyIT {
  private static final String OFFICE = "/staf/kantor/" + Visits.OFFICE;

  @Test
  void aChangeIsProposedDecidedAndComesOnItsDay(Nodes nodes) {
    try (var supervisor = Guard.supervisor(nodes.http(0)).signedIn();
        var admin = Guard.admin(nodes.http(0))) {
      var page = supervisor.page();
      page.navigate(OFFICE);
      page.getByLabel("Telepon").fill("024-3520279");
      page.getByLabel("Alamat").fill("Jl. Pemuda No. 130, Semarang");
      page.locator("[id='closes.FRIDAY']").fill("14.30");
      page.getByLabel("Alasan").fill("Kantor pindah ke gedung sebelah");
      supervisor.press("Simpan");
      assertThat(page.getByText("Usulan dikirim; menunggu keputusan")).isVisible();
      supervisor.look("proposal-01-sent");
      page.navigate("/staf");
      supervisor.look("proposal-02-home");
      var above = admin.page();
      above.navigate("/staf/usulan");
      admin.look("proposal-03-list");
      link(above, "Buka usulan");
      admin.press("Tolak");
      assertThat(above.getByRole(AriaRole.ALERT)).containsText("Ada 1 isian");
      admin.look("proposal-04-wrong");
      above.getByLabel("Alasan").fill("Baru berlaku setelah gedung selesai");
      admin.press("Tolak");
      assertThat(above.getByText("Usulan ditolak.")).isVisible();
      admin.look("proposal-05-refused");
      above.navigate(OFFICE + "/kuota?hari=TUESDAY");
      above.locator("[id='places.ONLINE.0']").fill("25");
      above.getByLabel("Berlaku mulai tanggal").fill("1-12-2026");
      above.getByLabel("Alasan").fill("Petugas bertambah");
      admin.look("proposal-06-from");
      admin.press("Simpan");
      assertThat(above.getByText("Perubahan berlaku pada harinya.")).isVisible();
      admin.look("proposal-07-coming");
      link(above, "Buka usulan");
      admin.look("proposal-08-plan");
      above.navigate("/staf/wewenang");
      admin.look("proposal-09-regions");
      page.navigate("/staf/usulan");
      supervisor.look("proposal-10-own");
      page.navigate(OFFICE + "/kuota?tanggal=2026-11-24");
      supervisor.look("proposal-11-day");
    }
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
