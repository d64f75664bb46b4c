package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor on the phone finds a visit, changes it, and shows its holder what is stored. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class FindJourneyIT {
  private static final int PERSON = 9_200;

  @Test
  void aVisitIsFoundSentAgainCorrectedAndCancelledAndItsDataAreErased(Nodes nodes) {
    var slots =
        nodes
            .http(0)
            .get("/api/v1/branches/" + Visits.OFFICE + "/slots?lane=ONLINE&days=2")
            .array();
    for (int i = 0; i < 8; i++) {
      var slot = ((JsonObject) slots.getValue(slots.size() - 1 - i / 2)).getString("id");
      var wish = TestPeople.wish(PERSON + i, Long.parseLong(slot)).put("reason", "RESIGNED");
      nodes
          .http(0)
          .post("/api/v1/bookings", wish.put("name", "Siti Rahmawati " + (char) ('A' + i)));
    }
    try (var supervisor = Guard.supervisor(nodes.http(0)).signedIn()) {
      var page = supervisor.page();
      page.navigate("/staf");
      link(page, "Daftar harian");
      link(page, "Hari berikutnya");
      supervisor.look("find-01-day-list");
      page.navigate("/staf");
      link(page, "Cari kunjungan");
      supervisor.look("find-02-empty");
      page.getByLabel("Yang dicari").fill("si");
      supervisor.press("Cari");
      supervisor.look("find-03-wrong");
      page.getByLabel("Yang dicari").fill("rahmawati");
      supervisor.press("Cari");
      supervisor.look("find-04-found");
      page.locator("#hasil .rows a").first().click();
      supervisor.look("find-05-visit");
      supervisor.press("Kirim ulang nomornya");
      supervisor.look("find-06-sent");
      link(page, "Perbaiki HP atau email");
      supervisor.press("Simpan perbaikan");
      supervisor.look("find-07-contact-wrong");
      page.getByLabel("Nomor HP yang benar").fill("085700009200");
      page.getByLabel("Alasan").fill("Satu angka salah");
      supervisor.press("Simpan perbaikan");
      assertThat(page.getByText("Sudah diperbaiki.")).isVisible();
      link(page, "Perbaiki ejaan nama");
      supervisor.look("find-08-name");
      page.goBack();
      link(page, "Pindah jadwal");
      supervisor.look("find-09-days");
      page.locator(".days a").last().click();
      supervisor.look("find-10-times");
      page.goBack();
      page.goBack();
      link(page, "Batalkan kunjungan");
      supervisor.look("find-11-cancel");
      page.getByLabel("Alasan").fill("Diminta");
      supervisor.press("Ya, batalkan");
      supervisor.look("find-12-cancelled");
      page.navigate("/staf");
      link(page, "Data pribadi seseorang");
      supervisor.look("find-13-data");
      page.getByText("KTP asli").click();
      page.getByLabel("NIK orang itu").fill(TestPeople.nik(PERSON + 1));
      supervisor.press("Tampilkan datanya");
      supervisor.look("find-14-shown");
      supervisor.press("Hapus data");
      supervisor.look("find-15-erase");
      supervisor.press("Ya, hapus");
      supervisor.look("find-16-erased");
    }
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
  }
}
