package id.antrean.booking.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.security.TestPins;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mobile is proved between the data and the check, without JavaScript, with the captcha. */
class ProofPagesIT {
  private static final String SEND = "Kirim PIN lewat SMS";
  private static final String PICTURE = "Ketik 6 angka pada gambar";
  private static final KnownDigits DIGITS = new KnownDigits();
  private static int people = 1_200;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes =
        Nodes.start(
            DIGITS,
            1,
            "ANTREAN_CAPTCHA",
            "image",
            "ANTREAN_CONFIRM_MOBILE",
            "on",
            "ANTREAN_LIMITS",
            "on",
            "ANTREAN_SMS_URL",
            "http://127.0.0.1:9/nobody");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void onePictureAndOnePinMakeABooking() {
    var page = data(phone()).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Pastikan nomor HP Anda");
    assertThat(page.value("Nomor HP")).startsWith("0812");
    solve(page).press(SEND);
    assertThat(page.heading()).isEqualTo("Ketik PIN");
    assertThat(page.html()).contains("autocomplete=\"one-time-code\"", "WIB");
    page.type("PIN", TestPins.latest(nodes)).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(page.html()).doesNotContain("captcha-id");
    page.press("Pesan antrean");
    assertThat(page.heading()).isEqualTo("Antrean Anda sudah tercatat");
  }

  @Test
  void theNextTimeThisBrowserKnowsTheMobile() {
    var phone = phone();
    var page = proved(phone);
    fill(page.open(TIMES), phone).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
    fill(page.open(TIMES), phone()).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Pastikan nomor HP Anda");
  }

  @Test
  void nobodyGetsPastIt() {
    var page = data(phone()).press("Lanjut");
    var check = page.address().replace("/pesan/pin", "/pesan/periksa");
    page.open(check);
    assertThat(page.heading()).isEqualTo("Pastikan nomor HP Anda");
  }

  @Test
  void aWrongPinSaysHowOftenItCanStillBeTried() {
    var page = asked(phone());
    var wrong = TestPins.wrong(TestPins.latest(nodes));
    page.type("PIN", "12 34").press("Lanjut");
    assertThat(page.html()).contains("PIN berisi 6 angka");
    for (int left = 4; left >= 1; left--) {
      page.type("PIN", wrong).press("Lanjut");
      assertThat(page.html()).contains("Masih bisa dicoba %d kali lagi".formatted(left));
    }
    page.type("PIN", wrong).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Pastikan nomor HP Anda");
    assertThat(page.html()).contains("PIN ini tidak berlaku lagi", "captcha-id");
    solve(page).press(SEND);
    page.type("PIN", TestPins.latest(nodes)).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
  }

  @Test
  void aMistypedNumberIsCorrectedHereAndThePictureIsAnotherOne() {
    var page = asked(phone());
    page.follow("Nomor salah");
    var right = phone();
    page.type("Nomor HP", "0812");
    solve(page).press(SEND);
    assertThat(page.html()).contains("Nomor HP harus diawali 08");
    assertThat(page.value("Nomor HP")).isEqualTo("0812");
    solve(page.type("Nomor HP", right)).press(SEND);
    assertThat(page.html()).contains(right);
    page.type("PIN", TestPins.latest(nodes)).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(page.html()).contains(right);
  }

  @Test
  void anEMailAddressProvesAsWell() {
    var page = data(phone()).press("Lanjut");
    solve(page).press("Kirim PIN lewat email");
    assertThat(page.html()).contains("Tulis alamat email untuk PIN");
    var mail = "siti%d@contoh.id".formatted(people);
    solve(page.type("Email", mail)).press("Kirim PIN lewat email");
    assertThat(page.html()).contains(mail, "folder spam", "6 angka di email ke s***@contoh.id");
    page.type("PIN", TestPins.latest(nodes)).press("Lanjut");
    assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(page.html()).contains(mail);
    page.press("Pesan antrean");
    assertThat(page.heading()).isEqualTo("Antrean Anda sudah tercatat");
  }

  @Test
  void aMistypedMailHouseIsAskedAboutBeforeThePinGoesThere() {
    var page = data(phone()).press("Lanjut");
    page.type("Email", "siti@gmail.con").press("Kirim PIN lewat email");
    assertThat(page.html()).contains("Maksud Anda siti@gmail.com?");
    solve(page).press("Kirim PIN lewat email");
    assertThat(page.heading()).isEqualTo("Ketik PIN");
    assertThat(page.html()).contains("siti@gmail.con");
  }

  /** F14: also where the PIN is asked for, and typed. */
  @Test
  void halfAnHourAwayLosesNothingHereEither() {
    var ask = data(phone()).press("Lanjut").withoutCookies();
    solve(ask.press("Ganti gambar")).press(SEND);
    assertThat(ask.heading()).isEqualTo("Ketik PIN");
    var pin = ask.withoutCookies().type("PIN", TestPins.latest(nodes));
    assertThat(pin.press("Lanjut").heading()).isEqualTo("Periksa, lalu pesan");
  }

  @Test
  void aWrongPictureLosesNothing() {
    var phone = phone();
    var page = data(phone).press("Lanjut");
    page.type(PICTURE, DIGITS.wrongAnswer()).press(SEND);
    assertThat(page.html()).contains("Angka tidak sama dengan gambar");
    assertThat(page.value("Nomor HP")).isEqualTo(phone);
  }

  @Test
  void anotherPictureKeepsTheNumberThatWasCorrected() {
    var page = data(phone()).press("Lanjut");
    var right = phone();
    var picture = page.hidden("captcha-id");
    page.type("Nomor HP", right).press("Ganti gambar");
    assertThat(page.value("Nomor HP")).isEqualTo(right);
    assertThat(page.hidden("captcha-id")).isNotEqualTo(picture);
    solve(page).press(SEND);
    assertThat(page.html()).contains(right);
  }

  @Test
  void sendAgainTooSoonSaysHowLongToWait() {
    var page = asked(phone()).press("Kirim PIN yang sama lagi");
    assertThat(page.heading()).isEqualTo("Ketik PIN");
    assertThat(page.html()).contains("PIN baru saja dikirim. Tunggu");
  }

  @Test
  void aWholeMessageIsUnderstoodAndThePageSaysWhereItWent() {
    var phone = phone();
    var page = asked(phone);
    assertThat(page.text()).contains("6 angka di SMS ke …" + phone.substring(phone.length() - 2));
    page.type("PIN", "PIN Antrean: " + TestPins.latest(nodes) + ". Berlaku sampai pukul 10.15.");
    assertThat(page.press("Lanjut").heading()).isEqualTo("Periksa, lalu pesan");
  }

  @Test
  void aNumberThatIsBeingCorrectedSurvivesAnotherLanguageAndTheWayBack() {
    var page = data(phone()).press("Lanjut");
    var right = phone();
    page.type("Nomor HP", right).press("English");
    assertThat(page.heading()).isEqualTo("Confirm your mobile number");
    assertThat(page.value("Mobile number")).isEqualTo(right);
    page.press("Bahasa Indonesia").type("Nomor HP", "0812").press("Kembali");
    assertThat(page.heading()).isEqualTo("Data Anda");
    assertThat(page.value("Nomor HP")).isEqualTo("0812");
  }

  @Test
  void aDoublePressSendsOnePinAndASecondTabProvesToo() {
    var page = data(phone()).press("Lanjut");
    solve(page);
    var twin = page.tab();
    page.press(SEND);
    var digits = TestPins.latest(nodes);
    twin.press(SEND);
    assertThat(TestPins.latest(nodes)).isEqualTo(digits);
    twin.type("PIN", digits);
    page.type("PIN", digits).press("Lanjut");
    twin.press("Lanjut");
    assertThat(twin.heading()).isEqualTo("Periksa, lalu pesan");
  }

  @Test
  void aTabThatStillAsksSendsNoSecondPin() {
    var page = solve(data(phone()).press("Lanjut"));
    var other = solve(page.tab().open(page.address()));
    page.press(SEND);
    var digits = TestPins.latest(nodes);
    other.press(SEND);
    assertThat(other.heading()).isEqualTo("Ketik PIN");
    assertThat(TestPins.latest(nodes)).isEqualTo(digits);
  }

  @Test
  void whileNoSmsGetsThroughTheStepIsLeftOut() {
    var gateways = nodes.main(0).rooms().security().gateways();
    gateways.reached(Channel.SMS);
    gateways.missed(Channel.SMS, OffsetDateTime.parse(Nodes.CLOCK).toInstant().minusSeconds(200));
    try {
      var page = data(phone()).press("Lanjut");
      assertThat(page.heading()).isEqualTo("Periksa, lalu pesan");
      solve(page).press("Pesan antrean");
      assertThat(page.heading()).isEqualTo("Antrean Anda sudah tercatat");
    } finally {
      gateways.reached(Channel.SMS);
    }
  }

  private static final String TIMES =
      "/pesan/semarang-pemuda/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-25";

  private static String phone() {
    return "0812%08d".formatted(++people);
  }

  private static TextBrowser data(String phone) {
    return fill(new TextBrowser(nodes.http(0)).open(TIMES), phone);
  }

  private static TextBrowser fill(TextBrowser atTimes, String phone) {
    return atTimes
        .choose("10.00–10.30 WIB")
        .press("Lanjut")
        .type("NIK", TestPeople.nik(people))
        .type("Nomor KPJ", "%011d".formatted(people))
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", phone);
  }

  private static TextBrowser asked(String phone) {
    return solve(data(phone).press("Lanjut")).press(SEND);
  }

  private static TextBrowser proved(String phone) {
    var page = asked(phone);
    return page.type("PIN", TestPins.latest(nodes)).press("Lanjut");
  }

  private static TextBrowser solve(TextBrowser page) {
    return page.type(PICTURE, DIGITS.answer());
  }
}
