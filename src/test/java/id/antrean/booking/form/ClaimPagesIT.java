package id.antrean.booking.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who has an approved claim shows by neither the days of the e-Klaim lane nor by a refusal (M6).
 */
@Antrean
class ClaimPagesIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final String LANE = "/pesan/" + OFFICE + "/E_KLAIM_VERIFICATION/waktu";
  private static final String APPROVED = TestPeople.nik(3_301);
  private static final String OTHERS = TestPeople.nik(3_302);
  private static Nodes nodes;
  private static Http supervisor;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    supervisor = nodes.http(0).as("supervisor");
    grant(APPROVED, "EK-7K2M9QX4");
    grant(OTHERS, "EK-3F6H8PZ5");
  }

  private static void grant(String nik, String reference) {
    grant(nik, reference, "2026-11-23", "2026-12-02");
  }

  private static void grant(String nik, String reference, String first, String last) {
    var pass =
        new JsonObject()
            .put("nik", nik)
            .put("reference", reference)
            .put("firstDay", first)
            .put("lastDay", last)
            .put("reason", "Surat persetujuan diperlihatkan");
    var answer = supervisor.post("/api/v1/branches/" + OFFICE + "/passes", pass);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void theDaysAreShownToWhoNamesTheirClaimAndItStandsInTheForm() {
    var page = ask(APPROVED, "ek 7k2m9qx4");
    assertThat(page.address()).startsWith(LANE);
    page.open(page.address() + "&tanggal=2026-11-25");
    page.choose("10.00–10.30 WIB").press("Lanjut");
    assertThat(page.heading()).isEqualTo("Data Anda");
    assertThat(page.html()).doesNotContain("Kesalahan");
    assertThat(page.value("NIK")).isEqualTo(APPROVED);
    assertThat(page.value("Nomor klaim")).isEqualTo("ek 7k2m9qx4");
    page.type("Nomor KPJ", "12345678901")
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", "081234503301")
        .press("Lanjut")
        .press("Pesan antrean");
    assertThat(page.heading()).isEqualTo("Antrean Anda sudah tercatat");
    assertThat(page.html()).contains("E-");
  }

  /** Else somebody types everything, has a PIN sent, and is refused in the end. */
  @Test
  void onlyTheDaysOfThePassAreShown() {
    var soon = TestPeople.nik(3_309);
    grant(soon, "EK-5P9R3TW7", "2026-11-24", "2026-11-25");
    var page = ask(soon, "EK-5P9R3TW7");
    assertThat(page.html()).contains("tanggal=2026-11-24", "tanggal=2026-11-25");
    assertThat(page.html()).doesNotContain("tanggal=2026-11-26", "tanggal=2026-11-27");
    assertThat(page.text()).contains("Anda bisa memesan sampai Rabu, 25 November 2026");
    page.open(page.address() + "&tanggal=2026-11-26");
    assertThat(page.heading()).isEqualTo("Hari apa?");
  }

  /** A claim that was typed elsewhere, or looked up too often, is looked up by no other page. */
  @Test
  void onlyTheQuestionForTheClaimLooksItUp() {
    var page = ask(APPROVED, "EK-7K2M9QX4");
    page.open(page.address() + "&tanggal=2026-11-25").choose("10.00–10.30 WIB").press("Lanjut");
    var draft = page.address().replaceFirst(".*d=", "");
    page.type("Nomor klaim", "EK-AAAAAAAA").press("Lanjut");
    page.open(LANE + "?d=" + draft);
    assertThat(page.heading()).isEqualTo("Klaim Anda");
    page.open("/pesan/data?d=" + draft).type("Nomor klaim", "EK-7K2M9QX4").press("Lanjut");
    page.open(LANE + "?d=" + draft);
    assertThat(page.heading()).as("the pair that was found").isEqualTo("Hari apa?");
  }

  @Test
  void whatWasTypedSurvivesAnotherLanguageAndTheWayBack() {
    var page = new TextBrowser(nodes.http(0)).open(LANE);
    page.type("NIK", "33740155").type("Nomor klaim", "EK-7K2").press("English");
    assertThat(page.heading()).isEqualTo("Your claim");
    assertThat(page.value("National ID number (NIK)")).isEqualTo("33740155");
    assertThat(page.value("e-Klaim claim number")).isEqualTo("EK-7K2");
    assertThat(page.address()).doesNotContain("33740155", "EK-7K2");
    page.press("Bahasa Indonesia").type("NIK", "3374").press("Kembali");
    page.follow("Lanjut, pilih hari");
    assertThat(page.value("NIK")).isEqualTo("3374");
  }

  @Test
  void noClaimAnUnknownOneAndThatOfAnotherPersonLookTheSame() {
    var pages =
        List.of(
            ask(TestPeople.nik(3_303), "EK-7K2M9QX4"),
            ask(APPROVED, "EK-3F6H8PZ5"),
            ask(APPROVED, "EK-AAAAAAAA"),
            ask(TestPeople.nik(3_304), "EK-AAAAAAAA"));
    for (var page : pages) {
      assertThat(page.heading()).isEqualTo("Klaim Anda");
      assertThat(page.html()).contains("tidak kami temukan untuk kantor ini");
    }
    assertThat(pages.stream().map(page -> page.text().replaceAll("[0-9]{16}|EK-\\w+", "")))
        .containsOnly(pages.getFirst().text().replaceAll("[0-9]{16}|EK-\\w+", ""));
  }

  @Test
  void wordsThatCannotBeAClaimAreNamed() {
    var page = ask("3374", "");
    assertThat(page.html()).contains("NIK harus 16 angka", "Tulis nomor klaim");
    assertThat(page.value("NIK")).isEqualTo("3374");
  }

  @Test
  void whatWasTypedForAnotherServiceIsKept() {
    var page =
        new TextBrowser(nodes.http(0))
            .open("/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-25")
            .choose("10.00–10.30 WIB")
            .press("Lanjut")
            .type("NIK", APPROVED)
            .type("Nomor KPJ", "12345678901")
            .type("Nama lengkap", "Siti Rahmawati")
            .type("Nomor HP", "081234503305")
            .press("Lanjut");
    var draft = page.address().replaceFirst(".*d=", "");
    page.open(LANE + "?d=" + draft);
    assertThat(page.heading()).isEqualTo("Klaim Anda");
    assertThat(page.value("NIK")).isEqualTo(APPROVED);
    page.type("Nomor klaim", "EK-7K2M9QX4").press("Lanjut");
    assertThat(page.address()).startsWith(LANE);
    page.open("/pesan/data?d=" + draft);
    assertThat(page.value("Nama lengkap")).isEqualTo("Siti Rahmawati");
  }

  @Test
  void aProgramGetsOneRefusalForAllThree() {
    var slot =
        nodes
            .http(0)
            .get("/api/v1/branches/" + OFFICE + "/slots?lane=E_KLAIM&days=5")
            .array()
            .stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getBoolean("bookable"))
            .reduce((one, last) -> last)
            .orElseThrow()
            .getString("id");
    for (var claim : new String[] {"", "EK-AAAAAAAA", "EK-7K2M9QX4"}) {
      var wish =
          new JsonObject()
              .put("nik", OTHERS)
              .put("kpj", new JsonArray().add("12345678901"))
              .put("name", "Peserta Uji")
              .put("phone", "081234503306")
              .put("service", "E_KLAIM_VERIFICATION")
              .put("slot", slot);
      if (!claim.isEmpty()) {
        wish.put("claim", new JsonObject().put("reference", claim));
      }
      var answer = nodes.http(0).post("/api/v1/bookings", wish);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("pass_required");
    }
  }

  private static TextBrowser ask(String nik, String reference) {
    return new TextBrowser(nodes.http(0))
        .open(LANE)
        .type("NIK", nik)
        .type("Nomor klaim", reference)
        .press("Lanjut");
  }
}
