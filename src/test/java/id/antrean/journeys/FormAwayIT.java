package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TextBrowser;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People look for their card for longer than a cookie lasts (F14); the page has kept the form. */
@Antrean(captcha = true, shared = true)
class FormAwayIT {
  private static Nodes nodes;
  private static BookingForms forms;
  private static Participants people;

  @BeforeAll
  static void start(Nodes started, KnownDigits digits) {
    nodes = started;
    forms = new BookingForms(nodes, digits);
    people = new Participants(nodes, digits);
  }

  @Test
  void theDataGoOnFromThePageItself() {
    var check = forms.filledIn(forms.nik()).withoutCookies().press("Lanjut");
    assertThat(check.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(check.text()).contains("Semarang Pemuda", "10.00–10.30 WIB", "Siti Rahmawati");
    assertThat(forms.solve(check).press("Pesan antrean").heading())
        .isEqualTo("Antrean Anda sudah tercatat");
  }

  @Test
  void wrongDataComeBackAsTypedWithTheTimeThatWasChosen() {
    var data = forms.filledIn(forms.nik()).type("Nomor KPJ", "12").withoutCookies();
    data.press("Lanjut");
    assertThat(data.title()).startsWith("Kesalahan: ");
    assertThat(data.value("Nomor KPJ")).isEqualTo("12");
    assertThat(data.value("Nama lengkap")).isEqualTo("Siti Rahmawati");
    assertThat(data.text()).contains("Semarang Pemuda", "10.00–10.30 WIB");
  }

  @Test
  void theCheckPageBooksAndNeverTwice() {
    int before = people.bookings();
    var check = forms.solve(forms.filledIn(forms.nik()).press("Lanjut"));
    var late = check.withoutCookies();
    var later = check.withoutCookies();
    assertThat(late.press("Pesan antrean").heading()).isEqualTo("Antrean Anda sudah tercatat");
    assertThat(later.press("Pesan antrean").text()).contains("10.00–10.30 WIB");
    assertThat(people.bookings()).isEqualTo(before + 1);
  }

  @Test
  void aChangeOfTheTimeTakesTheRestAlong() {
    var times = forms.filledIn(forms.nik()).press("Lanjut").follow("Ubah Hari dan jam");
    var late = times.choose("11.00–11.30 WIB").withoutCookies().press("Lanjut");
    assertThat(late.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(late.text()).contains("11.00–11.30 WIB", "Siti Rahmawati");
  }

  @Test
  void aStrangersPageIsNoForm() {
    var check = forms.filledIn(forms.nik()).press("Lanjut").withoutCookies();
    check.forge("salinan", "made-up").press("Pesan antrean");
    assertThat(check.status()).isEqualTo(410);
  }

  @Test
  void whatIsOverBlockedOrLostHasAWordEachAndAnId() {
    var browser = new TextBrowser(nodes.http(0));
    var now = OffsetDateTime.parse(Nodes.CLOCK).toInstant();
    assertThat(gone(browser, draftOf(now.minus(Duration.ofMinutes(31)).getEpochSecond())))
        .isEqualTo("Isian Anda sudah terhapus");
    var fresh = draftOf(now.getEpochSecond());
    assertThat(gone(browser, fresh)).isEqualTo("Browser ini tidak menyimpan isian Anda");
    browser.open("/bahasa?ke=id&kembali=/");
    assertThat(gone(browser, fresh)).isEqualTo("Isian ini tidak ditemukan");
    assertThat(gone(browser, "")).isEqualTo("Isian ini tidak ditemukan");
  }

  private static String draftOf(long second) {
    return "%08x89abcdef".formatted(second);
  }

  private static String gone(TextBrowser browser, String draft) {
    browser.open("/pesan/data?d=" + draft);
    assertThat(browser.status()).isEqualTo(410);
    assertThat(browser.text()).contains("Sebutkan kode ini");
    return browser.heading();
  }

  @Test
  void anotherPictureIsAnotherOneEachTimeOnEveryPage() {
    var check = forms.filledIn(forms.nik()).press("Lanjut");
    var lost = new TextBrowser(nodes.http(0)).open("/cari-nomor");
    for (var page : new TextBrowser[] {check, lost}) {
      var heading = page.heading();
      var before = page.hidden("captcha-id");
      for (int press = 0; press < 3; press++) {
        page.press("Ganti gambar");
        assertThat(page.heading()).isEqualTo(heading);
        assertThat(page.hidden("captcha-id")).isNotEqualTo(before);
        before = page.hidden("captcha-id");
      }
    }
    assertThat(forms.solve(check.press("Ganti gambar")).press("Pesan antrean").heading())
        .isEqualTo("Antrean Anda sudah tercatat");
  }
}
