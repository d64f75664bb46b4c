package id.antrean.admin.config;

import static id.antrean.admin.config.Offices.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Role;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An office that opens, on one of two nodes. */
@Antrean(nodes = 2, counters = 2)
class NewBranchIT {
  private static final String PATH = "/api/v1/branches";

  private static Nodes nodes;
  private static Database db;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    TestBranch.staff(db, Role.REGIONAL, "jawa-tengah-dan-diy", "regional-baru");
    TestBranch.staff(db, TestBranch.BRANCH, "baru");
    admin = nodes.http(0).as("admin");
  }

  private static TextBrowser form() {
    return new TextBrowser(nodes.http(0), "admin").open("/staf").follow("Kantor baru");
  }

  private static TextBrowser filled(String name) {
    return form()
        .type("Nama kantor", name)
        .type("Nama untuk SMS", name)
        .pick("Wilayah", "Jawa Tengah dan DIY")
        .pick("Provinsi", "Jawa Tengah")
        .type("Kota atau kabupaten", "Kab. Demak")
        .pick("Zona waktu", "WIB")
        .type("Alamat", "Jl. Sultan Fatah No. 1 Demak")
        .type("Lintang", "-6,894")
        .type("Bujur", "110,637")
        .pick("Seperti kantor", "Surakarta")
        .type("Alasan", "Kantor dibuka");
  }

  private static JsonObject wish(String id, String name) {
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("smsName", name)
        .put("region", "jawa-tengah-dan-diy")
        .put("province", "Jawa Tengah")
        .put("city", "Kab. Demak")
        .put("timeZone", "Asia/Jakarta")
        .put("like", "surakarta");
  }

  @Test
  void fromThePageToItsFirstBookingOnTheOtherNode() {
    var saved = filled("Demak Fatah").press("Buka kantor ini");
    assertThat(saved.address()).startsWith("/staf/kantor/demak-fatah");
    assertThat(saved.text()).contains("Tersimpan", "Demak Fatah");
    var other = nodes.http(1);
    assertThat(Offices.until(() -> other.get(PATH + "/demak-fatah").status() == 200))
        .isLessThan(Duration.ofSeconds(2));
    var detail = other.get(PATH + "/demak-fatah").json();
    var model = other.get(PATH + "/surakarta").json();
    for (var same : List.of("hours", "services", "counters", "rules")) {
      assertThat(detail.getValue(same)).as(same).isEqualTo(model.getValue(same));
    }
    assertThat(other.get("/kantor?q=demak+fatah").body()).contains("/kantor/demak-fatah");
    assertThat(other.get("/kantor?provinsi=jawa-tengah&halaman=1").body()).contains("Demak Fatah");
    var slots = other.get(PATH + "/demak-fatah/slots?lane=ONLINE&days=3").array();
    var free = slots.getJsonObject(slots.size() - 1);
    var booked =
        expect(
            201,
            other.post(
                "/api/v1/bookings", TestPeople.wish(301, Long.parseLong(free.getString("id")))));
    assertThat(booked.json().getString("number")).startsWith("B-");
    history(saved);
  }

  private static void history(TextBrowser office) {
    assertThat(office.follow("Riwayat perubahan").text())
        .contains("Kantor dibuka", "Seperti kantor", "surakarta", "Jl. Sultan Fatah No. 1 Demak")
        .doesNotContain("Urungkan");
    assertThat(trail("BRANCH_OPENED", "demak-fatah")).isOne();
  }

  private static int trail(String action, String branch) {
    return db.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM audit WHERE action = $1 AND branch_id = $2",
            action,
            branch)
        .orElseThrow();
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
    var page =
        form()
            .type("Nama kantor", "Kudus")
            .type("Nama untuk SMS", "Kudus dengan nama yang panjang")
            .type("Kode kantor", "Kudus Kota")
            .type("Lintang", "110,4")
            .type("Bujur", "-6,9")
            .press("Buka kantor ini");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains(
            "Ada 9 isian",
            "1 sampai 20 huruf",
            "huruf kecil",
            "Pilih wilayah",
            "Pilih provinsi",
            "Pilih WIB",
            "tertukar",
            "Pilih kantor yang ditiru",
            "Tulis alasannya");
    assertThat(page.value("Kode kantor")).isEqualTo("Kudus Kota");
    assertThat(page.value("Nama untuk SMS")).isEqualTo("Kudus dengan nama yang panjang");
    assertThat(page.value("Lintang")).isEqualTo("110,4");
  }

  @Test
  void theCodeAndTheNamesOfAnotherOfficeAreRefused() {
    var page = filled("Surakarta").type("Kode kantor", "surakarta-dua").press("Buka kantor ini");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Nama ini sudah dipakai kantor lain.");
    assertThat(page.value("Alamat")).isEqualTo("Jl. Sultan Fatah No. 1 Demak");
    var sms = wish("surakarta-tiga", "Surakarta Tiga").put("smsName", "SURAKARTA");
    var refused = expect(409, admin.post(PATH, sms)).json();
    assertThat(refused.getString("code")).isEqualTo("branch_taken");
    assertThat(refused.getJsonObject("fields").fieldNames()).containsExactly("smsName");
    var id = expect(409, admin.post(PATH, wish("surakarta", "Solo Empat"))).json();
    assertThat(id.getJsonObject("fields").fieldNames()).containsExactly("id");
  }

  /** Control: without our look the database refuses, too. */
  @Test
  void theDatabaseTakesNoIdThatIsAPageOrNoId() {
    for (var id : List.of("baru", "Kantor Satu", "-x")) {
      assertThatThrownBy(
              () ->
                  db.run(
                      """
                      INSERT INTO branch (id, region_id, name, sms_name, kind, city, province,
                        time_zone, online_booking)
                      VALUES ($1, 'uji', 'X', 'X', 'MAIN', 'X', 'X', 'Asia/Jakarta', true)
                      """,
                      id))
          .isInstanceOf(ConstraintViolation.class)
          .hasMessageStartingWith("branch_id_");
    }
    var named = wish("baru", "Baru Saja");
    assertThat(expect(400, admin.post(PATH, named)).json().getJsonObject("fields").fieldNames())
        .containsExactly("id");
  }

  @Test
  void ofManyWhoOpenTheSameOfficeOneDoes() {
    var http = List.of(admin, nodes.http(1).as("admin"));
    var answers =
        TestPeople.race(
            6,
            n ->
                http.get(n % 2)
                    .insist("POST", PATH, wish("ramai", "Ramai"), UUID.randomUUID().toString())
                    .status());
    assertThat(answers).containsOnlyOnce(201);
    assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
  }

  @Test
  void aRepeatOfARequestOpensNothingAgain() {
    var key = UUID.randomUUID().toString();
    expect(201, admin.post(PATH, wish("ulang", "Ulang"), key));
    var again = expect(201, admin.post(PATH, wish("ulang", "Ulang"), key)).json();
    assertThat(again.getString("id")).isEqualTo("ulang");
    assertThat(trail("BRANCH_OPENED", "ulang")).isOne();
    expect(422, admin.post(PATH, wish("ulang", "Lain"), key));
  }

  @Test
  void aRegionIsAddedOnceAndANewOfficeMayLieThere() {
    var page =
        new TextBrowser(nodes.http(0), "admin")
            .open("/staf")
            .follow("Wilayah")
            .type("Nama wilayah", "Nusa Tenggara")
            .type("Provinsi yang dicakup", "Nusa Tenggara Barat, Nusa Tenggara Timur")
            .press("Tambah wilayah");
    assertThat(page.text()).contains("Tersimpan", "Nusa Tenggara Barat, Nusa Tenggara Timur");
    var again = page.type("Nama wilayah", "NUSA TENGGARA").press("Tambah wilayah");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.value("Nama wilayah")).isEqualTo("NUSA TENGGARA");
    again.type("Provinsi yang dicakup", "Bali").press("Tambah wilayah");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("Wilayah dengan nama ini sudah ada.");
    var office = wish("mataram-dua", "Mataram Dua").put("region", "Nusa Tenggara");
    assertThat(expect(201, admin.post(PATH, office)).json().getString("region"))
        .isEqualTo("nusa-tenggara");
  }

  @Test
  void onlyAnAdministratorOpensOffices() {
    for (var who : List.of("regional-baru", "supervisor-baru", "guard-baru")) {
      var http = nodes.http(0).as(who);
      expect(403, http.post(PATH, wish("gelap", "Gelap")));
      assertThat(http.get("/staf/kantor/baru").status()).as(who).isEqualTo(403);
      assertThat(http.get("/staf").body()).doesNotContain("Kantor baru");
    }
    expect(401, nodes.http(0).post(PATH, wish("gelap", "Gelap")));
  }
}
