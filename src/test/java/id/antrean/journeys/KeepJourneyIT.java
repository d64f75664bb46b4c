package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reload, by thumb or by mistake, loses nothing: it was kept while it was typed. */
@Antrean(captcha = true, browser = true, shared = true)
class KeepJourneyIT extends ParticipantJourney {

  @Test
  void aReloadLosesNothingThatWasTyped() {
    try (var someone = new Participant(Browser.phone(nodes.http(0)), digits, 811)) {
      var page = someone.page();
      someone.goToTimes("semarang-pemuda");
      someone.chooseTime("10.00–10.30 WIB");
      page.getByLabel("NIK").fill(someone.nik());
      kept(page, "Nomor KPJ", "1234", "kpj=1234");
      page.reload();
      assertThat(page.getByLabel("NIK")).hasValue(someone.nik());
      assertThat(page.getByLabel("Nomor KPJ")).hasValue("1234");
      someone.look("keep-1-reloaded");
      someone.press("English");
      someone.reads("Your details");
      assertThat(page.getByLabel("Member number (KPJ)")).hasValue("1234");
      someone.look("keep-2-english");
    }
  }

  @Test
  void aFormThatHadNoAddressOfItsOwnIsFoundAgainAfterAReload() {
    try (var someone = new Participant(Browser.phone(nodes.http(0)), digits, 812)) {
      var page = someone.page();
      page.navigate("/cari-nomor");
      kept(page, "NIK", "3374", "nik=3374");
      kept(page, "Nomor HP", "0812", "phone=0812");
      page.waitForURL(Pattern.compile(".*[?]d=.*"));
      page.reload();
      assertThat(page.getByLabel("NIK")).hasValue("3374");
      assertThat(page.getByLabel("Nomor HP")).hasValue("0812");
      someone.look("keep-3-lost");
    }
  }

  private static void kept(Page page, String field, String words, String sent) {
    page.waitForResponse(
        answer -> answer.status() == 204 && answer.request().postData().contains(sent),
        () -> page.getByLabel(field).fill(words));
  }
}
