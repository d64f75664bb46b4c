package id.antrean.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.OwnDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that is killed while the program goes on. */
class PostgresWatchIT {
  private static final List<Duration> SHORT = List.of(Duration.ZERO, Duration.ofMillis(50));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws Exception {
    folder = Folders.fresh("watch").toRealPath();
    OwnPostgres.start(folder).close();
  }

  @AfterAll
  static void deleteFolder() {
    Folders.delete(folder);
  }

  @Test
  void itIsStartedAgainAtTheSameAddressWithAllThatWasWrittenAndIsSaidToBeDownMeanwhile()
      throws Exception {
    var ended = new CompletableFuture<String>();
    try (var postgres = OwnPostgres.startAndWatch(folder, ended::complete)) {
      var address = postgres.url();
      OwnDatabase.tell(folder, "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThat(postgres.isUp()).isTrue();
      OwnDatabase.kill(folder);
      until(() -> !postgres.isUp());
      until(postgres::isUp);
      assertThat(OwnDatabase.ask(folder, "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(postgres.url()).isEqualTo(address);
      assertThat(ended).isNotDone();
    }
  }

  @Test
  void whatDoesNotStartAgainEndsTheProgramWithASentence() throws Exception {
    var settings = folder.resolve("postgresql/postgresql.conf");
    var whole = Files.readAllBytes(settings);
    var ended = new CompletableFuture<String>();
    try (var postgres = OwnPostgres.startAndWatch(folder, SHORT, ended::complete)) {
      Files.writeString(settings, "garbage = ((");
      OwnDatabase.kill(folder);
      assertThat(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .startsWith("The database in the data folder has ended and does not start again: ")
          .hasLineCount(1);
      assertThat(postgres.isUp()).isFalse();
    } finally {
      Files.write(settings, whole);
    }
  }

  @Test
  void oneThatWeStopOurselvesStaysStopped() throws Exception {
    var ended = new CompletableFuture<String>();
    OwnPostgres.startAndWatch(folder, ended::complete).close();
    Thread.sleep(700); // longer than from look to look
    assertThat(Files.exists(folder.resolve("postgresql/postmaster.pid"))).isFalse();
    assertThat(ended).isNotDone();
  }

  private static void until(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
