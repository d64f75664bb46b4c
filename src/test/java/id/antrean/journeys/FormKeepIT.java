package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TextBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was typed stays, without a script, when somebody turns to another language or goes back. */
@Antrean(captcha = true, shared = true)
class FormKeepIT {
  private static Nodes nodes;
  private static BookingForms forms;

  @BeforeAll
  static void start(Nodes started, KnownDigits digits) {
    nodes = started;
    forms = new BookingForms(nodes, digits);
  }

  /** Half of it, and half of that wrong: nothing was sent yet. */
  private static TextBrowser half() {
    return forms
        .atData()
        .type("NIK", "3374O1550190")
        .type("Nomor KPJ", "1234")
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", "0812-3");
  }

  private static void isThere(TextBrowser page, String nik, String kpj, String name, String phone) {
    assertThat(page.value(nik)).isEqualTo("3374O1550190");
    assertThat(page.value(kpj)).isEqualTo("1234");
    assertThat(page.value(name)).isEqualTo("Siti Rahmawati");
    assertThat(page.value(phone)).isEqualTo("0812-3");
    assertThat(page.address()).doesNotContain("3374", "1234", "Siti", "0812-3");
  }

  private static void isThere(TextBrowser page) {
    isThere(page, "NIK", "Nomor KPJ", "Nama lengkap", "Nomor HP");
  }

  private static void isThereInEnglish(TextBrowser page) {
    var nik = "National ID number (NIK)";
    isThere(page, nik, "Member number (KPJ)", "Full name", "Mobile number");
  }

  @Test
  void anotherLanguageLosesNothingThatWasTyped() {
    var page = half().press("English");
    assertThat(page.heading()).isEqualTo("Your details");
    assertThat(page.title()).as("nothing was judged").startsWith("Your details");
    isThereInEnglish(page);
    isThere(page.press("Bahasa Indonesia"));
  }

  @Test
  void highContrastLosesNothingThatWasTyped() {
    var page = half().press("Kontras tinggi");
    assertThat(page.html()).contains("data-contrast=\"high\"");
    isThere(page);
    assertThat(page.press("Kontras biasa").html()).doesNotContain("data-contrast=\"high\"");
    isThere(page);
  }

  @Test
  void theWayBackKeepsWhatWasTypedForTheNextTimeThatIsChosen() {
    var page = half().press("Kembali");
    assertThat(page.heading()).isEqualTo("Pukul berapa Anda datang?");
    page.choose("11.00–11.30 WIB").press("Lanjut");
    isThere(page);
    assertThat(page.text()).contains("11.00–11.30 WIB");
  }

  @Test
  void helpAndPrivacyAreReadWithoutLosingWhatWasTyped() {
    for (var way : new String[] {"Bantuan", "Privasi"}) {
      var page = half();
      var form = page.address();
      assertThat(page.press(way).address())
          .isEqualTo(way.equals("Bantuan") ? "/bantuan" : "/privasi");
      isThere(page.open(form));
    }
  }

  @Test
  void whatWasWrongIsSaidAgainInTheOtherLanguage() {
    var page = half().press("Lanjut");
    assertThat(page.text()).contains("Ada huruf O di tempat angka 0. NIK hanya berisi angka.");
    page.press("English");
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.text()).contains("The letter O stands where the digit 0 should be.");
    isThereInEnglish(page);
  }

  @Test
  void aKpjOfLettersThatLookLikeDigitsIsAskedAboutOnce() {
    var page = forms.filledIn(forms.nik()).type("Nomor KPJ", "123O5678901").press("Lanjut");
    assertThat(page.heading()).isEqualTo("Data Anda");
    assertThat(page.text()).contains("Nomor KPJ ini berisi huruf O. Maksudnya angka 0?");
    assertThat(page.press("Lanjut").heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(page.text()).contains("123O5678901");
  }

  @Test
  void aQuestionForALostNumberIsKeptLikewise() {
    var page = new TextBrowser(nodes.http(0)).open("/cari-nomor");
    page.type("NIK", "3374015501").type("Nomor HP", "0812").press("English");
    assertThat(page.heading()).isEqualTo("Find a queue number");
    assertThat(page.value("National ID number (NIK)")).isEqualTo("3374015501");
    assertThat(page.value("Mobile number")).isEqualTo("0812");
    assertThat(page.address()).doesNotContain("3374", "0812");
  }
}
