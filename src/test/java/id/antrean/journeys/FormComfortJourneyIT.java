package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import id.antrean.testkit.Antrean;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a phone with JavaScript adds to the form, and what it must not take away. */
@Antrean(captcha = true, browser = true, shared = true)
class FormComfortJourneyIT extends ParticipantJourney {
  @Test
  void aPressWithoutANetworkIsHeldBackAndBooksLater() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      someone.goToCheck(OFFICE, "10.00–10.30 WIB");
      isAnotherPictureEachTime(someone);
      someone.solve();
      page.context().setOffline(true);
      someone.press("Pesan antrean");
      assertThat(page.getByText("Belum ada yang terkirim")).isVisible();
      someone.reads("Periksa, lalu pesan");
      someone.look("comfort-1-held-back");
      page.context().setOffline(false);
      assertThat(page.getByText("Belum ada yang terkirim")).hasCount(0);
      someone.press("Pesan antrean");
      someone.hasTicket();
    }
  }

  private static void isAnotherPictureEachTime(Participant someone) {
    var picture = someone.page().locator(".captcha img");
    var seen = new HashSet<String>();
    for (int press = 0; press < 3; press++) {
      var before = picture.getAttribute("src");
      seen.add(before);
      someone.press("Ganti gambar");
      assertThat(picture).not().hasAttribute("src", before);
      assertThat(picture).isInViewport();
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void aWordComesBeforeTheHalfHourEnds() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      page.clock().install();
      someone.goToTimes(OFFICE);
      someone.chooseTime("10.30–11.00 WIB");
      var word = page.locator("#segera");
      page.clock().fastForward("24:00");
      assertThat(word).isEmpty();
      page.clock().fastForward("02:00");
      assertThat(word).containsText("dihapus 5 menit lagi");
    }
  }

  @Test
  void ticksOnTheListOfPapersStayOnThisPhone() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      page.navigate("/pesan/" + OFFICE + "/JHT?alasan=RESIGNED");
      page.getByLabel(Pattern.compile("^Paklaring")).check();
      someone.look("comfort-2-papers");
      page.reload();
      assertThat(page.getByLabel(Pattern.compile("^Paklaring"))).isChecked();
      assertThat(page.getByLabel(Pattern.compile("^KTP"))).not().isChecked();
      page.navigate("/pesan/" + OFFICE + "/JHT?alasan=LAID_OFF");
      assertThat(page.getByLabel(Pattern.compile("^Paklaring"))).not().isChecked();
    }
  }

  @Test
  void aChoiceThatIsNotMadeIsAnEmptyCircleInTheDarkToo() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.navigate("/pesan/" + OFFICE);
      assertThat(fill(page, "#layanan")).isEqualTo(fill(page, "body"));
      someone.choose("Klaim JHT");
      assertThat(fill(page, "#layanan", "::before")).isNotEqualTo(fill(page, "body"));
    }
  }

  private static Object fill(Page page, String of) {
    return fill(page, of, "");
  }

  private static Object fill(Page page, String of, String part) {
    return page.evaluate(
        "([of, part]) => getComputedStyle(document.querySelector(of), part || null).backgroundColor",
        List.of(of, part));
  }
}
