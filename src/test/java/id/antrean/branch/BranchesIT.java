package id.antrean.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.testkit.Folders;
import id.antrean.testkit.TestPostgres;
import id.antrean.work.Starting;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference data in a real database, and what is answered from it. */
class BranchesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static Vertx vertx;
  private static Database db;
  private static Branches branches;

  @BeforeAll
  static void load() {
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    new ReferenceStore(db).load(Optional.empty(), NOW);
    branches = new Branches(db);
  }

  @AfterAll
  static void close() {
    db.close();
    vertx.close().await();
  }

  @Test
  void everyBranchIsThereWithItsRules() {
    assertThat(branches.all()).hasSize(327);
    assertThat(branches.regions()).hasSize(11);
    assertThat(branches.all())
        .allSatisfy(
            b -> {
              assertThat(branches.policy(b.id()).walkInQuota()).isPositive();
              assertThat(branches.calendar(b.id()).week()).hasSize(5);
              assertThat(branches.counters(b.id())).hasSizeBetween(3, 8);
              assertThat(branches.lanes(b.id())).hasSize(4);
              assertThat(branches.service(b.id(), "JHT")).isPresent();
            });
  }

  @Test
  void slotsOfTheWeekDoNotTouchTheBreak() {
    var slots =
        db.list(
            row -> row.getLocalTime("starts") + "-" + row.getLocalTime("ends"),
            """
            SELECT starts, ends FROM slot_pattern
            WHERE branch_id = 'semarang-pemuda' AND lane = 'ONLINE' AND weekday = 5 ORDER BY starts
            """);
    assertThat(slots)
        .hasSize(11)
        .contains("11:00-11:30", "13:00-13:30")
        .doesNotContain("11:30-12:00");
    assertThat(count("slot_pattern")).isEqualTo(327 * 2 * (4 * 12 + 11));
  }

  @Test
  void aServiceKnowsItsReasonsAndTheirPapers() {
    var jht = branches.service("semarang-pemuda", "JHT").orElseThrow();
    assertThat(jht.lanes()).containsExactly(Lane.ONLINE, Lane.WALK_IN, Lane.PRIORITY);
    assertThat(jht.reasons()).hasSize(12);
    assertThat(jht.reason("DIED").orElseThrow().heir()).isTrue();
    assertThat(jht.checklist(jht.reason("RESIGNED")))
        .extracting(item -> item.text().id())
        .contains("Paklaring");
  }

  /** What a rule says is shown, and what none says is not made up. */
  @Test
  void aServiceSaysWhoMustComeAndWhatHappensAfterTheVisit() {
    var jht = branches.service("JHT").orElseThrow();
    assertThat(jht.isInPerson(jht.reason("RESIGNED"))).isTrue();
    assertThat(jht.isInPerson(jht.reason("DIED"))).as("an heir comes").isFalse();
    assertThat(jht.after().orElseThrow().id()).contains("10 hari kerja");
    var slip = branches.service("BALANCE_SLIP").orElseThrow();
    assertThat(slip.isInPerson(Optional.empty())).isFalse();
    assertThat(slip.after()).isEmpty();
  }

  @Test
  void anOlderDatabaseLearnsWhatTheCatalogueHasLearntAndKeepsWhatWasChanged() {
    withFreshDatabase(
        own -> {
          new ReferenceStore(own).load(Optional.empty(), NOW);
          own.run("DELETE FROM reference_load");
          own.run(
              """
              UPDATE service SET catalogue = (catalogue - 'after') || '{"typicalMinutes": 99}'
              WHERE code = 'JHT'
              """);
          new ReferenceStore(own).load(Optional.empty(), NOW);
          var jht = new Branches(own).service("JHT").orElseThrow();
          assertThat(jht.after()).isPresent();
          assertThat(jht.typicalMinutes()).isEqualTo(99);
        });
  }

  @Test
  void aroundLebaran2027NobodyIsServedForTenDays() {
    var calendar = branches.calendar("semarang-pemuda");
    assertThat(calendar.openDays(LocalDate.of(2027, 3, 5), LocalDate.of(2027, 3, 17)))
        .extracting(LocalDate::toString)
        .containsExactly("2027-03-05", "2027-03-16", "2027-03-17");
    assertThat(calendar.holiday(LocalDate.of(2027, 3, 10)).orElseThrow().name())
        .isEqualTo("Idul Fitri 1448 Hijriah");
    assertThat(calendar.plusWorkingDays(LocalDate.of(2027, 3, 4), 7))
        .isEqualTo(LocalDate.of(2027, 3, 23));
  }

  @Test
  void searchForgivesCapitalsAccentsAndTheLongWordForARegency() {
    assertThat(names("SÉMARANG")).contains("Semarang Pemuda", "Semarang Majapahit");
    assertThat(names("kabupaten cilacap")).containsExactly("Cilacap");
    assertThat(names("pemuda   semarang")).containsExactly("Semarang Pemuda");
    assertThat(names("xyz")).isEmpty();
    assertThat(names("")).hasSize(327);
    assertThat(branches.search(Optional.of("banten"), ""))
        .isNotEmpty()
        .allMatch(b -> b.region().equals("banten"));
    assertThat(branches.search(Optional.of("nowhere"), "")).isEmpty();
  }

  @Test
  void aNameThatBeginsAsTypedComesFirst() {
    assertThat(names("semarang").getLast()).isEqualTo("Ungaran");
  }

  /** Alphabetically Banjarnegara comes before Ungaran, the next town (D40). */
  @Test
  void nearIsTheSameCityThenTheNearestAlsoAcrossABorder() {
    withFreshDatabase(
        own -> {
          new ReferenceStore(own).load(Optional.empty(), NOW);
          own.run("UPDATE branch SET latitude = NULL, longitude = NULL");
          place(own, "semarang-pemuda", -6.98, 110.41);
          place(own, "ungaran", -7.13, 110.40);
          place(own, "banjarnegara-pemuda", -7.39, 109.69);
          place(own, "serang", -7.0, 110.5);
          var offices = new Branches(own);
          var near = offices.near(offices.get("semarang-pemuda"));
          assertThat(near.getFirst().id()).isEqualTo("semarang-majapahit");
          assertThat(near)
              .extracting(Branch::id)
              .containsSubsequence(
                  "serang", "ungaran", "banjarnegara-pemuda", "surakarta", "yogyakarta");
        });
  }

  private static void place(Database own, String branch, double latitude, double longitude) {
    own.run(
        "UPDATE branch SET latitude = $2, longitude = $3 WHERE id = $1",
        branch,
        latitude,
        longitude);
  }

  @Test
  void anUnknownBranchIsAProblem() {
    assertThatThrownBy(() -> branches.get("nowhere"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    assertThat(branches.find("nowhere")).isEmpty();
  }

  @Test
  void whatAnAdminChangedOrTookAwayStaysAsItIs() {
    withFreshDatabase(
        own -> {
          new ReferenceStore(own).load(Optional.empty(), NOW);
          own.run("UPDATE branch_policy SET walk_in_quota = 7 WHERE branch_id = 'surakarta'");
          own.run("DELETE FROM holiday WHERE date = '2026-12-25'");
          own.run("DELETE FROM slot_pattern WHERE branch_id = 'surakarta' AND starts = '08:00'");
          long patterns = count(own, "slot_pattern");
          var start = System.nanoTime();
          new ReferenceStore(own).load(Optional.empty(), NOW);
          assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
          var again = new Branches(own);
          assertThat(again.policy("surakarta").walkInQuota()).isEqualTo(7);
          assertThat(again.calendar("surakarta").isOpenDay(LocalDate.of(2026, 12, 25))).isTrue();
          assertThat(count(own, "slot_pattern")).isEqualTo(patterns);
        });
  }

  /** An older demo's folder: one office, its address made up, its rules changed by an admin. */
  @Test
  void aDatabaseOfOlderFilesGetsTheNewOfficesAndWhatWasNotKnown() throws IOException {
    var older =
        seed(
            "semarang-pemuda,jawa-tengah-dan-diy,Semarang Pemuda,Semarang Pemuda,MAIN,,Kota Semarang,"
                + "3374,Jawa Tengah,Asia/Jakarta,,,,,false,true,,,,,",
            "cilacap,jawa-tengah-dan-diy,Cilacap,Cilacap,MAIN,,Kab. Cilacap,3301,Jawa Tengah,"
                + "Asia/Jakarta,Jl. Pilihan Admin 1,,,,false,true,,,,,");
    withFreshDatabase(
        own -> {
          new ReferenceStore(own).load(Optional.of(older), NOW);
          own.run("UPDATE branch_policy SET walk_in_quota = 7 WHERE branch_id = 'semarang-pemuda'");
          own.run(
              "UPDATE branch SET address = 'Jl. Contoh No. 1, Semarang (alamat contoh)',"
                  + " phone = '024-0000000 (contoh)' WHERE id = 'semarang-pemuda'");
          var start = System.nanoTime();
          new ReferenceStore(own).load(Optional.empty(), NOW);
          // Half a second on a quiet machine; row by row it would be 45,000 round trips.
          assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
          var now = new Branches(own);
          assertThat(now.all()).hasSize(327);
          assertThat(now.policy("semarang-pemuda").walkInQuota()).isEqualTo(7);
          var pemuda = now.get("semarang-pemuda");
          assertThat(pemuda.address()).contains("Jl. Pemuda No. 130 Semarang 50132");
          assertThat(pemuda.telephones()).containsExactly("024-3520279", "024-3588880");
          assertThat(pemuda.telephone()).contains("024-3520279");
          assertThat(pemuda.coordinates()).isPresent();
          assertThat(now.get("cilacap").address()).contains("Jl. Pilihan Admin 1");
          assertThat(now.get("cilacap").phone()).contains("0282-537979");
          assertThat(now.counters("medan-kota")).isNotEmpty();
        });
  }

  @Test
  void threeNodesThatStartAtOnceLoadItOnce() {
    withFreshDatabase(
        own -> {
          try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads =
                java.util.stream.Stream.generate(
                        () ->
                            nodes.submit(
                                () ->
                                    Starting.during(
                                        () -> new ReferenceStore(own).load(Optional.empty(), NOW))))
                    .limit(3)
                    .toList();
            for (var load : loads) {
              load.get();
            }
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          assertThat(new Branches(own).all()).hasSize(327);
        });
  }

  @Test
  void anotherFileOfBranchesMayTakeThePlaceOfOurs() throws IOException {
    var file =
        seed(
            "contoh,banten,Kantor Contoh,Contoh,MAIN,,Kota Serang,3673,Banten,Asia/Jakarta,,,,,false,true,,,,,");
    withFreshDatabase(
        own -> {
          new ReferenceStore(own).load(Optional.of(file), NOW);
          var only = new Branches(own);
          assertThat(only.all()).extracting(Branch::name).containsExactly("Kantor Contoh");
          assertThat(only.counters("contoh")).hasSize(4);
          assertThat(only.services("contoh")).hasSize(11);
        });
  }

  @Test
  void aWrongFileOfBranchesIsRefusedWithTheLineAndTheColumn() throws IOException {
    var file =
        seed(
            "Contoh,banten,Kantor Contoh,Contoh,MAIN,,Kota Serang,3673,Banten,Asia/Nowhere,,,,,false,true,,,,,");
    assertThatThrownBy(() -> new ReferenceStore(db).load(Optional.of(file), NOW))
        .isInstanceOf(ReferenceStore.Unusable.class)
        .hasMessageContaining("line 2, id: \"Contoh\"; allowed: small letters")
        .hasMessageContaining("line 2, time_zone: \"Asia/Nowhere\"; allowed: Asia/Jakarta");
    assertThatThrownBy(() -> new ReferenceStore(db).load(Optional.of(Path.of("nowhere.csv")), NOW))
        .isInstanceOf(ReferenceStore.Unusable.class)
        .hasMessageContaining("nowhere.csv");
  }

  private static Path seed(String... rows) throws IOException {
    try (var in = BranchesIT.class.getResourceAsStream("/reference/branches.csv")) {
      var header =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
      return Files.writeString(
          Folders.fresh("seed").resolve("branches.csv"),
          "\uFEFF" + header + "\r\n" + String.join("\r\n", rows) + "\r\n");
    }
  }

  private static void withFreshDatabase(java.util.function.Consumer<Database> test) {
    var own = new Database(vertx, TestPostgres.fresh());
    try {
      test.accept(own);
    } finally {
      own.close();
    }
  }

  private static List<String> names(String query) {
    return branches.search(Optional.empty(), query).stream().map(Branch::name).toList();
  }

  private static long count(String table) {
    return count(db, table);
  }

  private static long count(Database database, String table) {
    return database
        .first(row -> row.getLong("n"), "SELECT count(*) AS n FROM " + table)
        .orElseThrow();
  }
}
