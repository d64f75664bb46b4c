package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One account neither bombs mobiles nor copies what an office knows of people. */
@Antrean(counters = 1, limits = true)
class StaffLimitsIT {
  private static final String OFFICE = "/staf/kantor/" + TestBranch.BRANCH;

  private static Nodes nodes;
  private static Http guest;
  private static int people = 7_000;
  private static int days;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
  }

  private static TextBrowser staff(String name) {
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, name);
    return new TextBrowser(guest, "supervisor-" + name).open("/staf");
  }

  private static UUID booked(int person) {
    var slot = TestBranch.slot(nodes.database(), ++days, 5, 1);
    var answer = guest.post("/api/v1/bookings", TestPeople.wish(person, slot));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var code = answer.json().getString("code");
    return nodes.main(0).rooms().booking().store().byCode(code).orElseThrow().id();
  }

  private static TextBrowser corrected(TextBrowser staff, UUID visit, String mobile) {
    var form = staff.tab().open(OFFICE + "/kunjungan/" + visit + "/kontak");
    return form.type("Nomor HP yang benar", mobile).type("Alasan", "uji").press("Simpan perbaikan");
  }

  @Test
  void theMobileOfAVisitIsCorrectedThreeTimesADayAndWhatWasTypedStays() {
    var officer = staff("bom");
    var visit = booked(people++);
    for (int n = 0; n < 3; n++) {
      assertThat(corrected(officer, visit, "0857000010%02d".formatted(n)).text())
          .contains("Sudah diperbaiki.");
    }
    var refused = corrected(officer, visit, "085700001077");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text()).contains("Terlalu banyak percobaan. Tunggu 8 jam, lalu coba lagi.");
    assertThat(refused.value("Nomor HP yang benar")).isEqualTo("085700001077");
    assertThat(corrected(officer, booked(people++), "085700001088").text())
        .as("another visit")
        .contains("Sudah diperbaiki.");
  }

  @Test
  void correctionsAbroadAreAsFewAsPinsThere() {
    var officer = staff("abroad");
    long made =
        IntStream.range(0, 8)
            .mapToObj(n -> corrected(officer, booked(people++), "+3725123%04d".formatted(n)))
            .filter(page -> page.status() == 200)
            .count();
    assertThat(made).isEqualTo(5);
  }

  @Test
  void theDataOfSixtyVisitsAreOpenAnHourAndTheReasonStaysTyped() {
    var officer = staff("lihat");
    var address = OFFICE + "/kunjungan/" + booked(people++) + "/data";
    TextBrowser page = null;
    for (int n = 0; n < 65; n++) {
      page = officer.tab().open(address).type("Alasan", "cek data").press("Buka");
      if (page.status() != 200) {
        break;
      }
    }
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.text()).contains("Terlalu banyak percobaan.");
    assertThat(page.value("Alasan")).isEqualTo("cek data");
  }

  @Test
  void anAddressIsReplacedAsSeldomAsAMobileByTheNikToo() {
    staff("surel");
    int owner = people++;
    booked(owner);
    var http = guest.as("supervisor-surel");
    var csrf = Form.hidden(http.get(OFFICE + "/data"), "csrf");
    var nik = TestPeople.nik(owner);
    for (int n = 0; n < 4; n++) {
      var key = UUID.randomUUID().toString();
      var answer =
          http.form(
              OFFICE + "/data/perbaiki",
              "csrf",
              csrf,
              "kunci",
              key,
              "nik",
              nik,
              "shown",
              "KTP",
              "email",
              "baru%d@contoh.id".formatted(n));
      assertThat(answer.status()).as("time " + n).isEqualTo(n < 3 ? 303 : 429);
    }
  }

  private static int looked(TextBrowser staff, int person, String button) {
    var form = staff.tab().open(OFFICE + "/data").choose("KTP asli");
    return form.type("NIK orang itu", TestPeople.nik(person)).press(button).status();
  }

  @Test
  void theDataOfTwentyPeopleAreOpenADayWhicheverButtonOpensThem() {
    var supervisor = staff("intip");
    booked(1);
    var form = supervisor.tab().open(OFFICE + "/data").choose("KTP asli");
    form.type("NIK orang itu", TestPeople.nik(1)).press("Tampilkan datanya");
    for (int n = 2; n <= 20; n++) {
      assertThat(looked(supervisor, n, "Tampilkan datanya")).as("person " + n).isEqualTo(200);
    }
    assertThat(looked(supervisor, 20, "Tampilkan datanya")).as("the same again").isEqualTo(200);
    assertThat(looked(supervisor, 21, "Tampilkan datanya")).isEqualTo(429);
    form.forge("nik", TestPeople.nik(22));
    assertThat(form.press("Hapus data").status()).as("by its erasure").isEqualTo(429);
  }
}
