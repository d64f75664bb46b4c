package id.antrean.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page on which files are sent, looked at and taken over. */
@Antrean(counters = 1)
class ImportPagesIT {
  private static final String OFFICES = "/api/v1/imports/branches";
  private static final String HOLIDAYS = "/api/v1/imports/holidays";

  private static Nodes nodes;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    admin = nodes.http(0).as("admin");
  }

  private static void taken(String path, String file) {
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    var answer = admin.csv(path, bytes, UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String phone(String office) {
    return nodes.http(0).get("/api/v1/branches/" + office).json().getString("phone");
  }

  @Test
  void fromAFileOnThePageToItsApplication() {
    var browser = new TextBrowser(nodes.http(0), "admin").open("/staf").follow("Berkas CSV");
    var empty = browser.pick("Jenis berkas", "Kantor").press("Periksa berkas");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text()).contains("paling sedikit satu baris");
    var checked =
        empty.type("Atau tempel", "id;telepon\nmadiun;0295-333333\n").press("Periksa berkas");
    assertThat(checked.text()).contains("Baru 0, berubah 1", "madiun", "→ 0295-333333");
    var noReason = checked.press("Terapkan berkas");
    assertThat(noReason.text()).contains("Tulis alasannya", "→ 0295-333333");
    var late = noReason.tab().type("Alasan", "Nomor baru");
    var done = noReason.type("Alasan", "Nomor baru").press("Terapkan berkas");
    assertThat(done.text()).contains("Berkas sudah diterapkan", "0 baris baru, 1 baris berubah");
    taken(OFFICES, "id,telepon\nmadiun,0295-444444\n");
    var others = late.press("Terapkan berkas");
    assertThat(others.text()).contains("Berkas sudah diterapkan");
    assertThat(phone("madiun")).as("the same form twice is one").isEqualTo("0295-444444");
  }

  @Test
  void whoAgreedToSomethingElseIsShownWhatItIsNow() {
    var checked = checked("id;telepon\nbojonegoro;0287-111111\n");
    taken(OFFICES, "id,telepon\nbojonegoro,0287-222222\n");
    var others = checked.type("Alasan", "Nomor baru").press("Terapkan berkas");
    assertThat(others.status()).isEqualTo(409);
    assertThat(others.text())
        .contains("berubah sejak berkas diperiksa", "0287-222222 → 0287-111111");
    assertThat(others.press("Terapkan berkas").text()).contains("Berkas sudah diterapkan");
  }

  @Test
  void aFileComesWithTheFormAndItsCharacterSetIsNamed() {
    var file = "id;alamat\r\ndepok;Jl. Café 1\r\n".getBytes(Charset.forName("windows-1252"));
    var browser = nodes.http(0).as("admin").with(null);
    var csrf = Form.hidden(browser.get("/staf/berkas"), "csrf");
    var page = browser.upload("/staf/berkas", file, "csrf", csrf, "jenis", "branches");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Windows-1252", "Jl. Café 1");
    assertThat(browser.upload("/staf/berkas", file, "jenis", "branches").status())
        .as("without the form's token")
        .isEqualTo(403);
    assertThat(
            browser
                .upload("/staf/berkas", new byte[5 << 20], "csrf", csrf, "jenis", "branches")
                .status())
        .isEqualTo(413);
    assertThat(browser.upload("/staf/pengumuman", file, "csrf", csrf).status()).isEqualTo(400);
  }

  private static TextBrowser checked(String text) {
    return new TextBrowser(nodes.http(0), "admin")
        .open("/staf/berkas")
        .pick("Jenis berkas", "Kantor")
        .type("Atau tempel", text)
        .press("Periksa berkas");
  }

  @Test
  @Tag("long")
  void tenThousandRowsTakeLessThanTenSeconds() {
    var holidays = new StringBuilder("tanggal;kantor;jenis;nama;keputusan\n");
    var offices = new StringBuilder("id;nama;wilayah;provinsi;alamat;telepon;lintang;bujur\n");
    for (int i = 0; i < 10_000; i++) {
      holidays.append(
          "%s;;nasional;Hari uji %d;SK %d\n".formatted(TestBranch.DAY.plusDays(400 + i), i, i));
      offices.append(
          "uji-%d;Uji Baru %d;Banten;Banten;\"Jl. Uji %d, Serang\";0254-%06d;-6,11;106,15\n"
              .formatted(i, i, i, i));
    }
    nodes
        .database()
        .run(
            """
            INSERT INTO branch (id, region_id, name, sms_name, kind, city, province, time_zone,
              online_booking)
            SELECT 'uji-' || n, 'banten', 'Uji ' || n, 'Uji ' || n, 'MAIN', 'Kota Serang', 'Banten',
              'Asia/Jakarta', true
            FROM generate_series(0, 9999) AS n
            """);
    inTenSeconds("10,000 new holidays", HOLIDAYS, holidays.toString());
    inTenSeconds("10,000 holidays looked at", HOLIDAYS + "?dryRun=true", holidays.toString());
    inTenSeconds("10,000 changed offices", OFFICES, offices.toString());
    inTenSeconds("10,000 offices looked at", OFFICES + "?dryRun=true", offices.toString());
  }

  private static void inTenSeconds(String what, String path, String file) {
    long from = System.nanoTime();
    taken(path, file);
    var took = Duration.ofNanos(System.nanoTime() - from);
    System.out.println(what + ": " + took.toMillis() + " ms");
    assertThat(took).as(what).isLessThan(Duration.ofSeconds(10));
  }
}
