package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.PagePoints;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is open or free, and each page says why and what to do instead. */
@Antrean(clock = "2026-12-22T12:15:00+07:00", counters = 2, browser = true)
class ClosedStatesJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final String FORM = "/pesan/" + OFFICE + "/JHT/";

  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  private static void look(Browser browser, Page page, String name) {
    PageChecks.look(browser, page, "closed-" + name, Size.DESKTOP);
    Access.check(page, "closed-" + name);
    PagePoints.check(page, "closed-" + name);
  }

  /** One story, because the clock of the nodes goes on from moment to moment. */
  @Test
  @Tag("long")
  void fromTheBreakToTheHoliday() {
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      var main = page.getByRole(AriaRole.MAIN);
      var title = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));

      page.navigate("/kantor/" + OFFICE);
      assertThat(main).containsText("Istirahat, buka lagi pukul 13.00 WIB");
      look(browser, page, "1-break");
      page.navigate("/kantor/banyuasin-pangkalan-balai");
      assertThat(main).containsText("Belum bisa pesan online");
      look(browser, page, "2-no-online-booking");

      page.navigate("/kantor/papua-jayapura");
      assertThat(main).containsText("Buka sekarang, tutup pukul 15.00 WIT");
      look(browser, page, "2a-open-in-another-zone");
      page.navigate("/pesan/papua-jayapura/JHT/waktu?alasan=RESIGNED&tanggal=2026-12-23");
      assertThat(main).containsText("Jam setempat kantor (WIT)");
      look(browser, page, "2b-times-in-another-zone");
      page.navigate("/pesan/sleman-godean/JKK");
      assertThat(main).containsText("dilayani di kantor lain");
      look(browser, page, "2c-served-elsewhere");

      page.navigate(FORM + "waktu?alasan=RESIGNED");
      assertThat(main).containsText("Tutup: Kelahiran Yesus Kristus (Natal)");
      look(browser, page, "3-closed-days");

      nodes
          .database()
          .run(
              "UPDATE slot SET free = '{}' WHERE branch_id = $1 AND service_date = '2026-12-23'",
              OFFICE);
      page.waitForTimeout(1_200);
      page.navigate(FORM + "waktu?alasan=RESIGNED&tanggal=2026-12-23");
      assertThat(title).hasText("Rabu, 23 Desember sudah penuh");
      assertThat(main).containsText("Kantor dekat, hari yang sama");
      look(browser, page, "4-full-day");

      nodes.database().run("UPDATE slot SET free = '{}'");
      page.waitForTimeout(1_200);
      page.navigate(FORM + "waktu?alasan=RESIGNED");
      assertThat(main).containsText("sudah terisi");
      look(browser, page, "5-nothing-free");
      page.navigate(FORM + "penuh?alasan=RESIGNED&tanggal=2026-12-23");
      assertThat(main).containsText("Lihat kantor ini");
      look(browser, page, "6-nothing-free-anywhere");

      nodes.restartAt("2026-12-22T15:30:00+07:00");
      page.navigate(FORM + "waktu?alasan=RESIGNED");
      assertThat(page.locator("#hari li").first()).containsText("Sudah lewat");
      look(browser, page, "7-cut-off-passed");
      page.navigate("/kantor/" + OFFICE);
      assertThat(main).containsText("Tutup. Buka lagi Rabu, 23 Desember 2026, pukul 08.00 WIB");
      look(browser, page, "8-closed-for-today");
      page.getByText("Lihat nomor yang sedang dipanggil").click();
      assertThat(main).containsText("Tutup. Buka lagi Rabu, 23 Desember 2026, pukul 08.00 WIB");
      assertThat(main).containsText("Nomor yang dipanggil terlihat di sini selama kantor buka.");
      look(browser, page, "8a-calls-closed-for-today");
      page.getByText("Kembali", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(title).hasText("Semarang Pemuda");

      nodes.restartAt("2026-12-25T09:00:00+07:00");
      page.navigate("/kantor/" + OFFICE);
      assertThat(main)
          .containsText("Tutup Jumat, 25 Desember 2026: Kelahiran Yesus Kristus (Natal)");
      look(browser, page, "9-holiday");
    }
  }
}
