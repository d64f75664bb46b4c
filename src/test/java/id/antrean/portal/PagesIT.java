package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages up to the checklist, as a browser without JavaScript gets them. */
@Antrean(clock = "2026-12-22T09:00:00+07:00")
class PagesIT {
  private static Nodes nodes;
  private static Http http;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    http = nodes.http(0);
  }

  /** At nine: the first hour is over, and half an hour before the next is too late to book. */
  @Test
  void anHourThatIsOnlyTooLateToBookIsNotCalledOver() {
    var today = "/pesan/semarang-pemuda/JHT/waktu?alasan=RESIGNED&tanggal=2026-12-22";
    assertThat(hour(today, "08.00–08.30")).contains("Sudah lewat");
    assertThat(hour(today, "09.00–09.30")).contains("Tidak bisa dipesan lagi");
    assertThat(hour(today, "11.00–11.30")).contains("sisa ");
  }

  private static String hour(String path, String window) {
    var page = http.get(path).body();
    return page.substring(page.indexOf(window)).lines().findFirst().orElseThrow();
  }

  @Test
  void thePageForHardTimesKeepsItsStylesWhenWeGiveItOurselves() {
    var page = http.get("/503.html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).contains("style-src 'sha256-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/kantor",
        "/kantor?wilayah=jawa-tengah-dan-diy",
        "/kantor?provinsi=jawa-tengah",
        "/kantor?q=semarang",
        "/kantor/semarang-pemuda",
        "/kantor/semarang-pemuda/panggilan",
        "/pesan/semarang-pemuda",
        "/pesan/semarang-pemuda/JHT",
        "/pesan/semarang-pemuda/JHT?alasan=PARTIAL_30",
        "/bantuan",
        "/privasi",
        "/t"
      })
  void everyPageIsWholeAndLightInBothLanguages(String path) {
    for (var language : new String[] {"id", "en"}) {
      var page = http.withCookie("bahasa=" + language).get(path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("<html lang=\"" + language + "\"", "<h1>", "href=\"/bantuan\"", "href=\"#isi\"")
          .doesNotContainPattern("\\{\\w+}")
          .doesNotContain(">null<", "Optional[")
          .doesNotContainPattern("<script(?! src=\"/portal/[^\"]+\" defer></script>)");
      assertThat(zipped(page.body())).isLessThan(8 * 1024);
    }
  }

  @Test
  void theOneStylesheetIsSmallAndMayBeKeptForEver() {
    var address = http.get("/").body().replaceAll("(?s).*href=\"(/pages.css[^\"]+)\".*", "$1");
    var css = http.get(address);
    assertThat(zipped(css.body())).isLessThan(6 * 1024);
    assertThat(css.header("Cache-Control")).contains("immutable");
  }

  @Test
  void aScriptIsFoundWhereItWasBeforeByTabsAndKeptTickets() {
    for (var script : List.of("copy", "find", "pages")) {
      var old = http.get("/shared/" + script + ".js");
      assertThat(old.status()).isEqualTo(308);
      assertThat(old.header("Location")).isEqualTo("/portal/" + script + ".js");
      assertThat(http.get(old.header("Location")).status()).isEqualTo(200);
    }
  }

  @Test
  void anOfficeIsFoundByTownAndTellsItsFirstFreePlace() {
    assertThat(http.get("/kantor?q=Semarang").body())
        .contains("Semarang Pemuda", "Semarang Majapahit", "Ungaran")
        .contains(
            "Jadwal kosong terdekat", "<span class=\"side\">Hari\u00a0ini 10.00\u00a0WIB</span>")
        .doesNotContain("pukul 10.00 WIB");
  }

  @Test
  void aLongListComesInPagesOfTwenty() {
    var province = "/kantor?provinsi=jawa-tengah";
    var first = http.get(province).body();
    assertThat(first.split("href=\"/kantor/", -1)).hasSize(21);
    assertThat(first)
        .contains(
            "30 kantor di Jawa Tengah", "Halaman 1 dari 2", "halaman=2&amp;provinsi=jawa-tengah\"");
    assertThat(http.get(province + "&halaman=2").body())
        .contains("Halaman 2 dari", "halaman=1&amp;");
    assertThat(http.get("/kantor?q=jawa&halaman=2").body()).contains("q=jawa&amp;halaman=3\"");
    assertThat(http.get("/kantor?wilayah=sumbagut&halaman=999").status()).isEqualTo(200);
    assertThat(http.get("/kantor?wilayah=sumbagut&halaman=x").body())
        .contains("31 kantor di Sumbagut");
  }

  @Test
  void aSearchWithoutAPlaceAsksForOneAndSignsFindNothing() {
    assertThat(http.get("/kantor?q=bpjs").body()).contains("Semua kantor dicari dengan nama");
    assertThat(http.get("/kantor?q=bekasi+timur").body())
        .contains("Ini hasil untuk \"bekasi\", tanpa kata \"timur\".", "Bekasi Kota");
    assertThat(http.get("/kantor?q=99998").body()).contains("Semua kantor dicari dengan nama");
    assertThat(http.get("/kantor?q=%3Cb%3E").body())
        .contains("Tidak ada kantor bernama \"&lt;b&gt;\"");
  }

  /** Tuesday, 22 December; the last of the days is the 29th, and 24 to 27 are closed. */
  @Test
  void amongTheDaysTodayIsMarkedAndTheLastOpenOneIsNamed() {
    assertThat(http.get("/pesan/semarang-pemuda/JHT/waktu?alasan=RESIGNED").body())
        .containsPattern("Selasa, 22 Desember</strong><span>hari ini · [0-9]+ tempat")
        .contains("Anda bisa memesan sampai Selasa, 29 Desember 2026.");
  }

  @Test
  void aSearchThatFindsNothingSaysSoAndOffersTheProvinces() {
    assertThat(http.get("/kantor?q=%3Cb%3Exyz").body())
        .contains("Tidak ada kantor bernama \"&lt;b&gt;xyz\"", "/kantor?provinsi=banten")
        .doesNotContain("<b>xyz");
  }

  /** Which province one lives in everybody knows; "Sumbagut" is a word of the agency's own. */
  @Test
  void officesAreChosenByProvinceAndRegionsAreOnlyCaptions() {
    var page = http.get("/kantor").body();
    assertThat(page.split("href=\"/kantor\\?provinsi=", -1)).hasSize(37 + 1);
    assertThat(page)
        .contains("<h3 class=\"caption\">Wilayah Sumbagut</h3>", "<strong>Sumatera Utara</strong>")
        .doesNotContain("wilayah=", "Wilayah Banten");
    assertThat(http.get("/kantor/semarang-pemuda").body())
        .contains("class=\"back\" href=\"/kantor?provinsi=jawa-tengah\"");
  }

  @Test
  void theHomePageSaysWhoseOfficesTheseAreAndThatItIsAnExample() {
    assertThat(http.get("/").body())
        .contains("Kantor BPJS Ketenagakerjaan (contoh)", "href=\"/cari-nomor\"", "href=\"/t\"");
  }

  @Test
  void helpLeadsToWhatItNamesAndToATelephone() {
    assertThat(http.get("/bantuan").body())
        .contains("href=\"tel:175\"", "href=\"/cari-nomor\"", "href=\"/t\"", "href=\"/kantor\"");
    assertThat(http.get("/privasi").body()).contains("href=\"tel:175\"");
  }

  @Test
  void anOfficeTellsItsHoursItsRulesAndTheHolidaysAhead() {
    assertThat(http.get("/kantor/semarang-pemuda").body())
        .contains("Buka sekarang, tutup pukul 15.00 WIB")
        .contains("Tutup Jumat, 25 Desember 2026: Kelahiran Yesus Kristus (Natal)")
        .contains("Senin–Kamis", "istirahat 11.30–13.00")
        .contains("<strong class=\"figure\">56</strong> dari 56 nomor masih ada hari ini.")
        .contains("Nomor dibagikan mulai pukul 07.30 WIB.")
        .contains("Terlambat lebih dari 15 menit")
        .contains("href=\"/pesan/semarang-pemuda\"");
  }

  @Test
  void whatIsNotKnownOfAnOfficeIsLeftOut() {
    assertThat(http.get("/kantor/jakarta-buaran").body())
        .doesNotContain("<dt>Alamat</dt>", "<dt>Telepon</dt>", "diketahui", "Lihat di peta");
    assertThat(http.get("/kantor/semarang-pemuda").body())
        .contains("Jl. Pemuda No. 130 Semarang 50132", "Lihat di peta")
        .contains("href=\"tel:0243520279\">024-3520279<", "href=\"tel:0243588880\">024-3588880<");
  }

  @Test
  void eachOfficeIsOpenOrClosedByItsOwnClock() {
    assertThat(http.get("/kantor/papua-jayapura").body()).contains("tutup pukul 15.00 WIT");
    assertThat(http.get("/kantor/bali-denpasar").body()).contains("tutup pukul 15.00 WITA");
  }

  @Test
  void anOfficeWithoutOnlineBookingSaysWhyAndWhere() {
    assertThat(http.get("/kantor/banyuasin-pangkalan-balai").body())
        .contains(
            "Belum bisa pesan online", "dilayani di kantor induk", "href=\"/kantor/palembang\"")
        .doesNotContain("/pesan/banyuasin");
    assertThat(http.browser().get("/pesan/banyuasin-pangkalan-balai").location())
        .isEqualTo("/kantor/banyuasin-pangkalan-balai");
  }

  @Test
  void whoChoosesNothingIsToldWhatToChoose() {
    var page = http.get("/pesan/semarang-pemuda?lanjut=1");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains(
            "<title>Kesalahan: Apa keperluan Anda?", "href=\"#layanan\"", "Pilih satu layanan.");
    assertThat(http.get("/pesan/semarang-pemuda/JHT?lanjut=1&alasan=X").body())
        .contains("Pilih satu alasan.");
  }

  @Test
  void anAddressThatCannotBeReadIsAnsweredWithWhatHelps() {
    assertThat(nodes.wire(0).send("GET", "/kantor?q=%ZZ", "").body())
        .contains("<h1>Permintaan ini tidak bisa dibaca</h1>", "Periksa alamatnya")
        .doesNotContain("Coba lagi sebentar lagi");
    assertThat(http.get("/t/K7Q2-9F4M/sms").body())
        .contains("<h1>Tindakan ini tidak tersedia di alamat ini</h1>", "Kembali ke halaman")
        .doesNotContain("Coba lagi sebentar lagi");
    var form = "Content-Type: application/x-www-form-urlencoded";
    var foreign = "Origin: https://elsewhere.example";
    assertThat(nodes.wire(0).send("POST", "/pesan/data", "", form, foreign).body())
        .contains("<h1>Permintaan ini tidak datang dari halaman Antrean</h1>")
        .contains("<p>Buka halaman Antrean, lalu coba lagi.</p>");
  }

  @Test
  void theWayLeadsFromServiceToReasonToPapersToTheDay() {
    var browser = http.browser();
    assertThat(browser.get("/pesan/semarang-pemuda?lanjut=1&layanan=JHT").location())
        .isEqualTo("/pesan/semarang-pemuda/JHT");
    assertThat(browser.get("/pesan/semarang-pemuda/JHT").body()).contains("value=\"RESIGNED\"");
    assertThat(browser.get("/pesan/semarang-pemuda/JHT?alasan=RESIGNED").body())
        .contains("Berkas yang dibawa", "Paklaring", "asli dan 1 fotokopi")
        .contains("href=\"/pesan/semarang-pemuda/JHT/waktu?alasan=RESIGNED\"");
    assertThat(browser.get("/pesan/semarang-pemuda/BALANCE_SLIP").body())
        .contains("href=\"/pesan/semarang-pemuda/BALANCE_SLIP/waktu\"");
  }

  @Test
  void thePapersSayWhoMustComeAndWhatHappensAfterwards() {
    var papers = "/pesan/semarang-pemuda/JHT?alasan=";
    assertThat(http.get(papers + "RESIGNED").body())
        .contains("tidak bisa diwakilkan", "10 hari kerja");
    assertThat(http.get(papers + "DIED").body()).doesNotContain("diwakilkan");
    assertThat(http.get("/pesan/semarang-pemuda/CARD_REPLACEMENT?alasan=LOST").body())
        .contains("1 x 24 jam")
        .doesNotContain("diwakilkan");
  }

  @Test
  void anOfficeThatDoesNotDoItNamesOthersNearby() {
    assertThat(http.get("/pesan/sleman-godean/JKK").body())
        .contains("Layanan ini tidak ada di Sleman Godean", "href=\"/pesan/yogyakarta/JKK\"");
  }

  @Test
  void whatIsNotThereIsSaidWithoutCodesAndWithANumberToName() {
    for (var path : new String[] {"/kantor/nowhere", "/pesan/nowhere", "/tidak/ada"}) {
      var page = http.get(path);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.body().contains("name=\"kode\""))
          .as(path + " asks for the code of a ticket")
          .isEqualTo(path.equals("/tidak/ada"));
      assertThat(page.body())
          .containsAnyOf("Halaman tidak ditemukan", "Kantor ini tidak ditemukan")
          .contains(page.header("X-Request-Id"))
          .doesNotContain("404", "unknown_branch");
    }
    assertThat(http.get("/pesan/semarang-pemuda/NOTHING").status()).isEqualTo(404);
  }

  @Test
  void theLanguageIsKeptAndThePageStays() {
    var browser = http.browser();
    var back = browser.get("/bahasa?ke=en&kembali=/kantor%3Fq%3Dsemarang");
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.location()).isEqualTo("/kantor?q=semarang");
    assertThat(browser.get("/kantor?q=semarang").body()).contains("Which office will you visit?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//jahat.example", "/%5Cjahat.example", "https://jahat.example", "/%0aX:1"})
  void theSwitchNeverLeadsToAnotherSite(String to) {
    assertThat(http.browser().get("/kontras?ke=tinggi&kembali=" + to).location())
        .matches("/([^/\\\\\\p{Cntrl}].*)?");
  }

  @Test
  void highContrastIsAChoiceOfThisBrowser() {
    assertThat(http.withCookie("kontras=tinggi").get("/").body())
        .contains("data-contrast=\"high\"", "Kontras biasa");
    assertThat(http.get("/").body()).doesNotContain("data-contrast").contains("Kontras tinggi");
  }

  @Test
  void aCodeThatNobodyHasIsSaidWhereItWasTyped() {
    var unknown = http.browser().form("/t", "kode", " 7q4m2-xk9d0rva ");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("Tidak ada antrean dengan kode ini", "7q4m2-xk9d0rva");
    assertThat(http.browser().form("/t", "kode", "..").body()).contains("Tulis kode dari SMS.");
  }

  private static int zipped(String body) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.size();
  }
}
