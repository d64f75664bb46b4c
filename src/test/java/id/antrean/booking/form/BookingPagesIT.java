package id.antrean.booking.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The booking form over HTTP, without JavaScript, with the real captcha and the real limits. */
@Antrean(nodes = 2, captcha = true, answer = BookingPagesIT.CAPTCHA, limits = true, counters = 2)
class BookingPagesIT {
  static final String CAPTCHA = "402917";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static Nodes nodes;
  private static Database db;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = started.database();
    slot(1); // the list that a node keeps for half a second has this day from the first request on
  }

  @Test
  void fromTheTimeToTheTicket() {
    var form = form();
    var check = form.toCheck(slot(3), nik());
    var booked = form.book(check, CAPTCHA);
    assertThat(booked.status()).isEqualTo(303);
    var ticket = form.browser().get(booked.location());
    assertThat(ticket.body())
        .contains("Antrean Anda sudah tercatat", "Selasa, 24 November 2026", "Siti R.", "<svg")
        .doesNotContain("Rahayu");
  }

  @Test
  void wrongFieldsComeBackAsTypedWithASentenceEach() {
    var form = form();
    var answer = form.fill(form.choose(slot(3)), "3374 0155", "12345", "77", "0812");
    assertThat(answer.status()).isEqualTo(303);
    var page = form.browser().get(answer.location());
    assertThat(page.body())
        .contains("<title>Kesalahan: Data Anda - Antrean</title>")
        .contains("Ada 4 isian yang perlu diperbaiki")
        .contains("href=\"#nik\"", "href=\"#kpj-0\"", "href=\"#name\"", "href=\"#phone\"")
        .contains("NIK harus 16 angka. Anda menulis 8 angka.")
        .contains("value=\"3374 0155\"", "value=\"12345\"", "value=\"77\"", "value=\"0812\"");
  }

  @Test
  void moreThanACookieCanHoldIsKeptOnThePageToo() {
    var form = form();
    var answer = form.fill(form.choose(slot(3)), nik(), "12345678901", "a".repeat(6_000), "0812");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Anda menulis 6000 huruf", "a".repeat(6_000));
  }

  @Test
  void anOddNikIsPointedOutOnceAndThenBelieved() {
    var form = form();
    var odd = "99" + nik().substring(2);
    var data = form.choose(slot(3));
    var first = form.fill(data, odd, "12345678901", "Siti Rahayu", "081234567890").location();
    var page = form.browser().get(first);
    assertThat(page.body()).contains("Periksa lagi NIK Anda");
    var second =
        form.browser()
            .form(
                data,
                "token",
                Form.hidden(page, "token"),
                "yakin",
                Form.hidden(page, "yakin"),
                "nik",
                odd,
                "kpj",
                "12345678901",
                "name",
                "Siti Rahayu",
                "phone",
                "081234567890");
    assertThat(second.location()).startsWith("/pesan/periksa");
  }

  @Test
  void changingTheOfficeOrServiceTakesTheDraftAlongAndComesBackToTheCheck() {
    var form = form();
    var check = form.toCheck(slot(3), nik());
    var id = check.replaceFirst(".*d=", "");
    assertThat(form.browser().get(check).body())
        .contains("/kantor?d=" + id, "/pesan/" + TestBranch.BRANCH + "?dipilih=JHT&amp;d=" + id);
    var service =
        form.browser().get("/pesan/" + TestBranch.BRANCH + "?lanjut=1&layanan=GENERAL&d=" + id);
    var papers = form.browser().get(service.location());
    var times = "/pesan/" + TestBranch.BRANCH + "/GENERAL/waktu?d=" + id;
    assertThat(papers.body()).contains(times);
    var page = form.browser().get(times + "&tanggal=" + TestBranch.DAY);
    var next =
        form.browser()
            .form(times, "token", Form.hidden(page, "token"), "slot", Long.toString(slot(3)));
    assertThat(next.location()).isEqualTo(check);
    assertThat(form.browser().get(check).body()).contains("Saya tidak yakin", "Siti Rahayu");
  }

  @Test
  void anHeirNamesTheOneWhoDiedInAGroupOfItsOwn() {
    var form = form();
    var times = "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=DIED&tanggal=" + TestBranch.DAY;
    var token = Form.hidden(form.browser().get(times), "token");
    var slot = Long.toString(slot(3));
    var data = form.browser().form(times, "token", token, "slot", slot).location();
    var page = form.browser().get(data);
    assertThat(page.body())
        .contains("Data Anda (ahli waris)", "Data peserta yang meninggal", "onBehalfOf-kpj")
        .doesNotContain("id=\"kpj-0\"");
    var nik = nik();
    var answer =
        form.browser()
            .form(
                data,
                "token",
                Form.hidden(page, "token"),
                "nik",
                nik,
                "name",
                "Siti Rahayu",
                "phone",
                "0812345" + nik.substring(11),
                "email",
                "",
                "onBehalfOf-nik",
                "3374015501500001",
                "onBehalfOf-kpj",
                "1");
    assertThat(form.browser().get(answer.location()).body())
        .contains("href=\"#onBehalfOf-kpj\"", "Ada 1 isian yang perlu diperbaiki");
  }

  @Test
  void aSecondCardGetsARowOfItsOwn() {
    var form = form();
    var data = form.choose(slot(3));
    var token = Form.hidden(form.browser().get(data), "token");
    var more = form.browser().form(data, "token", token, "kpj", "12345678901", "tambah", "kpj");
    var page = form.browser().get(more.location().replaceFirst("#.*", ""));
    assertThat(page.body()).contains("id=\"kpj-1\"", "value=\"12345678901\"");
    assertThat(page.body()).as("old cards carry letters").contains("inputmode=\"text\"");
    var fields = new String[] {"token", token, "kpj", "12345678901", "kpj", "5", "hapus", "1"};
    var less = form.browser().form(data, fields).location();
    assertThat(form.browser().get(less.replaceFirst("#.*", "")).body())
        .contains("value=\"12345678901\"")
        .doesNotContain("id=\"kpj-1\"");
  }

  @Test
  void aTimeThatIsOverMeanwhileLeadsToOthersBeforeMoreIsAsked() {
    var form = form();
    var today = TestBranch.DAY.minusDays(1);
    long slot = TestBranch.slot(db, today, "ONLINE", "06:00", 1, 7_001);
    db.run("UPDATE slot SET closes_at = starts_at + interval '8 hours' WHERE id = $1", slot);
    var times = "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED&tanggal=" + today;
    var token = Form.hidden(form.browser().get(times), "token");
    var data = form.browser().form(times, "token", token, "slot", Long.toString(slot)).location();
    var nik = nik();
    var check = form.fill(data, nik, "12345678901", "Siti Rahayu", "0812345" + nik.substring(11));
    var full = form.browser().get(check.location()).location();
    assertThat(form.browser().get(full).body())
        .contains("Pukul 06.00 WIB tidak bisa dipesan lagi", "Isian Anda tersimpan")
        .contains("Sebutkan kode ini");
  }

  @Test
  void aMistypedMailHouseIsAskedAboutOnceAndThenBelieved() {
    var form = form();
    var data = form.choose(slot(3));
    var nik = nik();
    var typed =
        new ArrayList<>(List.of("nik", nik, "kpj", "12345678901", "name", "Siti Rahayu", "phone"));
    typed.addAll(List.of("0812345" + nik.substring(11), "email", "siti@gmail.con", "token"));
    typed.add(Form.hidden(form.browser().get(data), "token"));
    var first = form.browser().form(data, typed.toArray(String[]::new)).location();
    var page = form.browser().get(first);
    assertThat(page.body()).contains("Maksud Anda siti@gmail.com?", "href=\"#email\"");
    typed.addAll(List.of("yakin", Form.hidden(page, "yakin"), "near", "1"));
    var second = form.browser().form(data, typed.toArray(String[]::new)).location();
    assertThat(form.browser().get(second).body())
        .contains("siti@gmail.con", "SMS saat giliran dekat</dt><dd>Ya<");
  }

  @Test
  void aWrongCaptchaKeepsEverythingAndShowsANewPicture() {
    var form = form();
    var check = form.toCheck(slot(3), nik());
    var answer = form.book(check, "111111");
    assertThat(answer.status()).isEqualTo(303);
    var page = form.browser().get(answer.location());
    assertThat(page.body())
        .contains("Angka tidak sama dengan gambar", "Siti Rahayu", "data:image/png");
    assertThat(form.book(check, CAPTCHA).location()).startsWith("/t/");
  }

  @Test
  void fiveClicksOnTwoNodesMakeOneBooking() throws Exception {
    var form = form();
    long slot = slot(10);
    var check = form.toCheck(slot, nik());
    var page = form.browser().get(check);
    var fields =
        new String[] {
          "token", Form.hidden(page, "token"),
          "captcha-id", Form.hidden(page, "captcha-id"),
          "captcha", CAPTCHA
        };
    // The draft's cookie is all there is, so the other node books with it just as well.
    var other = form.browser().at(nodes.http(1));
    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clicks =
          IntStream.range(0, 5)
              .mapToObj(i -> i % 2 == 0 ? form.browser() : other)
              .map(browser -> threads.submit(() -> browser.form(check, fields)))
              .toList();
      answers = clicks.stream().map(BookingPagesIT::get).toList();
    }
    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(303, 200));
    assertThat(bookings(slot)).isEqualTo(1);
  }

  @Test
  void backAfterBookingShowsTheTicketInsteadOfBookingAgain() {
    var form = form();
    long slot = slot(3);
    var check = form.toCheck(slot, nik());
    var ticket = form.book(check, CAPTCHA).location();
    var back = form.browser().get(check);
    assertThat(back.body())
        .contains("Antrean ini sudah tercatat", ticket.replaceFirst("\\?.*", ""));
    assertThat(form.browser().form(check, "token", "x").body()).contains("sudah tercatat");
    assertThat(bookings(slot)).isEqualTo(1);
  }

  @Test
  void aSlotThatFilledMeanwhileOffersOthersAndNeedsNoSecondCaptcha() {
    long last = slot(1);
    long other = slot(5);
    var one = form();
    var two = form();
    var checkOne = one.toCheck(last, nik());
    var checkTwo = two.toCheck(last, nik());
    assertThat(one.book(checkOne, CAPTCHA).location()).startsWith("/t/");
    var full = two.book(checkTwo, CAPTCHA).location();
    assertThat(full).startsWith("/pesan/penuh");
    var page = two.browser().get(full);
    assertThat(page.body()).contains("baru saja penuh", "Isian Anda tersimpan", "Pesan jam ini");
    var token = Form.hidden(page, "token");
    var nothing = two.browser().form(full, "token", token);
    assertThat(two.browser().get(nothing.location()).body()).contains("Pilih satu jam");
    var booked = two.browser().form(full, "token", token, "slot", Long.toString(other));
    assertThat(booked.location()).startsWith("/t/");
    assertThat(bookings(other)).isEqualTo(1);
  }

  @Test
  void aSecondBookingOfOneNikIsRefusedWithoutTellingWhy() {
    var nik = nik();
    var first = form();
    first.book(first.toCheck(slot(3), nik), CAPTCHA);
    var second = form();
    var refused = second.book(second.toCheck(slot(3), nik), CAPTCHA);
    var page = second.browser().get(refused.location());
    assertThat(page.body()).contains("Pesanan baru tidak dapat dicatat dengan data ini");
    assertThat(page.body()).contains(page.header("X-Request-Id"));
  }

  @Test
  void tooManyTriesOfOneNikWaitAndKeepTheirForm() {
    var nik = nik();
    var first = form();
    first.book(first.toCheck(slot(3), nik), CAPTCHA);
    Answer last = null;
    for (int i = 0; i < 6; i++) {
      var form = form();
      last = form.book(form.toCheck(slot(3), nik), CAPTCHA);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isNotEmpty();
    assertThat(last.body()).contains("Terlalu banyak percobaan", "Isian Anda tersimpan");
  }

  @Test
  void withTheDatabaseStuckNothingTypedIsLostAndTheSameButtonBooksLater() throws SQLException {
    var form = form();
    long slot = slot(3);
    var check = form.toCheck(slot, nik());
    Answer stuck;
    try (var connection = TestPostgres.connect(nodes.databaseUrl())) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE booking IN ACCESS EXCLUSIVE MODE");
      stuck = form.book(check, CAPTCHA);
      connection.rollback();
    }
    assertThat(stuck.status()).isEqualTo(503);
    assertThat(stuck.body()).contains("tersimpan");
    var again = form.browser().form(check, "token", Form.hidden(stuck, "token"));
    assertThat(again.location()).startsWith("/t/");
    assertThat(bookings(slot)).isEqualTo(1);
  }

  @Test
  void aFormThatIsNotOursIsRefused() {
    var form = form();
    var check = form.toCheck(slot(3), nik());
    assertThat(form.browser().form(check, "token", "made-up").status()).isEqualTo(403);
    assertThat(form.browser().get("/pesan/data?d=0123456789abcdef").body()).contains("terhapus");
    assertThat(form.browser().get("/pesan/periksa?d=../../x").body()).contains("tidak ditemukan");
  }

  @Test
  void theHolderOfTheLinkMovesAndCancels() {
    var form = form();
    var ticket = form.book(form.toCheck(slot(3), nik()), CAPTCHA).location();
    var path = ticket.replaceFirst("\\?.*", "");
    var check = path + "/pindah/periksa?slot=" + slot(3);
    var page = form.browser().get(check);
    assertThat(page.body()).contains("Nomor lama tetap milik Anda");
    var moved =
        form.browser()
            .form(
                path + "/pindah/periksa",
                "token",
                Form.hidden(page, "token"),
                "kunci",
                Form.hidden(page, "kunci"),
                "slot",
                Form.hidden(page, "slot"));
    assertThat(form.browser().get(moved.location()).body()).contains("tidak berlaku lagi");
    var ask = form.browser().get(path + "/batal");
    for (int i = 0; i < 2; i++) {
      var gone =
          form.browser()
              .form(
                  path + "/batal",
                  "token",
                  Form.hidden(ask, "token"),
                  "kunci",
                  Form.hidden(ask, "kunci"));
      assertThat(form.browser().get(gone.location()).body()).contains("sudah dibatalkan");
    }
  }

  private static Form form() {
    return new Form(nodes.http(0).browser(), TestBranch.BRANCH);
  }

  /** Slots of their own for each test, at times that nobody else uses. */
  private static long slot(int places) {
    int n = COUNT.incrementAndGet();
    var starts = "%02d:%02d".formatted(8 + n / 60, n % 60);
    return TestBranch.slot(db, "ONLINE", starts, places, 10 * n);
  }

  private static String nik() {
    return "33740155019%05d".formatted(COUNT.incrementAndGet());
  }

  private static long bookings(long slot) {
    return db.first(row -> row.getLong(0), "SELECT count(*) FROM booking WHERE slot_id = $1", slot)
        .orElseThrow();
  }

  private static <T> T get(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
