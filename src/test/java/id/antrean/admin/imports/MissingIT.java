package id.antrean.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is missing or doubtful of offices, and a file that mends it. */
@Antrean
class MissingIT {
  private static final String FILE = "/staf/kekurangan/berkas";

  private static Nodes nodes;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    admin = nodes.http(0).as("admin");
    TestBranch.staff(nodes.database(), Role.REGIONAL, "banten", "regional-banten");
    TestBranch.staff(nodes.database(), "surakarta", "kurang");
  }

  @Test
  void theListCountsWhatIsMissingAndLeadsToEachOffice() {
    var page =
        new TextBrowser(nodes.http(0), "admin").open("/staf").follow("Data kantor yang kurang");
    assertThat(page.text())
        .contains(
            "11 kantor: alamat belum ada", "173 kantor: telepon belum ada", "Perlu diperiksa");
    assertThat(page.follow("Magelang").text()).contains("Data kantor", "Alamat");
  }

  @Test
  void aRegionalSeesTheOfficesOfTheRegionOnly() {
    var page =
        new TextBrowser(nodes.http(0), "regional-banten")
            .open("/staf")
            .follow("Data kantor yang kurang");
    assertThat(page.text()).contains("Banten").doesNotContain("Semarang", "Kirim berkas");
    assertThat(nodes.http(0).as("regional-banten").get(FILE).body())
        .contains("tangerang")
        .doesNotContain("surakarta");
    var supervisor = nodes.http(0).as("supervisor-kurang");
    assertThat(supervisor.get("/staf/kekurangan").status()).isEqualTo(403);
    assertThat(supervisor.get("/staf").body()).doesNotContain("Data kantor yang kurang");
  }

  @Test
  void theFileFilledInAndSentEmptiesTheList() {
    var file = admin.get(FILE + "?pemisah=titik-koma").body();
    assertThat(file.lines().findFirst().orElseThrow()).endsWith(";diperiksa;seperti;catatan");
    assertThat(file).contains("telepon belum ada");
    var filled =
        file.lines()
            .map(line -> line.startsWith("\uFEFF") ? line : filled(line))
            .collect(Collectors.joining("\r\n"));
    var answer =
        admin.csv(
            "/api/v1/imports/branches",
            filled.getBytes(StandardCharsets.UTF_8),
            UUID.randomUUID().toString());
    assertThat(answer.json().getBoolean("applied")).as(answer.body()).isTrue();
    assertThat(admin.get("/staf/kekurangan").body()).contains("lengkap dan sudah diperiksa");
    assertThat(admin.get(FILE).body().lines()).hasSize(1);
  }

  /** As somebody who has looked at each: what is missing is written in, and the day. */
  private static String filled(String line) {
    var cells = line.split(";(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    cells[7] = cells[7].isEmpty() ? "Jl. Contoh No. 1" : cells[7];
    cells[8] = cells[8].isEmpty() ? "021-5551234" : cells[8];
    cells[11] = "24/11/2026";
    return String.join(";", cells);
  }
}
