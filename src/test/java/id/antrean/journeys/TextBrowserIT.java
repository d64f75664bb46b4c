package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TextBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A booking in a browser of words alone. What it saw lies in target/screens/words.txt. */
@Antrean(captcha = true, shared = true)
class TextBrowserIT {
  private static final Path SEEN = Path.of("target", "screens", "words.txt");

  private static Nodes nodes;
  private static KnownDigits digits;

  @BeforeAll
  static void start(Nodes started, KnownDigits known) throws IOException {
    nodes = started;
    digits = known;
    Files.createDirectories(SEEN.getParent());
    Files.deleteIfExists(SEEN);
  }

  @Test
  void bookMoveAndCancelInWordsAlone() {
    var browser = new TextBrowser(nodes.http(0)).open("/");
    read(browser, "Pesan antrean kantor", "Layanan ini gratis.");
    browser.follow("Pesan antrean");
    read(browser, "Kantor mana yang akan Anda datangi?", "Jawa Tengah dan DIY");
    browser.type("Nama kota atau kantor", "pemuda").press("Cari");
    read(browser, "Kantor mana yang akan Anda datangi?", "Jadwal kosong terdekat");
    browser.follow("Semarang Pemuda");
    read(browser, "Semarang Pemuda", "Buka lagi", "Terlambat lebih dari 15 menit");
    browser.follow("Pesan di kantor ini");
    read(browser, "Apa keperluan Anda?", "( ) Klaim JHT");
    browser.choose("Klaim JHT").press("Lanjut");
    browser.choose("Mengundurkan diri").press("Lanjut");
    read(browser, "Berkas yang dibawa", "Paklaring");
    browser.follow("Lanjut, pilih hari");
    read(browser, "Hari apa?", "Selasa, 24 November", "tempat");
    browser.follow("Selasa, 24 November");
    read(browser, "Pukul berapa Anda datang?", "Istirahat", "sisa");
    browser.choose("10.00–10.30 WIB").press("Lanjut");

    read(browser, "Data Anda", "16 angka di KTP");
    browser.type("NIK", "33740155019").press("Lanjut");
    assertThat(browser.title()).startsWith("Kesalahan: ");
    read(browser, "Data Anda", "Anda menulis 11 angka.", "[33740155019____]");
    browser
        .type("NIK", "3374015501900001")
        .type("Nomor KPJ", "12345678901")
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", "081234567890")
        .press("Lanjut");

    read(browser, "Periksa, lalu pesan", "Selasa, 24 November 2026, pukul 10.00–10.30 WIB");
    assertThat(browser.text()).contains("3374 0155 0190 0001", "Ubah NIK", "Dengarkan angka");
    browser.type("Ketik 6 angka pada gambar", digits.answer()).press("Pesan antrean");
    read(browser, "Antrean Anda sudah tercatat", "B · Pesan Online", "KTP");

    browser.follow("Pindah jadwal");
    browser.follow("Rabu, 25 November").choose("09.30–10.00 WIB").press("Lanjut");
    read(browser, "Periksa jadwal baru", "Dari", "Menjadi");
    browser.press("Pindah jadwal");
    read(browser, "Antrean Anda", "tidak berlaku lagi.", "Rabu, 25 November 2026");
    browser.follow("Batalkan");
    read(browser, "Batalkan antrean", "tidak bisa diambil kembali");
    browser.press("Ya, batalkan");
    read(browser, "Antrean B-", "sudah dibatalkan", "Pesan lagi");
  }

  private static void read(TextBrowser browser, String heading, String... words) {
    assertThat(browser.heading()).startsWith(heading);
    assertThat(browser.text()).contains(words);
    try {
      Files.writeString(
          SEEN,
          "=== " + browser.address() + "\n" + browser.text() + "\n\n",
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
