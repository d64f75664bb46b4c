package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people do to forms: nothing typed is lost, nothing is booked twice, and a sentence says what
 * to do.
 */
@Antrean(captcha = true, shared = true)
class FormsIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final AtomicInteger PEOPLE = new AtomicInteger(1_500);

  /** By what is wrong with it. */
  private static final Map<String, String> WRONG =
      Map.of(
          "spaces", "   ",
          "too long", "9".repeat(5_000),
          "a number too long to count", "9".repeat(40),
          "letters", "abcdefghijklmnop",
          "emoji", "🙂🙂👍🏽",
          "right to left", "\u202eنور ١٢٣\u202c",
          "script", "<script>alert(1)</script>",
          "markup", "\"><img src=x onerror=alert(1)>",
          "percent", "%00%ZZ&nik=1;--'",
          "combined", "A\u0301\u0302\u0303\u0304".repeat(30));

  private static Nodes nodes;
  private static KnownDigits digits;

  @BeforeAll
  static void start(Nodes started, KnownDigits known) {
    nodes = started;
    digits = known;
  }

  static Stream<Arguments> fieldsAndWhatIsWrong() {
    return Stream.of("NIK", "Nomor KPJ", "Nama lengkap", "Nomor HP", "Email (boleh kosong)")
        .flatMap(field -> WRONG.keySet().stream().map(what -> Arguments.of(field, what)));
  }

  @ParameterizedTest
  @MethodSource("fieldsAndWhatIsWrong")
  void aWrongFieldIsNamedAndEverythingStaysAsTyped(String field, String what) {
    var wrong = WRONG.get(what);
    var form =
        filledIn(TestPeople.nik(PEOPLE.incrementAndGet())).type(field, wrong).press("Lanjut");
    if (isRight(field, what)) {
      assertThat(form.heading()).isEqualTo("Periksa, lalu pesan");
    } else {
      assertThat(form.heading()).isEqualTo("Data Anda");
      assertThat(form.title()).startsWith("Kesalahan: ");
      assertThat(form.text()).contains("Ada 1 yang perlu diperbaiki");
      assertThat(form.value(field).strip()).isEqualTo(wrong.strip());
      if (!field.equals("Nama lengkap")) {
        assertThat(form.value("Nama lengkap")).isEqualTo("Siti Rahmawati");
      }
    }
    assertThat(form.html()).doesNotContain("<script>alert", "<img src=x");
  }

  /** A name is letters; an address of spaces is none. */
  private static boolean isRight(String field, String what) {
    return switch (field) {
      case "Nama lengkap" -> what.equals("letters");
      case "Email (boleh kosong)" -> what.equals("spaces");
      default -> false;
    };
  }

  @Test
  void pastedWithSpacesDotsAndDashesIsUnderstood() {
    var nik = TestPeople.nik(PEOPLE.incrementAndGet());
    var form =
        filledIn("\t " + nik.substring(0, 6) + "." + nik.substring(6, 12) + " " + nik.substring(12))
            .type("Nomor KPJ", " 1234-5678 901\u00a0")
            .type("Nama lengkap", "  Siti   Rahmawati ")
            .type("Nomor HP", "+62 (812) 3456-7890")
            .type("Email (boleh kosong)", " siti@example.id ")
            .press("Lanjut");
    assertThat(form.heading()).isEqualTo("Periksa, lalu pesan");
    assertThat(form.text()).contains("12345678901", "Siti Rahmawati", "siti@example.id");
  }

  @Test
  void anEmptyFormNamesEachFieldOnce() {
    var form = atData().press("Lanjut");
    assertThat(form.title()).startsWith("Kesalahan: ");
    assertThat(form.text()).contains("Ada 4 yang perlu diperbaiki", "Tulis NIK Anda");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aSearchForAnythingAnswersAndKeepsTheWords(String what) {
    var page = new TextBrowser(nodes.http(0)).open("/kantor");
    var typed = WRONG.get(what);
    var asked = typed.substring(0, Math.min(100, typed.length())); // no longer word fits the field
    page.type("Nama kota atau kantor", asked).press("Cari");
    assertThat(page.heading()).isEqualTo("Kantor mana yang akan Anda datangi?");
    if (!what.equals("spaces")) {
      assertThat(page.text()).contains("Tidak ada kantor bernama");
      assertThat(page.value("Nama kota atau kantor")).isEqualTo(asked);
    }
    assertThat(page.html()).doesNotContain("<script>alert", "<img src=x");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aWrongCodeStaysInTheFieldToBeMended(String what) {
    var page = new TextBrowser(nodes.http(0)).open("/t");
    page.type("Kode dari SMS", WRONG.get(what)).press("Lihat antrean");
    assertThat(page.title()).startsWith("Kesalahan: ");
    assertThat(page.value("Kode dari SMS")).isEqualTo(WRONG.get(what));
    page.type("Kode dari SMS", "0000-0000-00000").press("Lihat antrean");
    assertThat(page.heading()).isEqualTo("Halaman tidak ditemukan");
    assertThat(page.value("Kode dari SMS")).isEqualTo("0000000000000");
  }

  @ParameterizedTest
  @MethodSource("whatIsWrong")
  void aLostNumberIsAskedForWithCare(String what) {
    var wrong = WRONG.get(what).strip();
    for (var field : List.of("NIK", "Nomor HP")) {
      var page = new TextBrowser(nodes.http(0)).open("/cari-nomor");
      page.type("NIK", "3374015501900001").type("Nomor HP", "081234567890");
      solve(page.type(field, wrong)).press("Kirim SMS");
      assertThat(page.title()).startsWith("Kesalahan: ");
      assertThat(page.value(field)).isEqualTo(wrong);
      assertThat(page.html()).doesNotContain("<script>alert", "<img src=x");
    }
  }

  @Test
  void aLostNumberAskedForTwiceIsAskedForOnce() {
    var page = new TextBrowser(nodes.http(0)).open("/cari-nomor");
    solve(page.type("NIK", "3374015501900001").type("Nomor HP", "081234567890"));
    var same = page.tab();
    var old = page.tab().forge("token", "x").press("Kirim SMS");
    assertThat(old.text()).contains("Isian Anda masih ada: kirim sekali lagi.");
    assertThat(old.value("NIK")).isEqualTo("3374015501900001");
    assertThat(page.press("Kirim SMS").status()).isEqualTo(200);
    assertThat(same.press("Kirim SMS").text()).isEqualTo(page.text());
  }

  static Stream<String> whatIsWrong() {
    return WRONG.keySet().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "-1", "0", "99999999999999999999", "1e3", "١٢", "<script>"})
  void aTimeThatIsNoneIsAskedAgain(String slot) {
    var times = atTimes().forge("slot", slot).press("Lanjut");
    assertThat(times.heading()).isEqualTo("Pukul berapa Anda datang?");
    assertThat(times.text()).contains("Pilih satu jam yang masih ada tempat.");
  }

  @Test
  void noServiceNoReasonNoTimeIsASentenceEach() {
    var page = new TextBrowser(nodes.http(0)).open("/pesan/" + OFFICE).press("Lanjut");
    assertThat(page.text()).contains("Pilih satu layanan.");
    page.choose("Klaim JHT").press("Lanjut").press("Lanjut");
    assertThat(page.title()).startsWith("Kesalahan: ");
    assertThat(atTimes().press("Lanjut").text()).contains("Pilih satu jam");
  }

  @Test
  void anOldOrForeignFormKeepsWhatWasTyped() {
    var nik = TestPeople.nik(PEOPLE.incrementAndGet());
    var form = filledIn(nik).forge("token", "abc.def").press("Lanjut");
    assertThat(form.status()).isEqualTo(403);
    assertThat(form.text()).contains("Isian Anda masih ada: kirim sekali lagi.");
    assertThat(form.value("Nomor HP")).isNotEmpty();
    form.press("Lanjut");
    assertThat(form.heading()).isEqualTo("Periksa, lalu pesan");

    form.forge("token", "").press("Pesan antrean");
    assertThat(form.text()).contains("Muat ulang, lalu coba lagi.");
    form.follow("Coba lagi");
    assertThat(form.text()).contains("Siti Rahmawati");
  }

  @Test
  void aPictureKeptTooLongIsReplacedAndTheRestStays() {
    var check = filledIn(TestPeople.nik(PEOPLE.incrementAndGet())).press("Lanjut");
    check.forge("captcha-id", "b2xk");
    check.type("Ketik 6 angka pada gambar", digits.answer()).press("Pesan antrean");
    assertThat(check.title()).startsWith("Kesalahan: ");
    assertThat(check.text())
        .contains("Gambar sudah lewat 5 menit. Ketik angka pada gambar baru.", "Siti Rahmawati");
    assertThat(solve(check).press("Pesan antrean").heading())
        .isEqualTo("Antrean Anda sudah tercatat");
  }

  @Test
  void eachStepTwiceIsOneBooking() {
    int before = bookings();
    var times = atTimes().choose("10.00–10.30 WIB");
    var sameTimes = times.tab();
    times.press("Lanjut");
    sameTimes.press("Lanjut");
    fill(times, TestPeople.nik(PEOPLE.incrementAndGet()));
    var data = times.tab();
    times.tab().press("Lanjut");
    times.press("Lanjut");

    solve(times);
    var check = times.tab();
    times.press("Pesan antrean");
    assertThat(times.heading()).isEqualTo("Antrean Anda sudah tercatat");
    check.press("Pesan antrean");
    assertThat(check.heading()).isEqualTo("Antrean ini sudah tercatat");
    data.press("Lanjut");
    assertThat(data.heading()).isEqualTo("Antrean ini sudah tercatat");
    assertThat(bookings()).isEqualTo(before + 1);
    assertThat(check.follow("Lihat antrean saya").text()).contains("10.00–10.30 WIB");
  }

  @Test
  void aMoveAndACancellationTwiceAreOne() {
    var ticket = booked();
    var number = numberOf(ticket);
    ticket.follow("Pindah jadwal").follow("Rabu, 25 November");
    ticket.choose("10.30–11.00 WIB").press("Lanjut");
    var same = ticket.tab();
    ticket.press("Pindah jadwal");
    assertThat(ticket.text()).contains("Nomor " + number + " tidak berlaku lagi.");
    var moved = numberOf(ticket.open(path(ticket)));
    same.press("Pindah jadwal");
    assertThat(numberOf(same.open(path(ticket)))).isEqualTo(moved).isNotEqualTo(number);

    var home = path(ticket);
    ticket.follow("Batalkan");
    var sure = ticket.tab();
    var late = ticket.tab().open(home + "/pindah?tanggal=2026-11-26");
    late.choose("10.30–11.00 WIB").press("Lanjut");
    ticket.press("Ya, batalkan");
    sure.press("Ya, batalkan");
    assertThat(sure.heading()).isEqualTo(ticket.heading()).contains("sudah dibatalkan");
    late.press("Pindah jadwal");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("dibatalkan");
  }

  @Test
  void stepsOutOfOrderLeadToTheStepThatIsMissing() {
    var form = atData();
    var id = form.address().replaceFirst(".*d=", "");
    assertThat(form.tab().open("/pesan/periksa?d=" + id).heading()).isEqualTo("Data Anda");
    assertThat(form.tab().open("/pesan/data?d=0000000000000000").heading())
        .isEqualTo("Isian Anda sudah terhapus");
    assertThat(form.tab().open("/pesan/periksa").follow("Pesan antrean").heading())
        .isEqualTo("Pesan antrean kantor");
  }

  /** The first tab still shows the old time: its button must not book the new one unseen. */
  @Test
  void whatChangedInAnotherTabIsShownBeforeItIsBooked() {
    int before = bookings();
    var check = filledIn(TestPeople.nik(PEOPLE.incrementAndGet())).press("Lanjut");
    var other = check.tab().follow("Ubah Hari dan jam");
    other.choose("11.00–11.30 WIB").press("Lanjut");
    assertThat(other.text()).contains("pukul 11.00–11.30 WIB");

    check.type("Ketik 6 angka pada gambar", "000000").press("Pesan antrean");
    assertThat(check.status()).isEqualTo(403);
    assertThat(bookings()).isEqualTo(before);
    check.follow("Coba lagi");
    assertThat(check.text()).contains("pukul 11.00–11.30 WIB");
    solve(check).press("Pesan antrean");
    assertThat(check.text()).contains("pukul 11.00–11.30 WIB");
    assertThat(bookings()).isEqualTo(before + 1);
  }

  private static TextBrowser booked() {
    var form = filledIn(TestPeople.nik(PEOPLE.incrementAndGet())).press("Lanjut");
    return solve(form).press("Pesan antrean");
  }

  private static TextBrowser solve(TextBrowser check) {
    return check.type("Ketik 6 angka pada gambar", digits.answer());
  }

  private static TextBrowser filledIn(String nik) {
    return fill(atData(), nik);
  }

  private static TextBrowser fill(TextBrowser form, String nik) {
    return form.type("NIK", nik)
        .type("Nomor KPJ", "%011d".formatted(PEOPLE.get()))
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", "0812%08d".formatted(PEOPLE.get()));
  }

  private static TextBrowser atData() {
    return atTimes().choose("10.00–10.30 WIB").press("Lanjut");
  }

  private static TextBrowser atTimes() {
    return new TextBrowser(nodes.http(0))
        .open("/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-25");
  }

  private static String path(TextBrowser ticket) {
    return ticket.address().replaceFirst("[?].*", "");
  }

  private static String numberOf(TextBrowser ticket) {
    return ticket.text().replaceFirst("(?s).*?(B-[0-9]{3}).*", "$1");
  }

  private static int bookings() {
    return nodes
        .database()
        .first(row -> row.getInteger("n"), "SELECT count(*)::int AS n FROM booking")
        .orElseThrow();
  }
}
