package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.PagePoints;
import id.antrean.testkit.TestPeople;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On Monday morning people book for Tuesday, each on a phone of 360 x 640, with a real captcha. */
@Antrean(captcha = true, browser = true, shared = true)
class BookingJourneyIT extends ParticipantJourney {
  @Test
  @Tag("long")
  void aParticipantBooksWithoutJavaScript() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      booksAllTheWay(someone, "booking");
      readsTheSms(someone);
    }
  }

  /** The SMS took the real way, through the gateway's adapter; its link opens this ticket. */
  private static void readsTheSms(Participant someone) {
    var page = someone.page();
    var number = page.locator(".ticket .number").innerText();
    var sms = someone.nextSms("Bawa KTP asli");
    assertThat(sms).containsText(number);
    assertThat(sms).containsText("24 Nov pukul 10.00-10.30 WIB");
    someone.look("booking-14-mailbox");
    sms.getByRole(AriaRole.LINK).click();
    someone.reads("Antrean Anda");
    assertThat(page.locator(".ticket .number")).hasText(number);
    someone.look("booking-15-ticket-from-sms");
  }

  @Test
  void aParticipantBooksWithJavaScriptAndTheRealPicture() {
    try (var someone = people.somebody()) {
      booksAllTheWay(someone, "booking-js");
    }
  }

  /** Place before person, one question a page. */
  private static void booksAllTheWay(Participant someone, String story) {
    var page = someone.page();
    page.navigate("/");
    someone.reads("Pesan antrean kantor");
    someone.look(story + "-01-home");
    someone.follow("Pesan antrean");

    someone.reads("Kantor mana yang akan Anda datangi?");
    someone.look(story + "-02-provinces");
    someone.follow("Jawa Tengah");
    someone.look(story + "-03-province");
    page.getByLabel("Nama kota atau kantor").fill("pemuda");
    someone.press("Cari");
    someone.look(story + "-04-found");
    someone.follow("Semarang Pemuda");

    someone.reads("Semarang Pemuda");
    someone.look(story + "-05-branch");
    someone.follow("Pesan di kantor ini");

    someone.reads("Apa keperluan Anda?");
    someone.look(story + "-06-service");
    someone.choose("Klaim JHT");
    someone.press("Lanjut");
    someone.look(story + "-07-reason");
    someone.choose("Mengundurkan diri");
    someone.press("Lanjut");

    someone.reads("Berkas yang dibawa");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Paklaring");
    someone.look(story + "-08-papers");
    someone.follow("Lanjut, pilih hari");

    someone.reads("Hari apa?");
    someone.look(story + "-09-days");
    someone.follow(Participant.DAY);

    someone.reads("Pukul berapa Anda datang?");
    someone.look(story + "-10-times");
    someone.choose("10.00–10.30 WIB");
    someone.press("Lanjut");

    someone.reads("Data Anda");
    someone.look(story + "-11-data");
    someone.fillIn();
    someone.press("Lanjut");

    someone.reads("Periksa, lalu pesan");
    assertThat(page.getByRole(AriaRole.MAIN))
        .containsText(Participant.TUESDAY + ", pukul 10.00–10.30 WIB");
    someone.look(story + "-12-check");
    assertThat(page.url()).doesNotContain(someone.nik());
    someone.solve();
    someone.press("Pesan antrean");

    someone.hasTicket();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText(Pattern.compile("B-\\d{3}"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("pukul 10.00–10.30 WIB");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText(someone.nik());
    someone.look(story + "-13-ticket");
  }

  @Test
  @Tag("long")
  void anHeirBooksForTheOneWhoDied() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/pesan/" + OFFICE + "/JKM");
      someone.reads("Berkas yang dibawa");
      someone.look("heir-1-papers");
      someone.follow("Lanjut, pilih hari");
      someone.follow(Participant.DAY);
      someone.chooseTime("09.00–09.30 WIB");
      page.locator("#nik").fill(someone.nik());
      page.getByLabel("Nama lengkap").fill("Siti Rahmawati");
      page.getByLabel("Nomor HP").fill(someone.phone());
      page.locator("#onBehalfOf-nik").fill(TestPeople.nik(19_000 + someone.person()));
      page.locator("#onBehalfOf-kpj").fill(someone.kpj());
      someone.look("heir-2-data");
      someone.press("Lanjut");
      someone.reads("Periksa, lalu pesan");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("NIK peserta yang meninggal");
      someone.look("heir-3-check");
      someone.book();
    }
  }

  /** R26: without an approval the lane stays closed, and the page says what else can be done. */
  @Test
  @Tag("long")
  void theEKlaimLaneTellsWhoHasNoApproval() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/pesan/" + OFFICE + "/E_KLAIM_VERIFICATION");
      someone.look("e-klaim-1-papers");
      someone.follow("Lanjut, pilih hari");
      someone.reads("Klaim Anda");
      page.getByLabel("NIK").fill("3374015501900001");
      page.getByLabel("Nomor klaim e-Klaim").fill("EK-2026-1");
      someone.look("e-klaim-2-claim");
      someone.press("Lanjut");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("tidak kami temukan");
      someone.look("e-klaim-3-no-approval");
      var other = new Page.GetByRoleOptions().setName("Pilih layanan lain").setExact(true);
      page.getByRole(AriaRole.LINK, other).click(); // the summary's sentence has these words, too
      someone.reads("Apa keperluan Anda?");
    }
  }

  /** A visitor who chose English reads English to the end; names of offices stay as they are. */
  @Test
  @Tag("long")
  void theWholeWayInEnglish() {
    try (var someone = people.somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/");
      someone.follow("English");
      someone.readsOnly("Book a queue number", "english-01-home");
      someone.follow("Book a number");
      someone.readsOnly("Which office will you visit?", "english-02-provinces");
      page.getByLabel("Town or office name").fill("pemuda");
      someone.press("Search");
      someone.readsOnly("Which office will you visit?", "english-03-found");
      someone.follow("Semarang Pemuda");
      someone.readsOnly("Semarang Pemuda", "english-04-branch");
      someone.follow("Book at this office");
      someone.readsOnly("What do you need?", "english-05-service");
      someone.choose("JHT claim");
      someone.press("Continue");
      someone.readsOnly("Which one fits you?", "english-06-reason");
      someone.choose("I resigned");
      someone.press("Continue");
      someone.readsOnly("What to bring", "english-07-papers");
      someone.follow("Continue, choose a day");
      someone.readsOnly("Which day?", "english-08-days");
      someone.follow("Tuesday, 24 November");
      someone.readsOnly("What time will you come?", "english-09-times");
      someone.choose("09:30–10:00 WIB");
      someone.press("Continue");
      someone.press("Continue");
      someone.readsOnly("Your details", "english-10-wrong");
      page.getByLabel("National ID number (NIK)").fill(someone.nik());
      page.getByLabel("Member number (KPJ)").fill(someone.kpj());
      page.getByLabel("Full name").fill("Siti Rahmawati");
      page.getByLabel("Mobile number").fill(someone.phone());
      someone.press("Continue");
      someone.readsOnly("Check, then book", "english-11-check");
      page.getByLabel("Type the 6 digits in the picture").fill(digits.answer());
      someone.press("Book a number");
      someone.hasTicket();
      someone.readsOnly("Your number is booked", "english-12-ticket");
      someone.follow("Change date or time");
      someone.readsOnly("Which day?", "english-13-move");
      page.goBack();
      someone.follow("Cancel");
      someone.press("Yes, cancel it");
      PagePoints.check(page, "english-14-cancelled");
      for (var path : List.of("/bantuan", "/privasi", "/t", "/cari-nomor", "/tidak-ada")) {
        page.navigate(path);
        PagePoints.check(page, "english " + path);
      }
    }
  }

  @Test
  @Tag("long")
  void theOtherPagesAreAsGoodToLookAt() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      page.navigate("/kantor?q=xyzzy");
      someone.look("other-no-such-office");
      page.navigate("/kantor/batang-kauman");
      someone.look("other-office-without-booking");
      page.navigate("/pesan/kendal-soekarno-hatta/JHT/waktu");
      someone.look("other-days-in-a-small-office");
      for (var path : new String[] {"bantuan", "privasi", "t", "tidak-ada"}) {
        page.navigate("/" + path);
        someone.look("other-" + path);
      }
      page.navigate("/t/0000000000000");
      someone.reads("Halaman tidak ditemukan");
      someone.look("other-wrong-code");
      page.navigate("/pesan/data");
      someone.look("other-form-gone");
      page.navigate("/");
      someone.follow("Kontras tinggi");
      someone.look("other-high-contrast");
      someone.follow("English");
      someone.reads("Book a queue number");
      someone.look("other-english");
    }
  }
}
