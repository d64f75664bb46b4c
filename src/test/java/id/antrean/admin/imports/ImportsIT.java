package id.antrean.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of offices and holidays, taken over on one of two nodes. */
@Antrean(nodes = 2, counters = 1)
class ImportsIT {
  private static final String OFFICES = "/api/v1/imports/branches";
  private static final String HOLIDAYS = "/api/v1/imports/holidays";

  private static Nodes nodes;
  private static Database db;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    db = nodes.database();
    admin = nodes.http(0).as("admin");
    TestBranch.staff(db, TestBranch.BRANCH, "berkas");
  }

  private static Answer send(String path, String file) {
    return admin.csv(path, file.getBytes(StandardCharsets.UTF_8), UUID.randomUUID().toString());
  }

  private static JsonObject taken(String path, String file) {
    var answer = send(path, file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> states(JsonObject outcome) {
    return outcome.getJsonArray("rows").stream()
        .map(
            row ->
                ((JsonObject) row).getInteger("row") + " " + ((JsonObject) row).getString("state"))
        .toList();
  }

  private static JsonObject office(int node, String id) {
    return nodes.http(node).get("/api/v1/branches/" + id).json();
  }

  private static Duration until(BooleanSupplier so) {
    long from = System.nanoTime();
    while (!so.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
      LockSupport.parkNanos(20_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  @Test
  void aDryRunTellsWhatEachRowWouldDoAndChangesNothing() {
    var before = office(0, "cilacap");
    var file =
        "id;alamat;telepon;lintang;bujur;catatan\r\n"
            + "cilacap;\"Jl. Baru 1,\r\nCilacap\";0282-111111;-7,727;109,01;x\r\n"
            + ";;;;;\r\n"
            + "tegal;;;;;\r\n"
            + "pekalongan;;nanti;110,4;-6,9;\r\n"
            + "tidak-ada;Jl. X;;;;\r\n"
            + "cilacap;Jl. Lain;;;;\r\n";
    var outcome = taken(OFFICES + "?dryRun=true", file);
    assertThat(states(outcome))
        .containsExactly("2 CHANGED", "4 UNCHANGED", "5 WRONG", "6 WRONG", "7 WRONG");
    assertThat(outcome.getBoolean("applied")).isFalse();
    assertThat(outcome.getJsonArray("unused")).isEqualTo(new JsonArray().add("catatan"));
    var rows = outcome.getJsonArray("rows");
    var changes = rows.getJsonObject(0).getJsonArray("changes");
    assertThat(changes.getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("column", "address")
                .put("before", before.getString("address"))
                .put("after", "Jl. Baru 1, Cilacap"));
    assertThat(rows.getJsonObject(2).getJsonArray("errors").encode())
        .contains("phone", "latitude", "tertukar");
    assertThat(rows.getJsonObject(3).getJsonArray("errors").encode()).contains("like", "name");
    assertThat(rows.getJsonObject(4).getJsonArray("errors").encode())
        .contains("Sama dengan baris 2");
    assertThat(office(0, "cilacap")).isEqualTo(before);
  }

  @Test
  void allRowsAreTakenOverOrNone() {
    var one = "id,telepon\nyogyakarta,0274-1111111\nmagelang,";
    assertThat(taken(OFFICES, one + "bukan telepon\n").getBoolean("applied")).isFalse();
    assertThat(office(0, "yogyakarta").getString("phone")).isNotEqualTo("0274-1111111");
    assertThat(taken(OFFICES, one + "0293-2222222\n").getBoolean("applied")).isTrue();
    assertThat(office(0, "yogyakarta").getString("phone")).isEqualTo("0274-1111111");
    assertThat(until(() -> "0274-1111111".equals(office(1, "yogyakarta").getString("phone"))))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(states(taken(OFFICES, one + "0293-2222222\n")))
        .containsExactly("2 UNCHANGED", "3 UNCHANGED");
  }

  @Test
  void anEmptyCellLeavesWhatIsThereAndAHyphenTakesItAway() {
    taken(OFFICES, "id,alamat,telepon\nklaten,Jl. Uji,0272-1\n");
    taken(OFFICES, "id,alamat,telepon\nklaten,,0272-123456\n");
    assertThat(office(0, "klaten").getString("address")).isEqualTo("Jl. Uji");
    taken(OFFICES, "id,alamat\nklaten,-\n");
    assertThat(office(0, "klaten").containsKey("address")).isFalse();
  }

  @Test
  void aNewRowOpensAnOfficeThatCanBeBookedWithinTheNextTurnOfThePlanner() {
    var file =
        "id;nama;nama SMS;wilayah;provinsi;kota;zona waktu;seperti\n"
            + "solo-baru;Solo Baru;Solo Baru;Jawa Tengah dan DIY;Jawa Tengah;Kab. Sukoharjo;WIB;surakarta\n";
    assertThat(states(taken(OFFICES, file))).containsExactly("2 NEW");
    assertThat(office(0, "solo-baru").getString("name")).isEqualTo("Solo Baru");
    assertThat(office(0, "solo-baru").getJsonArray("services"))
        .isEqualTo(office(0, "surakarta").getJsonArray("services"));
    var twin = file.replace("solo-baru;Solo Baru;Solo Baru", "solo-dua;Solo Baru;Solo Dua");
    assertThat(taken(OFFICES + "?dryRun=true", twin).encode())
        .contains("Nama ini sudah dipakai kantor lain.");
  }

  @Test
  void aRepeatOfTheRequestTakesNothingOverAgain() {
    var key = UUID.randomUUID().toString();
    var file = "id,telepon\npurwokerto,0281-999999\n".getBytes(StandardCharsets.UTF_8);
    var first = admin.csv(OFFICES, file, key).json().getString("import");
    taken(OFFICES, "id,telepon\npurwokerto,0281-888888\n");
    assertThat(admin.csv(OFFICES, file, key).json().getString("import")).isEqualTo(first);
    assertThat(office(0, "purwokerto").getString("phone")).isEqualTo("0281-888888");
    var other = "id,telepon\npurwokerto,0281-777777\n".getBytes(StandardCharsets.UTF_8);
    assertThat(admin.csv(OFFICES, other, key).status()).isEqualTo(422);
  }

  @Test
  void aHolidayClosesTheDayOnBothNodesAndItsUndoOpensItAgain() {
    var day = TestBranch.DAY.plusDays(300);
    var file =
        "tanggal;kantor;jenis;nama;keputusan\n"
            + "%d/%d/%d;%s;tutup;Pindah gedung;SK 1/2027\n"
                .formatted(
                    day.getDayOfMonth(), day.getMonthValue(), day.getYear(), TestBranch.BRANCH);
    taken(HOLIDAYS, file);
    for (int node : new int[] {0, 1}) {
      var branches = nodes.main(node).rooms().branches();
      until(() -> branches.isClosed(TestBranch.BRANCH, day));
      assertThat(branches.isClosed("surakarta", day)).isFalse();
    }
    undo("Hari libur").press("Ya, urungkan");
    assertThat(nodes.main(0).rooms().branches().isClosed(TestBranch.BRANCH, day)).isFalse();
  }

  /** The newest import that can be undone. */
  private static TextBrowser undo(String kind) {
    var page = new TextBrowser(nodes.http(0), "admin").open("/staf/berkas");
    assertThat(page.text()).contains(kind);
    return page.follow("Urungkan").type("Alasan", "Salah berkas");
  }

  @Test
  void anImportIsTakenBackAsAWholeUnlessARowWasChangedSince() {
    var before = office(0, "binjai").getString("phone");
    var file = "id,telepon\nbinjai,0298-111111\nkudus,0291-111111\n";
    taken(OFFICES, file);
    var stale = undo("Kantor");
    var patch = new JsonObject().put("phone", "0291-222222");
    assertThat(admin.patch("/api/v1/branches/kudus", patch).status()).isEqualTo(200);
    var refused = stale.press("Ya, urungkan");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(office(0, "binjai").getString("phone")).isEqualTo("0298-111111");
    assertThat(refused.value("Alasan")).isEqualTo("Salah berkas");
    admin.patch("/api/v1/branches/kudus", patch.put("phone", "0291-111111"));
    var undone = refused.press("Ya, urungkan");
    assertThat(undone.text()).contains("Berkas sudah diurungkan", "Sudah diurungkan");
    assertThat(office(0, "binjai").getString("phone")).isEqualTo(before);
  }

  @Test
  void theHistoryOfAnOfficeAndTheTrailHoldWhatAFileChanged() {
    taken(
        OFFICES + "?reason=Telepon%20baru", "id,telepon,nama\nbengkulu,0296-1111,Bengkulu Kota\n");
    var history = new TextBrowser(nodes.http(0), "admin").open("/staf/kantor/bengkulu/riwayat");
    assertThat(history.text()).contains("Telepon baru", "0296-1111", "Bengkulu Kota");
    history.follow("Urungkan").type("Alasan", "Keliru").press("Ya, urungkan");
    assertThat(office(0, "bengkulu").getString("name")).isEqualTo("Bengkulu");
    var acts =
        db.list(
            row -> row.getString("action"),
            "SELECT action FROM audit WHERE branch_id = 'bengkulu' OR action LIKE 'IMPORT%' ");
    assertThat(acts).contains("CONFIGURATION_CHANGED", "CONFIGURATION_UNDONE", "IMPORT_TAKEN");
  }

  @Test
  void whatIsHandedOutIsTakenInUnchangedAndHoldsNoFormula() {
    taken(OFFICES, "id,alamat\nmalang,'=1+1\n");
    for (var separator : List.of("comma", "semicolon")) {
      for (var kind : List.of("branches", "holidays", "hours")) {
        var file = admin.get("/api/v1/exports/" + kind + "?separator=" + separator).body();
        assertThat(file).doesNotContainPattern("(?m)(^|[;,])\"?[=+@]");
        var again = taken("/api/v1/imports/" + kind + "?dryRun=true", file);
        assertThat(states(again)).hasSizeGreaterThan(50).allMatch(row -> row.endsWith("UNCHANGED"));
      }
    }
    assertThat(admin.get("/api/v1/exports/branches?separator=semicolon").body())
        .contains(";-6,993;110,421;", "'=1+1");
  }

  @Test
  void slotsFollowTheHoursAndQuotasOfAFile() {
    long late = TestBranch.slot(db, "ONLINE", "14:00", 5, 1);
    var office = TestBranch.BRANCH;
    var hours =
        "kantor;hari;buka;tutup;istirahat mulai;istirahat selesai\n"
            + office
            + ";Selasa;8.00;13.30;;\n";
    taken("/api/v1/imports/hours", hours);
    var http = nodes.http(1);
    assertThat(http.post("/api/v1/bookings", TestPeople.wish(401, late)).code())
        .isEqualTo("not_bookable");
    undo("Jam buka").press("Ya, urungkan");
    assertThat(http.post("/api/v1/bookings", TestPeople.wish(401, late)).status()).isEqualTo(201);
    var quotas = "kantor;hari;jalur;mulai;selesai;tempat\n" + office + ";Rabu;online;8.00;8.30;";
    assertThat(taken("/api/v1/imports/quotas", quotas + "1.000\n").encode())
        .contains("0 sampai 500");
    taken("/api/v1/imports/quotas", quotas + "3\n");
    var overlap = office + ";Rabu;online;8.15;8.45;3\n";
    assertThat(taken("/api/v1/imports/quotas?dryRun=true", quotas + "3\n" + overlap).encode())
        .contains("bertumpuk");
    var pattern = admin.get("/api/v1/branches/" + office + "/quota-pattern").body();
    assertThat(pattern).contains("WEDNESDAY", "08:30", "\"quota\":3");
    undo("Kuota mingguan").press("Ya, urungkan");
    assertThat(admin.get("/api/v1/branches/" + office + "/quota-pattern").array()).isEmpty();
  }

  @Test
  void onlyAdministratorsSendFilesAndTakeThemAlong() {
    var supervisor = nodes.http(0).as("supervisor-berkas");
    var file = "id,telepon\nkudus,0291-1\n".getBytes(StandardCharsets.UTF_8);
    assertThat(supervisor.csv(OFFICES, file, UUID.randomUUID().toString()).status()).isEqualTo(403);
    assertThat(supervisor.get("/api/v1/exports/branches").status()).isEqualTo(403);
    assertThat(supervisor.get("/staf/berkas").status()).isEqualTo(403);
    assertThat(nodes.http(0).csv(OFFICES, file, UUID.randomUUID().toString()).status())
        .isEqualTo(401);
  }

  /** Two at once: each row is one file's or the other's, and the later one is shown as changed. */
  @Test
  void twoWhoSendFilesAtOnceDoNotMixThem() {
    var outcomes =
        TestPeople.race(
            4,
            n ->
                nodes
                    .http(n)
                    .as("admin")
                    .csv(
                        OFFICES,
                        "id,telepon\nsampit,0283-90000%d\nbatulicin,0284-90000%d\n"
                            .formatted(n, n)
                            .getBytes(StandardCharsets.UTF_8),
                        UUID.randomUUID().toString())
                    .json()
                    .getBoolean("applied"));
    assertThat(outcomes).containsOnly(true);
    var sampit = db.first(row -> row.getString("phone"), phone("sampit")).orElseThrow();
    var batulicin = db.first(row -> row.getString("phone"), phone("batulicin")).orElseThrow();
    assertThat(sampit.substring(10)).isEqualTo(batulicin.substring(10));
  }

  private static String phone(String id) {
    return "SELECT phone FROM branch WHERE id = '" + id + "'";
  }
}
