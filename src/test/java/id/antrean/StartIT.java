package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.testkit.Cable;
import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.OwnDatabase;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPostgres;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StartIT {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(10);
  private static final int SIGTERM = 128 + 15;

  @Test
  void theFirstStartMakesEverythingListensHereOnlyAndSigtermLeavesNothingRunning()
      throws Exception {
    var folder = Folders.fresh("start").toRealPath();
    try (var program = new Program(folder)) {
      assertThat(told("first", program.untilReady())).isLessThan(patient(FIRST));
      assertThat(program.listens())
          .as("pages, management, mail and SMS catcher")
          .hasSize(4)
          .allMatch(at -> at.matches("(127\\.|0:0:0:0:0:0:0:1:).*"));
      assertThat(Program.postgresListens(folder)).hasSize(1).allMatch(at -> at.startsWith("127."));
      assertThat(program.stop()).isEqualTo(SIGTERM);
      assertThat(program.errors()).isEmpty();
      assertThat(program.output()).startsWith("Antrean starts, up to two minutes the first time");
      assertBannerNamesWhatOnePersonNeeds(program, folder);
    }
    assertThat(Program.postgresOf(folder)).isEmpty();
    Folders.delete(folder);
  }

  @Test
  @Tag("long")
  void laterStartsAreQuickAndKeepTheData() throws Exception {
    var folder = Folders.fresh("start").toRealPath();
    try (var program = new Program(folder)) {
      program.untilReady();
      OwnDatabase.tell(folder, "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThat(program.stop()).isEqualTo(SIGTERM);
    }
    try (var program = new Program(folder)) {
      assertThat(told("later", program.untilReady())).isLessThan(patient(LATER));
      assertThat(program.output()).startsWith("Antrean starts. It takes a few seconds.");
      assertThat(OwnDatabase.ask(folder, "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(program.stop()).isEqualTo(SIGTERM);
    }
    assertThat(Program.postgresOf(folder)).isEmpty();
    Folders.delete(folder);
  }

  private static Duration told(String which, Duration took) {
    System.out.println(which + " start to /readyz: " + took.toMillis() + " ms");
    return took;
  }

  /** Twice the time, more where other work waits for the same processors. */
  private static Duration patient(Duration limit) {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    double waiting = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    return limit.multipliedBy((long) Math.max(2, Math.ceil(waiting)));
  }

  private static void assertBannerNamesWhatOnePersonNeeds(Program program, Path folder) {
    var url = program.url();
    assertThat(program.output())
        .contains(url + "/", url + "/display/", url + "/console", url + "/mailbox", url + "/api/")
        .contains(
            "admin, regional, supervisor, officer, guard", folder.resolve("password").toString())
        .contains("Ctrl-C");
    assertThat(folder.resolve("password")).isNotEmptyFile();
  }

  @Test
  @Tag("long")
  void startedBeforeItsDatabaseItWaitsForItAndIsNotReadyUntilThen() throws Exception {
    var folder = Folders.fresh("start").toRealPath();
    var health = Integer.toString(Nodes.freePorts(1).getFirst());
    try (var cable = new Cable(TestPostgres.fresh())) {
      cable.cut();
      try (var program =
          new Program(
              folder, "ANTREAN_DATABASE_URL", cable.url(), "ANTREAN_MANAGEMENT_PORT", health)) {
        program.untilSaid("does not answer yet (ConnectException): it is waited for");
        assertThatThrownBy(() -> new Socket("127.0.0.1", Integer.parseInt(health)).close())
            .isInstanceOf(ConnectException.class);
        cable.mend();
        program.untilReady();
      }
    }
    Folders.delete(folder);
  }

  /** Of the demo, whose PostgreSQL is a part of the program. */
  @Test
  @Tag("long")
  void whileItsOwnDatabaseIsDeadItIsNotReadyAndThenItGoesOn() throws Exception {
    var folder = Folders.fresh("start").toRealPath();
    try (var program = new Program(folder)) {
      program.untilReady();
      OwnDatabase.kill(folder);
      for (int wanted : new int[] {503, 200}) {
        long from = System.nanoTime();
        while (program.ready() != wanted) {
          assertThat(System.nanoTime() - from).isLessThan(60_000_000_000L);
          Thread.sleep(10);
        }
      }
      assertThat(new Http(program.url()).get("/api/v1/branches/semarang-pemuda").status())
          .isEqualTo(200);
    }
    Folders.delete(folder);
  }

  @Test
  @Tag("long")
  void stoppedWhileItStartsItLeavesNothingRunningAndTheNextStartIsWhole() throws Exception {
    var folder = Folders.fresh("start").toRealPath();
    try (var program = new Program(folder)) {
      while (Program.postgresOf(folder).isEmpty()) {
        Thread.sleep(20);
      }
      program.stop();
      assertThat(program.output()).doesNotContain("Antrean is ready");
    }
    assertThat(Program.postgresOf(folder)).isEmpty();
    try (var program = new Program(folder)) {
      program.untilReady();
    }
    Folders.delete(folder);
  }
}
