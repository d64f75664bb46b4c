package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor changes what their office says about itself, its quota and its rules. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class ConfigJourneyIT {

  @Test
  void anOfficeIsConfiguredAndOneChangeIsTakenBack(Nodes nodes) {
    nodes.database().run("UPDATE region SET supervisors_decide = true");
    try (var supervisor = Guard.supervisor(nodes.http(0)).signedIn()) {
      var page = supervisor.page();
      page.navigate("/staf");
      supervisor.look("config-01-home");
      link(page, "Data kantor");
      supervisor.look("config-02-details");
      page.locator("[id='hours.MONDAY']").fill("delapan");
      page.locator("[id='breakEnd.TUESDAY']").fill("16.00");
      page.getByLabel("Lintang").fill("110,4");
      supervisor.press("Simpan");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("yang perlu diperbaiki");
      supervisor.look("config-03-wrong");
      link(page, "Kembali");
      link(page, "Kuota");
      supervisor.look("config-04-quota");
      link(page, "Selasa");
      page.locator("[id='places.ONLINE.0']").fill("25");
      page.getByLabel("Alasan").fill("Petugas bertambah");
      supervisor.look("config-05-weekday");
      supervisor.press("Simpan");
      assertThat(page.getByText("Tersimpan")).isVisible();
      link(page, "Selasa, 24 November");
      supervisor.look("config-06-day");
      page.navigate("/staf/kantor/" + Visits.OFFICE + "/aturan");
      supervisor.look("config-07-policy");
      page.getByLabel("Giliran e-Klaim").fill("5");
      page.getByLabel("Alasan").fill("Ramai");
      supervisor.press("Simpan");
      assertThat(page.getByText("Tersimpan")).isVisible();
      page.navigate("/staf/kantor/" + Visits.OFFICE + "/riwayat");
      supervisor.look("config-08-history");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Urungkan"))
          .first()
          .click();
      supervisor.look("config-09-undo");
      supervisor.press("Ya, urungkan");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ada 1 isian");
      page.getByLabel("Alasan").fill("Sudah sepi");
      supervisor.press("Ya, urungkan");
      assertThat(page.getByText("Perubahan sudah diurungkan.")).isVisible();
      supervisor.look("config-10-undone");
    }
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
