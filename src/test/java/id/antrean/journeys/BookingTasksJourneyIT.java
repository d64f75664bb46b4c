package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.journeys.Hands.Pace;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.TestPeople;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What participants come for, without JavaScript on a slow line, within the time it may take. */
@Antrean(captcha = true, browser = true)
class BookingTasksJourneyIT extends ParticipantJourney {
  private static Participant somebody(int person) {
    return people.withoutJavaScript(500 + person);
  }

  @Test
  @Tag("long")
  void aWorkerBooksForNextWeekWithinFourMinutes() {
    try (var someone = somebody(1)) {
      var hands = new Hands(someone.page(), Pace.ADULT);
      booksToTheData(hands, "10.00–10.30 WIB");
      typesData(hands, someone, someone.nik());
      hands.press("Lanjut");
      hands.type("Ketik 6 angka pada gambar", digits.answer());
      hands.press("Pesan antrean");
      someone.hasTicket();
      hands.readAll();
      within(4, hands, "books on a slow line");
    }
  }

  @Test
  @Tag("long")
  void anElderlyWorkerMendsAWrongDigitAloneWithinSevenMinutes() {
    try (var someone = somebody(2)) {
      var hands = new Hands(someone.page(), Pace.OVER_SIXTY);
      booksToTheData(hands, "10.30–11.00 WIB");
      typesData(hands, someone, someone.nik().substring(1));
      hands.press("Lanjut");
      assertThat(someone.page().locator(".summary")).containsText("NIK harus 16 angka");
      hands.type("NIK", someone.nik());
      hands.press("Lanjut");
      hands.type("Ketik 6 angka pada gambar", digits.answer());
      hands.press("Pesan antrean");
      someone.hasTicket();
      hands.readAll();
      within(7, hands, "is over sixty and mends a wrong NIK");
    }
  }

  @Test
  @Tag("long")
  void whoHearsThePageBooksWithTheSpokenCaptchaWithinEightMinutes() {
    try (var someone = somebody(3)) {
      var hands = new Hands(someone.page(), Pace.LISTENING);
      booksToTheData(hands, "11.00–11.30 WIB");
      typesData(hands, someone, someone.nik());
      hands.press("Lanjut");
      hands.unfold("Dengarkan angka");
      var clip =
          someone
              .page()
              .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Buka suaranya saja"))
              .getAttribute("href");
      var sound = someone.page().request().get(clip);
      assertThat(sound.status()).isEqualTo(200);
      hands.hears(lengthOfWav(sound.body()).multipliedBy(2));
      hands.type("Ketik 6 angka pada gambar", digits.answer());
      hands.press("Pesan antrean");
      someone.hasTicket();
      hands.readAll();
      within(8, hands, "hears the page and the captcha");
    }
  }

  @Test
  @Tag("long")
  void aMoveToAnotherOfficeGivesTheNewNumberWithinTwoMinutes() {
    try (var someone = somebody(4)) {
      someone.goToCheck(OFFICE, "09.00–09.30 WIB");
      someone.book();
      var page = someone.page();

      var hands = new Hands(page, Pace.ADULT);
      hands.follow("Pindah jadwal");
      hands.unfold("Pilih kantor lain");
      hands.type("Nama kota atau kantor", "ungaran");
      hands.press("Cari");
      hands.follow("Ungaran");
      hands.follow("Rabu, 25 November");
      hands.choose("09.30–10.00 WIB");
      hands.press("Lanjut");
      hands.press("Pindah jadwal");
      assertThat(page.locator("main")).containsText("Ungaran");
      hands.readAll();
      within(2, hands, "moves to another office");
    }
  }

  @Test
  @Tag("long")
  void aTimeThatFilledMeanwhileIsReplacedWithoutTypingAgainWithinNinetySeconds() {
    try (var someone = somebody(5)) {
      someone.goToCheck(OFFICE, "14.00–14.30 WIB");
      var answer = digits.answer();
      TestPeople.fill(nodes, digits, OFFICE, "2026-11-24", "14:00");

      var hands = new Hands(someone.page(), Pace.ADULT);
      hands.type("Ketik 6 angka pada gambar", answer);
      hands.press("Pesan antrean");
      someone.reads("Pukul 14.00 WIB baru saja penuh");
      hands.choose("13.30–14.00 WIB");
      hands.press("Pesan jam ini");
      someone.hasTicket();
      hands.readAll();
      within(Duration.ofSeconds(90), hands, "finds the time full and takes another");
    }
  }

  @Test
  @Tag("long")
  void whoLostTheNumberHasItBackWithinThreeMinutes() {
    try (var someone = somebody(6)) {
      someone.goToCheck(OFFICE, "13.00–13.30 WIB");
      someone.book();
      var page = someone.page();
      var number = page.locator(".ticket .number").innerText();

      var hands = new Hands(page, Pace.ADULT);
      hands.open("/");
      hands.follow("Cari nomor yang hilang");
      hands.type("NIK", someone.nik());
      hands.type("Nomor HP", someone.phone());
      hands.type("Ketik 6 angka pada gambar", digits.answer());
      hands.press("Kirim SMS");
      someone.reads("Periksa SMS Anda");
      hands.readAll();
      assertThat(someone.nextSms("Tidak meminta?")).containsText(number);
      within(3, hands, "lost the number and gets it by SMS");
    }
  }

  /** Once through, and once more for the answers. */
  @Test
  void theSmsAloneSaysWhenAndWhereAndWhatToBring() {
    try (var someone = somebody(7)) {
      someone.goToCheck(OFFICE, "11.00–11.30 WIB");
      someone.book();
      var sms = someone.nextSms("lebih awal").innerText().replaceAll("(?s)^.*?(?=Antrean )", "");
      assertThat(sms)
          .contains("Selasa, 24 Nov pukul 11.00-11.30 WIB")
          .contains("Semarang Pemuda")
          .contains("Bawa KTP asli");

      var hands = new Hands(someone.page(), Pace.SLOW_READER);
      hands.reads(sms);
      hands.reads(sms);
      within(Duration.ofSeconds(30), hands, "reads the SMS twice");
    }
  }

  private static void booksToTheData(Hands hands, String time) {
    hands.open("/");
    hands.follow("Pesan antrean");
    hands.type("Nama kota atau kantor", "pemuda");
    hands.press("Cari");
    hands.follow("Semarang Pemuda");
    hands.follow("Pesan di kantor ini");
    hands.choose("Klaim JHT");
    hands.press("Lanjut");
    hands.choose("Mengundurkan diri");
    hands.press("Lanjut");
    hands.readAll();
    hands.follow("Lanjut, pilih hari");
    hands.follow(Participant.DAY);
    hands.choose(time);
    hands.press("Lanjut");
  }

  private static void typesData(Hands hands, Participant someone, String nik) {
    hands.type("NIK", nik);
    hands.type("Nomor KPJ", someone.kpj());
    hands.type("Nama lengkap", "Siti Rahmawati");
    hands.type("Nomor HP", someone.phone());
  }

  private static Duration lengthOfWav(byte[] file) {
    var bytesASecond = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
    return Duration.ofMillis(file.length * 1000L / bytesASecond);
  }

  private static void within(int minutes, Hands hands, String who) {
    within(Duration.ofMinutes(minutes), hands, who);
  }

  private static void within(Duration limit, Hands hands, String who) {
    System.out.printf(
        "%s: %d s of %d, %d s of it waiting%n",
        who, hands.spent().toSeconds(), limit.toSeconds(), hands.waited().toSeconds());
    assertThat(hands.spent()).isLessThan(limit);
  }
}
