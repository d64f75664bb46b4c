package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.PagePoints;
import id.antrean.testkit.TestPeople;
import java.util.regex.Pattern;

/** Somebody with a phone, who reads words and presses what they say. */
final class Participant implements AutoCloseable {
  static final String DAY = "Selasa, 24 November";
  static final String TUESDAY = DAY + " 2026";
  static final Pattern TICKET = Pattern.compile("/t/[0-9A-Za-z-]+");

  private final Browser browser;
  private final KnownDigits digits;
  private final int person;
  private Page page;

  /** {@code person}: who it is; each number has a NIK, a KPJ and a mobile of its own. */
  Participant(Browser browser, KnownDigits digits, int person) {
    this.browser = browser;
    this.digits = digits;
    this.person = person;
    this.page = browser.page();
  }

  Page page() {
    return page;
  }

  /** Goes on in this tab. */
  Participant in(Page tab) {
    page = tab;
    return this;
  }

  int person() {
    return person;
  }

  void look(String name) {
    PageChecks.look(browser, page, name, Size.DESKTOP);
    Access.check(page, name);
    PagePoints.check(page, name);
  }

  /** The heading, the picture and the words of this page. */
  void readsOnly(String heading, String name) {
    reads(heading);
    PageChecks.look(browser, page, name);
    PagePoints.check(page, name);
  }

  void reads(String heading) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText(heading);
  }

  void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  void press(String button) {
    button(button).click();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void choose(String radio) {
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(radio)).first().check();
  }

  /** From a chosen service and reason to the day, without looking left or right. */
  void goToTimes(String branch) {
    page.navigate("/pesan/" + branch + "/JHT/waktu?alasan=RESIGNED");
    follow(DAY);
    reads("Pukul berapa Anda datang?");
  }

  void chooseTime(String starts) {
    choose(starts);
    press("Lanjut");
    reads("Data Anda");
  }

  void fillIn() {
    page.getByLabel("NIK").fill(nik());
    page.getByLabel("Nomor KPJ").fill(kpj());
    page.getByLabel("Nama lengkap").fill("Siti Rahmawati");
    page.getByLabel("Nomor HP").fill(phone());
    page.getByLabel("Email (boleh kosong)").fill("siti@example.id");
  }

  void goToCheck(String branch, String starts) {
    goToTimes(branch);
    chooseTime(starts);
    fillIn();
    press("Lanjut");
    reads("Periksa, lalu pesan");
  }

  void solve() {
    page.getByLabel("Ketik 6 angka pada gambar").fill(digits.answer());
  }

  void hasTicket() {
    page.waitForURL(TICKET);
  }

  /** From the page on which the answers are checked to the ticket. */
  void book() {
    solve();
    press("Pesan antrean");
    hasTicket();
  }

  /** Opens the mailbox and waits for the SMS to this mobile that holds {@code words}. */
  Locator nextSms(String words) {
    page.navigate("/mailbox");
    var sms =
        page.getByRole(AriaRole.ARTICLE)
            .filter(new Locator.FilterOptions().setHasText(phone().substring(1)))
            .filter(new Locator.FilterOptions().setHasText(words));
    for (int i = 0; i < 40 && sms.count() == 0; i++) {
      page.waitForTimeout(250);
      follow("Perbarui");
    }
    return sms;
  }

  String nik() {
    return TestPeople.nik(person);
  }

  String kpj() {
    return "%011d".formatted(person);
  }

  String phone() {
    return "0812%08d".formatted(person);
  }

  @Override
  public void close() {
    browser.close();
  }
}
