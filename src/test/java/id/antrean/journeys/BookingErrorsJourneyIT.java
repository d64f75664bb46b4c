package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.TestPeople;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was typed wrong, or is no longer to be had: it is named, and the rest stays. */
@Antrean(captcha = true, browser = true, shared = true)
class BookingErrorsJourneyIT extends ParticipantJourney {
  @Test
  @Tag("long")
  void eachWrongFieldIsNamedAndNothingTypedIsLost() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/pesan/" + OFFICE);
      someone.press("Lanjut");
      someone.look("wrong-1-service");
      assertThat(page).hasTitle(Pattern.compile("^Kesalahan: "));

      someone.goToTimes(OFFICE);
      someone.press("Lanjut");
      assertThat(summary(page)).containsText("Pilih satu jam yang masih ada tempat.");
      someone.look("wrong-2-time");
      someone.chooseTime("10.30–11.00 WIB");

      page.getByLabel("NIK").fill("33740112019");
      page.getByLabel("Nomor KPJ").fill("123");
      page.getByLabel("Nama lengkap").fill(" ");
      page.getByLabel("Nomor HP").fill("12345");
      page.getByLabel("Email (boleh kosong)").fill("siti.example.id");
      someone.press("Lanjut");

      assertThat(page).hasTitle(Pattern.compile("^Kesalahan: "));
      assertThat(summary(page)).containsText("Ada 5 isian yang perlu diperbaiki");
      assertThat(page.getByLabel("NIK")).hasValue("33740112019");
      assertThat(page.getByLabel("Nomor KPJ")).hasValue("123");
      assertThat(page.getByLabel("Nomor HP")).hasValue("12345");
      assertThat(page.getByLabel("Email (boleh kosong)")).hasValue("siti.example.id");
      someone.look("wrong-3-data");
      for (var link : summary(page).getByRole(AriaRole.LINK).all()) {
        var field = page.locator(link.getAttribute("href"));
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(link.getAttribute("href") + "-salah"))
            .containsText(link.innerText());
      }

      someone.fillIn();
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");
      page.getByLabel("Ketik 6 angka pada gambar").fill(digits.wrongAnswer());
      someone.press("Pesan antrean");
      assertThat(summary(page)).containsText("Angka tidak sama dengan gambar.");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Siti Rahmawati");
      someone.look("wrong-4-captcha");
      someone.book();
    }
  }

  @Test
  @Tag("long")
  void threeCardsAnOddNikAndAnOldPictureAreAskedAboutOneByOne() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      var nik = page.getByLabel("NIK");
      someone.goToTimes(OFFICE);
      someone.chooseTime("11.30–12.00 WIB");
      page.getByLabel("Nama lengkap").fill("Siti Rahmawati");
      page.getByLabel("Nomor HP").fill(someone.phone());
      for (int card = 0; card < 3; card++) {
        if (card > 0) {
          someone.press("Tambah KPJ lain");
        }
        page.locator("#kpj-" + card).fill("9%d%09d".formatted(card, someone.person()));
      }
      nik.fill(someone.nik().substring(1));
      someone.press("Lanjut");
      assertThat(summary(page)).containsText("NIK harus 16 angka. Anda menulis 15 angka.");
      assertThat(page.locator("#kpj-2")).hasValue("92%09d".formatted(someone.person()));
      someone.look("data-1-one-error-three-cards");

      nik.fill("99" + someone.nik().substring(2));
      someone.press("Lanjut");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Periksa lagi NIK Anda.");
      someone.look("data-2-odd-nik");
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");

      page.navigate(page.url() + "&salah=captcha_expired");
      assertThat(summary(page)).containsText("Gambar itu tidak berlaku lagi.");
      someone.look("check-3-old-picture");
      someone.book();
    }
  }

  @Test
  @Tag("long")
  void aTimeThatJustFilledOffersOthersWithoutASecondCaptcha() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      someone.goToCheck(OFFICE, "14.00–14.30 WIB");
      var answer = digits.answer();
      TestPeople.fill(nodes, digits, OFFICE, "2026-11-24", "14:00");

      page.getByLabel("Ketik 6 angka pada gambar").fill(answer);
      someone.press("Pesan antrean");
      someone.reads("Pukul 14.00 WIB baru saja penuh");
      assertThat(page.getByRole(AriaRole.MAIN))
          .containsText("Isian Anda tersimpan. Belum ada antrean yang tercatat.");
      someone.look("full-1-alternatives");
      someone.press("Pesan jam ini");
      assertThat(summary(page)).containsText("Pilih satu jam yang masih ada tempat.");
      someone.look("full-2-none-chosen");

      var other = page.getByRole(AriaRole.RADIO).first();
      other.check();
      someone.press("Pesan jam ini");
      someone.hasTicket();
      assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("14.00–14.30");

      someone.goToTimes(OFFICE);
      assertThat(
              page.getByRole(
                  AriaRole.RADIO, new Page.GetByRoleOptions().setName("14.00–14.30 WIB")))
          .isDisabled();
      assertThat(page.getByText(Pattern.compile("14\\.00–14\\.30 WIB")).locator(".."))
          .containsText("Penuh");
      someone.look("full-3-times");
    }
  }

  private static Locator summary(Page page) {
    return page.locator(".summary");
  }
}
