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

/** A supervisor opens the e-Klaim lane to a person on the phone, and the guard sees it. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
@Tag("long")
class PassJourneyIT {
  private static final int PERSON = 9_100;

  @Test
  void aPassIsGrantedTakenBackGrantedAgainAndSeenAtTheDoor(Nodes nodes) {
    try (var supervisor = Guard.supervisor(nodes.http(0)).signedIn()) {
      var page = supervisor.page();
      page.locator("#menu summary").click();
      supervisor.lookClosely("pass-01-menu");
      link(page, "Pengawas");
      supervisor.look("pass-02-home");
      link(page, "Izin jalur e-Klaim");
      supervisor.look("pass-03-empty");
      supervisor.press("Beri izin");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ada 3 isian yang perlu diperbaiki");
      supervisor.look("pass-04-wrong");
      grant(supervisor);
      supervisor.look("pass-05-granted");
      link(page, "Tarik kembali EK-2026-00917");
      supervisor.look("pass-06-take-back");
      supervisor.press("Ya, tarik kembali");
      assertThat(page.getByText("Izin sudah ditarik kembali.")).isVisible();
      supervisor.look("pass-07-taken-back");
      grant(supervisor);
    }
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      var wish = TestPeople.wish(PERSON, slot(nodes)).put("service", "E_KLAIM_VERIFICATION");
      wish.put("claim", new JsonObject().put("reference", "EK-2026-00917"));
      var booking = nodes.http(0).post("/api/v1/bookings", wish).json();
      guard.tab("Datang");
      guard.press("Pindai");
      guard.field("Kode dari QR").fill(booking.getString("checkInToken"));
      guard.press("Periksa");
      assertThat(guard.cover()).containsText("Izin e-Klaim EK-2026-00917");
      assertThat(guard.cover()).containsText("Rabu, 2 Desember 2026: berlaku");
      guard.lookClosely("pass-08-verdict");
      guard.page().navigate("/staf/kantor/" + Visits.OFFICE + "/izin");
      guard.look("pass-09-not-theirs");
    }
  }

  private static void grant(Guard supervisor) {
    var page = supervisor.page();
    page.getByLabel("NIK peserta").fill(TestPeople.nik(PERSON));
    page.getByLabel("Nomor klaim").fill("EK-2026-00917");
    page.getByLabel("Alasan").fill("Surat persetujuan diperlihatkan");
    supervisor.press("Beri izin");
    assertThat(page.getByText("Izin tercatat")).isVisible();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static long slot(Nodes nodes) {
    var slots =
        nodes
            .http(0)
            .get("/api/v1/branches/" + Visits.OFFICE + "/slots?lane=E_KLAIM&days=1")
            .array();
    return slots.stream()
        .map(JsonObject.class::cast)
        .filter(slot -> slot.getBoolean("bookable"))
        .mapToLong(slot -> Long.parseLong(slot.getString("id")))
        .findFirst()
        .orElseThrow();
  }
}
