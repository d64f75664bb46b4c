package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PagePoints;
import id.antrean.testkit.TestPeople;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On Monday morning people book for Tuesday, each on a phone of 360 x 640, with a real captcha. */
@Antrean(captcha = true, browser = true, shared = true)
class BookingJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static Nodes nodes;
  private static KnownDigits digits;

  @BeforeAll
  static void start(Nodes started, KnownDigits known) {
    nodes = started;
    digits = known;
  }

  private static Participant somebody() {
    return new Participant(Browser.phone(nodes.http(0)), digits, PEOPLE.incrementAndGet());
  }

  private static Participant somebodyWithoutJavaScript() {
    return new Participant(
        Browser.phoneWithoutJavaScript(nodes.http(0)), digits, PEOPLE.incrementAndGet());
  }

  @Test
  @Tag("long")
  void aParticipantBooksWithoutJavaScript() {
    try (var someone = somebodyWithoutJavaScript()) {
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
    try (var someone = somebody()) {
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
    someone.look(story + "-02-regions");
    someone.follow("Jawa Tengah dan DIY");
    someone.look(story + "-03-region");
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
  void aTicketIsMovedAndThenCancelled() {
    try (var someone = somebodyWithoutJavaScript()) {
      var page = someone.page();
      someone.goToCheck(OFFICE, "08.30–09.00 WIB");
      someone.solve();
      someone.press("Pesan antrean");
      someone.hasTicket();
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

  @Test
  @Tag("long")
  void theOtherPagesAreAsGoodToLookAt() {
    try (var someone = somebody()) {
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

  @Test
  @Tag("long")
  void eachWrongFieldIsNamedAndNothingTypedIsLost() {
    try (var someone = somebodyWithoutJavaScript()) {
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
      assertThat(summary(page)).containsText("Ada 5 yang perlu diperbaiki");
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
      someone.solve();
      someone.press("Pesan antrean");
      someone.hasTicket();
    }
  }

  private static Locator summary(Page page) {
    return page.locator(".summary");
  }

  @Test
  void aDoubleClickARetryAndBackMakeOneBooking() {
    try (var someone = somebodyWithoutJavaScript()) {
      var page = someone.page();
      int before = bookings();
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
      assertThat(bookings()).isEqualTo(before + 1);
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
      assertThat(bookings()).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("long")
  void twoTabsAreTwoFormsThatDoNotMix() {
    try (var someone = somebody()) {
      int before = bookings();
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
      someone.solve();
      someone.press("Pesan antrean");
      someone.hasTicket();
      assertThat(first.getByRole(AriaRole.MAIN)).containsText("pukul 13.00–13.30 WIB");

      someone.in(second);
      second.getByLabel("Ketik 6 angka pada gambar").fill(secondAnswer);
      someone.press("Pesan antrean");
      someone.reads("Anda sudah punya antrean untuk layanan ini");
      assertThat(second.getByRole(AriaRole.MAIN)).containsText("pukul 13.00–13.30 WIB");
      someone.look("again-2-yours");
      assertThat(bookings()).isEqualTo(before + 1);
      aStrangerWithTheSameCardLearnsNothing(someone.person());
    }
  }

  private static void aStrangerWithTheSameCardLearnsNothing(int person) {
    try (var stranger =
        new Participant(Browser.phoneWithoutJavaScript(nodes.http(0)), digits, person)) {
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
  void threeCardsAnOddNikAndAnOldPictureAreAskedAboutOneByOne() {
    try (var someone = somebodyWithoutJavaScript()) {
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
      assertThat(summary(page)).containsText("Gambar sudah lewat 5 menit.");
      someone.look("check-3-old-picture");
      someone.solve();
      someone.press("Pesan antrean");
      someone.hasTicket();
    }
  }

  @Test
  void anHeirBooksForTheOneWhoDied() {
    try (var someone = somebodyWithoutJavaScript()) {
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
      someone.solve();
      someone.press("Pesan antrean");
      someone.hasTicket();
    }
  }

  /** A visitor who chose English reads English to the end; names of offices stay as they are. */
  @Test
  @Tag("long")
  void theWholeWayInEnglish() {
    try (var someone = somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/");
      someone.follow("English");
      someone.readsOnly("Book a queue number", "english-01-home");
      someone.follow("Book a number");
      someone.readsOnly("Which office will you visit?", "english-02-regions");
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

  /** R26: without an approval the lane stays closed, and the page says what else can be done. */
  @Test
  void theEKlaimLaneTellsWhoHasNoApproval() {
    try (var someone = somebodyWithoutJavaScript()) {
      var page = someone.page();
      page.navigate("/pesan/" + OFFICE + "/E_KLAIM_VERIFICATION");
      someone.look("e-klaim-1-papers");
      someone.follow("Lanjut, pilih hari");
      someone.follow(Participant.DAY);
      page.getByRole(AriaRole.RADIO).first().check();
      someone.press("Lanjut");
      someone.fillIn();
      page.getByLabel("Nomor klaim e-Klaim (boleh kosong)").fill("EK-2026-1");
      someone.look("e-klaim-2-data");
      someone.press("Lanjut");
      someone.solve();
      someone.press("Pesan antrean");
      someone.reads("Antrean belum tercatat");
      assertThat(page.getByRole(AriaRole.MAIN))
          .containsText("Jalur e-Klaim memerlukan persetujuan e-Klaim.");
      someone.look("e-klaim-3-no-approval");
      someone.follow("Pilih layanan lain");
      someone.reads("Apa keperluan Anda?");
    }
  }

  @Test
  @Tag("long")
  void aTimeThatJustFilledOffersOthersWithoutASecondCaptcha() {
    try (var someone = somebodyWithoutJavaScript()) {
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

  private static int bookings() {
    return nodes
        .database()
        .first(row -> row.getInteger("n"), "SELECT count(*)::int AS n FROM booking")
        .orElseThrow();
  }
}
