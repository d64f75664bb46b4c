package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import id.antrean.testkit.Antrean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who press twice, come back, open two tabs, or think again. */
@Antrean(captcha = true, browser = true, shared = true)
class BookingAgainJourneyIT extends ParticipantJourney {
  @Test
  void aDoubleClickARetryAndBackMakeOneBooking() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      int before = people.bookings();
      someone.goToCheck(OFFICE, "11.00–11.30 WIB");
      var check = page.url();
      var retry =
          FormData.create()
              .set("token", page.locator("input[name=token]").inputValue())
              .set("captcha-id", page.locator("input[name=captcha-id]").inputValue())
              .set("captcha", digits.answer());
      someone.solve();
      someone.button("Pesan antrean").dblclick();
      someone.hasTicket();
      assertThat(people.bookings()).isEqualTo(before + 1);
      var ticket = page.url();

      var again =
          page.request()
              .post(
                  check,
                  RequestOptions.create()
                      .setForm(retry)
                      .setHeader("Sec-Fetch-Site", "same-origin"));
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.text()).contains("sudah tercatat");

      page.goBack();
      page.reload();
      someone.reads("Antrean ini sudah tercatat");
      someone.look("again-1-already");
      someone.follow("Lihat antrean saya");
      assertThat(page).hasURL(ticket);
      assertThat(people.bookings()).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("long")
  void twoTabsAreTwoFormsThatDoNotMix() {
    try (var someone = people.somebody()) {
      int before = people.bookings();
      var first = someone.page();
      someone.goToCheck(OFFICE, "13.00–13.30 WIB");
      var firstAnswer = digits.answer();

      var second = first.context().newPage();
      someone.in(second).goToCheck(OFFICE, "13.30–14.00 WIB");
      assertThat(second.getByRole(AriaRole.MAIN)).containsText("pukul 13.30–14.00 WIB");
      var secondAnswer = digits.answer();

      someone.in(first);
      first.reload();
      assertThat(first.getByRole(AriaRole.MAIN)).containsText("pukul 13.00–13.30 WIB");
      assertThat(firstAnswer).isNotEqualTo(digits.answer());
      someone.book();
      assertThat(first.getByRole(AriaRole.MAIN)).containsText("pukul 13.00–13.30 WIB");

      someone.in(second);
      second.getByLabel("Ketik 6 angka pada gambar").fill(secondAnswer);
      someone.press("Pesan antrean");
      someone.reads("Anda sudah punya antrean untuk layanan ini");
      assertThat(second.getByRole(AriaRole.MAIN)).containsText("pukul 13.00–13.30 WIB");
      someone.look("again-2-yours");
      assertThat(people.bookings()).isEqualTo(before + 1);
      aStrangerWithTheSameCardLearnsNothing(someone);
    }
  }

  private static void aStrangerWithTheSameCardLearnsNothing(Participant someone) {
    try (var stranger = people.withTheCardOf(someone)) {
      stranger.goToCheck(OFFICE, "13.30–14.00 WIB");
      stranger.solve();
      stranger.press("Pesan antrean");
      stranger.reads("Antrean belum tercatat");
      assertThat(stranger.page().getByRole(AriaRole.MAIN)).not().containsText("13.00");
      stranger.look("again-3-refused");
    }
  }

  @Test
  @Tag("long")
  void aTicketIsMovedAndThenCancelled() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      someone.goToCheck(OFFICE, "08.30–09.00 WIB");
      someone.book();
      var former = page.locator(".ticket .number").innerText();

      someone.follow("Pindah jadwal");
      someone.look("move-1-choose");
      someone.follow("Rabu, 25 November");
      someone.look("move-2-times");
      someone.choose("09.30–10.00 WIB");
      someone.press("Lanjut");
      someone.look("move-3-check");
      someone.press("Pindah jadwal");
      assertThat(page.getByText("Nomor " + former + " tidak berlaku lagi.")).isVisible();
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Rabu, 25 November 2026");
      someone.look("move-4-moved");

      someone.follow("Batalkan");
      someone.look("cancel-1-sure");
      someone.press("Ya, batalkan");
      assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("sudah dibatalkan");
      someone.look("cancel-2-cancelled");
    }
  }
}
