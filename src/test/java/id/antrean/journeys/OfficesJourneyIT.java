package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator opens an office, sends a file, and looks at what is missing. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class OfficesJourneyIT {

  @Test
  void anAdministratorOpensAnOfficeAndFillsInTheOthers(Nodes nodes) {
    try (var admin = Guard.admin(nodes.http(0))) {
      var page = admin.page();
      page.navigate("/staf");
      admin.look("offices-01-home");
      page.navigate("/staf/kantor/baru");
      page.getByLabel("Nama kantor").fill("Semarang Barat");
      page.getByLabel("Lintang").fill("110,4");
      admin.press("Buka kantor ini");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("isian yang perlu diperbaiki");
      admin.look("offices-02-new-wrong");
      page.navigate("/staf/wilayah");
      admin.look("offices-03-regions");
      page.navigate("/staf/kekurangan");
      admin.look("offices-04-missing");
      files(admin, page);
    }
  }

  private static void files(Guard admin, Page page) {
    page.navigate("/staf/berkas");
    admin.press("Periksa berkas");
    admin.look("offices-05-files-wrong");
    send(
        admin,
        page,
        "id;alamat;telepon;lintang;bujur;catatan\r\nsurakarta;Jl. Bhayangkara No. 42, Solo;;;;x\r\n"
            + "kudus;;nanti;110,4;-6,9;\r\ntegal;;;;;\r\n");
    assertThat(page.getByText("Lintang dan bujur tertukar")).isVisible();
    admin.look("offices-06-check-wrong");
    page.navigate("/staf/berkas");
    send(admin, page, "id;telepon\r\nsurakarta;0271-736637\r\nkudus;0291-430000\r\n");
    admin.look("offices-07-check");
    page.getByLabel("Alasan").fill("Telepon dari kantor");
    admin.press("Terapkan berkas");
    assertThat(page.getByText("Berkas sudah diterapkan")).isVisible();
    admin.look("offices-08-files");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Urungkan")).first().click();
    admin.look("offices-09-undo");
  }

  private static void send(Guard admin, Page page, String file) {
    page.getByLabel("Jenis berkas").selectOption("branches");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("kantor.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    admin.press("Periksa berkas");
  }
}
