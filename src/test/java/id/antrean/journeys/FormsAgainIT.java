package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TextBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forms sent twice, late, out of order or from two tabs: nothing is booked twice or unseen. */
@Antrean(captcha = true, shared = true)
class FormsAgainIT {
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
  void anOldOrForeignFormKeepsWhatWasTyped() {
    var nik = forms.nik();
    var form = forms.filledIn(nik).forge("token", "abc.def").press("Lanjut");
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
    var check = forms.filledIn(forms.nik()).press("Lanjut");
    check.forge("captcha-id", "b2xk");
    check.type("Ketik 6 angka pada gambar", forms.digits().answer()).press("Pesan antrean");
    assertThat(check.title()).startsWith("Kesalahan: ");
    assertThat(check.text())
        .contains("Gambar itu tidak berlaku lagi. Ketik angka pada gambar baru.", "Siti Rahmawati");
    assertThat(forms.solve(check).press("Pesan antrean").heading())
        .isEqualTo("Antrean Anda sudah tercatat");
  }

  @Test
  void eachStepTwiceIsOneBooking() {
    int before = people.bookings();
    var times = forms.atTimes().choose("10.00–10.30 WIB");
    var sameTimes = times.tab();
    times.press("Lanjut");
    sameTimes.press("Lanjut");
    forms.fill(times, forms.nik());
    var data = times.tab();
    times.tab().press("Lanjut");
    times.press("Lanjut");

    forms.solve(times);
    var check = times.tab();
    times.press("Pesan antrean");
    assertThat(times.heading()).isEqualTo("Antrean Anda sudah tercatat");
    check.press("Pesan antrean");
    assertThat(check.heading()).isEqualTo("Antrean ini sudah tercatat");
    data.press("Lanjut");
    assertThat(data.heading()).isEqualTo("Antrean ini sudah tercatat");
    assertThat(people.bookings()).isEqualTo(before + 1);
    assertThat(check.follow("Lihat antrean saya").text()).contains("10.00–10.30 WIB");
  }

  @Test
  void aMoveAndACancellationTwiceAreOne() {
    var ticket = forms.booked();
    var number = numberOf(ticket);
    ticket.follow("Pindah jadwal").follow("Rabu, 25 November");
    ticket.choose("10.30–11.00 WIB").press("Lanjut");
    var same = ticket.tab();
    ticket.press("Pindah jadwal");
    assertThat(ticket.text()).contains("Nomor " + number + " tidak berlaku lagi.");
    var moved = numberOf(ticket.open(path(ticket)));
    same.press("Pindah jadwal");
    assertThat(same.text()).contains("Jadwal tidak berubah. Nomor Anda tetap " + moved);
    assertThat(same.text()).doesNotContain("tidak berlaku lagi");
    assertThat(numberOf(same.open(path(ticket)))).isEqualTo(moved).isNotEqualTo(number);
    assertThat(same.open(path(ticket) + "?lama=" + moved).text())
        .as("the same hour of another day may have the same number")
        .contains("Jadwal sudah pindah. Nomor Anda tetap " + moved);

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
  void aMoveThatIsSeenAgainByBackSaysThatItIsDone() {
    var ticket = forms.booked();
    ticket.follow("Pindah jadwal");
    assertThat(ticket.text()).contains("Jadwal sekarang:", "10.00–10.30 WIB");
    ticket.follow("Rabu, 25 November").choose("14.00–14.30 WIB").press("Lanjut");
    var check = ticket.address();
    var moved = numberOf(ticket.press("Pindah jadwal"));
    var back = ticket.tab().open(check);
    assertThat(back.heading()).isEqualTo("Jadwal sudah pindah");
    assertThat(back.text()).contains("14.00–14.30 WIB", moved).doesNotContain("Menjadi");
    assertThat(numberOf(back.follow("Lihat antrean saya"))).isEqualTo(moved);
  }

  @Test
  void anOldPageCancelsNothingThatItDoesNotName() {
    var ticket = forms.booked();
    var old = ticket.tab().follow("Batalkan");
    ticket.follow("Pindah jadwal").follow("Rabu, 25 November");
    ticket.choose("13.30–14.00 WIB").press("Lanjut").press("Pindah jadwal");
    var moved = numberOf(ticket.open(path(ticket)));
    old.press("Ya, batalkan");
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.text())
        .contains("Jadwal antrean ini sudah pindah: " + moved, "Belum ada yang dibatalkan.");
    assertThat(ticket.open(path(ticket)).text()).doesNotContain("sudah dibatalkan");
    assertThat(old.press("Ya, batalkan").heading()).contains(moved, "sudah dibatalkan");
  }

  @Test
  void stepsOutOfOrderLeadToTheStepThatIsMissing() {
    var form = forms.atData();
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
    int before = people.bookings();
    var check = forms.filledIn(forms.nik()).press("Lanjut");
    var other = check.tab().follow("Ubah Hari dan jam");
    other.choose("11.00–11.30 WIB").press("Lanjut");
    assertThat(other.text()).contains("pukul 11.00–11.30 WIB");

    check.type("Ketik 6 angka pada gambar", "000000").press("Pesan antrean");
    assertThat(check.status()).isEqualTo(403);
    assertThat(people.bookings()).isEqualTo(before);
    check.follow("Coba lagi");
    assertThat(check.text()).contains("pukul 11.00–11.30 WIB");
    forms.solve(check).press("Pesan antrean");
    assertThat(check.text()).contains("pukul 11.00–11.30 WIB");
    assertThat(people.bookings()).isEqualTo(before + 1);
  }

  @Test
  void aLostNumberAskedForTwiceIsAskedForOnce() {
    var page = new TextBrowser(nodes.http(0)).open("/cari-nomor");
    forms.solve(page.type("NIK", "3374015501900001").type("Nomor HP", "081234567890"));
    var same = page.tab();
    var old = page.tab().forge("token", "x").press("Kirim SMS");
    assertThat(old.text()).contains("Isian Anda masih ada: kirim sekali lagi.");
    assertThat(old.value("NIK")).isEqualTo("3374015501900001");
    assertThat(page.press("Kirim SMS").status()).isEqualTo(200);
    assertThat(same.press("Kirim SMS").text()).isEqualTo(page.text());
  }

  private static String path(TextBrowser ticket) {
    return ticket.address().replaceFirst("[?].*", "");
  }

  private static String numberOf(TextBrowser ticket) {
    return ticket.text().replaceFirst("(?s).*?(B-[0-9]{3}).*", "$1");
  }
}
