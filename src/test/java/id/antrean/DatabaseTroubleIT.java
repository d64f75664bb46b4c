package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.antrean.db.embedded.OwnPostgres;
import id.antrean.testkit.Cable;
import id.antrean.testkit.Crowd;
import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.OwnDatabase;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL restarted, killed, slow, and out of disk, while people book: whoever cannot be served
 * is told so within three seconds, what was acknowledged is there, and it works again by itself.
 */
class DatabaseTroubleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int DOORS = 6;
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A data folder with a seeded database in it, of which each test has a copy. */
  private static Path model;

  private Path folder;
  private OwnPostgres postgres;
  private Cable cable;
  private Nodes nodes;
  private Http http;
  private long slot;

  @BeforeAll
  static void makeModel() throws IOException {
    model = Folders.fresh("trouble-model").toRealPath();
    try (var postgres = OwnPostgres.start(model)) {
      TestPostgres.seed(postgres.url(), OffsetDateTime.parse(Nodes.CLOCK).toInstant());
    }
  }

  @AfterAll
  static void deleteModel() {
    Folders.delete(model);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Folders.fresh("trouble-" + COUNT.incrementAndGet()).toRealPath();
  }

  private void start() {
    Folders.copy(model, folder);
    postgres = OwnPostgres.start(folder);
    cable = new Cable(postgres.url());
    nodes = Nodes.start(1, "ANTREAN_DATABASE_URL", cable.url());
    TestBranch.branch(nodes.database(), 1);
    nodes.main(0).rooms().branches().reload();
    // Small, for each booking rewrites the row with its free numbers: twenty thousand of them
    // filled a small disk on their own within seconds.
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 3_000, 1);
    http = nodes.http(0);
    assertThat(http.post("/api/v1/bookings", TestPeople.wish(250_000, slot)).status())
        .isEqualTo(201);
    assertThat(nodes.isReady(0)).isTrue();
  }

  @AfterEach
  void stop() {
    if (nodes != null) {
      nodes.close();
      cable.close();
      postgres.close();
    }
    Folders.delete(folder);
  }

  @Test
  @Tag("long")
  void aRestartedDatabaseIsUsedAgainWithinTenSeconds() throws Exception {
    start();
    goesOnAfter("restarted", () -> postgres.close());
  }

  @Test
  @Tag("long")
  void aKilledDatabaseIsUsedAgainWithinTenSeconds() throws Exception {
    start();
    goesOnAfter(
        "killed",
        () -> {
          Program.postgresOf(folder).forEach(ProcessHandle::destroyForcibly);
          postgres.close();
        });
  }

  private void goesOnAfter(String what, Runnable end) throws Exception {
    Crowd crowd;
    long up;
    try (var booking = new Crowd(http, slot, DOORS)) {
      crowd = booking;
      Thread.sleep(1_500);
      end.run();
      Thread.sleep(2_000);
      boolean ready = nodes.isReady(0);
      postgres = OwnPostgres.start(folder);
      cable.leadTo(postgres.url());
      up = System.nanoTime();
      assertThat(ready).as("somebody must answer kindly").isTrue();
      crowd.awaitMade(up, LONGEST);
      Thread.sleep(1_000);
    }
    assertThat(crowd.count(503)).as("told 503").isPositive();
    assertThat(crowd.untilMade(up)).isLessThan(LONGEST);
    System.out.printf("PostgreSQL %s: first yes after %s%n", what, crowd.untilMade(up));
    mustBeWell(what, crowd);
  }

  @Test
  @Tag("long")
  void aSlowDatabaseOnlyTakesLonger() throws Exception {
    start();
    cable.slow(Duration.ofMillis(100));
    Crowd crowd;
    try (var booking = new Crowd(http, slot, DOORS)) {
      crowd = booking;
      crowd.awaitMoreThan(2 * DOORS, 201, LONGEST);
    }
    assertThat(crowd.count(201)).as("booked").isGreaterThan(DOORS);
    cable.mend(); // it is looked for booking by booking
    mustBeWell("0.1 s slower each way", crowd);
  }

  @Test
  @Tag("long")
  void fromADatabaseTooSlowForAnybodyEveryoneIsSentAwayInTime() throws Exception {
    start();
    cable.slow(Duration.ofSeconds(2));
    Crowd crowd;
    try (var booking = new Crowd(http, slot, DOORS)) {
      crowd = booking;
      crowd.awaitMoreThan(2 * DOORS, 503, LONGEST);
      assertThat(crowd.count(503)).as("told 503").isPositive();
      cable.mend();
      Thread.sleep(1_000);
    }
    mustBeWell("2 s slower each way", crowd);
  }

  /** A move takes a dozen steps: each is quick enough, all together are not. */
  @Test
  @Tag("long")
  void whereManyStepsAreEachALittleSlowNobodyIsKeptWaitingEither() {
    start();
    var wish = TestPeople.wish(240_000, slot);
    var code = http.post("/api/v1/bookings", wish).json().getString("code");
    long other = TestBranch.slot(nodes.database(), "ONLINE", "10:00", 5, 9_001);
    var target = new JsonObject().put("slot", Long.toString(other));
    var key = UUID.randomUUID().toString();
    cable.slow(Duration.ofMillis(300));
    long from = System.nanoTime();
    var slow = http.send("PATCH", "/api/v1/bookings/" + code, target, key);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(PATIENCE);
    assertThat(slow.status()).as(slow.body()).isEqualTo(503);
    assertThat(slow.header("Retry-After")).isNotEmpty();
    cable.mend();
    var moved = http.insist("PATCH", "/api/v1/bookings/" + code, target, key);
    assertThat(moved.json().getString("number")).isEqualTo("B-9001");
    assertThat(http.get("/api/v1/bookings/" + code).json().getString("number")).isEqualTo("B-9001");
  }

  @Test
  @Tag("long")
  void withTheDiskFullBookingsAreRefusedKindlyAndTakenAgainWhenThereIsSpace() throws Exception {
    boolean permitted = run("mount", "-t", "tmpfs", "-o", "size=280m", "tmpfs", folder.toString());
    if (!permitted) {
      System.out.println("NOT TRIED: a full disk, for no file system may be mounted here");
    }
    assumeTrue(permitted, "no file system may be mounted here");
    try {
      start();
      Crowd crowd;
      var filler = folder.resolve("filler");
      try (var booking = new Crowd(http, slot, DOORS)) {
        crowd = booking;
        fill(filler);
        long from = System.nanoTime();
        while (crowd.count(503) < 20 && System.nanoTime() - from < 60_000_000_000L) {
          Thread.sleep(100);
          fill(filler);
        }
        assertThat(crowd.count(503)).as("told 503").isGreaterThanOrEqualTo(20);
        Files.delete(filler);
        if (Program.postgresOf(folder).isEmpty()) {
          System.out.println("PostgreSQL stopped for want of space, and is started again");
          postgres.close();
          postgres = OwnPostgres.start(folder);
          cable.leadTo(postgres.url());
        }
        long space = System.nanoTime();
        crowd.awaitMade(space, LONGEST);
        Thread.sleep(1_000);
        assertThat(crowd.untilMade(space)).isLessThan(LONGEST);
      }
      mustBeWell("out of disk", crowd);
    } finally {
      stop();
      nodes = null;
      run("umount", folder.toString());
    }
  }

  /** All that is left, to the last block. */
  private static void fill(Path file) throws IOException {
    var block = new byte[4_096];
    try (var out =
        Files.newOutputStream(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private void mustBeWell(String what, Crowd crowd) throws Exception {
    System.out.printf(
        "PostgreSQL %s: %d booked, %d times 503, longest answer %s%n",
        what, crowd.count(201), crowd.count(503), crowd.longest());
    assertThat(crowd.unanswered).isEmpty();
    assertThat(crowd.told)
        .allMatch(t -> t.status() == 201 || t.status() == 503 && t.retryAfter())
        .allMatch(t -> t.took().compareTo(PATIENCE) < 0);
    assertThat(crowd.made).hasSize((int) crowd.count(201));
    crowd.made.forEach(
        (code, number) ->
            assertThat(http.get("/api/v1/bookings/" + code).json().getString("number"))
                .isEqualTo(number));
    assertThat(OwnDatabase.ask(folder, "SELECT count(*) FROM booking"))
        .as("those told yes, and the one before")
        .isEqualTo(Integer.toString(crowd.made.size() + 1));
    var together = TestPeople.race(30, n -> http.get("/api/v1/bookings/0000000000000").status());
    assertThat(together).as("no connection is stuck").containsOnly(404);
  }
}
