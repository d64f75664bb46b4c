package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor puts up a notice, asks for a block, and finds both on the trail. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class TrailJourneyIT {

  @Test
  void aSupervisorTellsPeopleSomethingBlocksSomebodyAndReadsTheTrail(Nodes nodes) {
    try (var supervisor = Guard.supervisor(nodes.http(0)).signedIn()) {
      var page = supervisor.page();
      page.navigate("/staf");
      supervisor.look("trail-01-home");
      link(page, "Pengumuman");
      supervisor.press("Pasang pengumuman");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ada 1 isian");
      supervisor.look("trail-02-notice-wrong");
      page.getByLabel("Isi pengumuman")
          .fill("Loket 3 tutup sampai pukul 10.00. Silakan ke loket 4.");
      page.getByLabel("Isi dalam bahasa Inggris").fill("Counter 3 is closed until 10.00.");
      supervisor.press("Pasang pengumuman");
      supervisor.look("trail-03-notices");
      page.navigate("/console");
      assertThat(page.locator("#notices")).containsText("Loket 3 tutup");
      supervisor.look("trail-04-console");
      page.navigate("/staf/pengumuman");
      link(page, "Hapus");
      supervisor.look("trail-05-notice-remove");
      block(supervisor);
      page.navigate("/staf/jejak");
      assertThat(page.getByText("Memasang pengumuman").last()).isVisible();
      supervisor.look("trail-07-trail");
      link(page, "Periksa segel jejak");
      assertThat(page.getByText("Utuh:")).isVisible();
      supervisor.look("trail-08-check");
    }
    try (var admin = Guard.admin(nodes.http(0))) {
      var page = admin.page();
      page.navigate("/staf/pengumuman");
      admin.look("trail-09-notices-of-all");
      page.navigate("/staf/blokir");
      link(page, "Setujui");
      admin.look("trail-10-agree");
      admin.press("Ya, setujui");
      admin.look("trail-11-blocks");
    }
  }

  private static void block(Guard supervisor) {
    var page = supervisor.page();
    page.navigate("/staf/blokir");
    page.getByLabel("NIK, nomor, atau alamatnya").fill(TestPeople.nik(9_200));
    page.getByLabel("Sampai hari").fill("31-12-2026");
    page.getByLabel("Alasan").fill("Memesan berulang untuk calo");
    supervisor.press("Minta blokir");
    supervisor.look("trail-06-blocks");
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
