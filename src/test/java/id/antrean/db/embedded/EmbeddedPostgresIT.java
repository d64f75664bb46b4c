package id.antrean.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.db.AcknowledgingWriter;
import id.antrean.testkit.Folders;
import id.antrean.testkit.OwnDatabase;
import id.antrean.testkit.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the servers are there to be looked at from outside
class EmbeddedPostgresIT {
  private static final int ACKNOWLEDGED = 500;

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws Exception {
    folder = Folders.fresh("postgres").toRealPath();
    OwnPostgres.start(folder).close();
  }

  @AfterAll
  static void deleteFolder() {
    Folders.delete(folder);
  }

  @Test
  void whatIsAcknowledgedIsOnTheDisk() throws SQLException {
    try (var postgres = OwnPostgres.start(folder)) {
      for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(OwnDatabase.ask(folder, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  @Test
  void onlyWhoMayReadTheDataFolderComesIn() throws SQLException {
    try (var postgres = OwnPostgres.start(folder)) {
      assertThatThrownBy(() -> OwnDatabase.open(folder, "guess").close())
          .hasMessageContaining("password authentication failed");
      assertThat(OwnDatabase.ask(folder, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void afterKillMinus9OfTheProgramItsServerIsStoppedByTheNextStartAndNothingIsLost()
      throws Exception {
    var writer = write();
    var servers = Program.postgresOf(folder);
    int acknowledged = kill(writer);
    assertThat(Program.postgresOf(folder))
        .as("servers that live on")
        .containsAnyElementsOf(servers);
    try (var postgres = OwnPostgres.start(folder)) {
      assertThat(Program.postgresOf(folder)).doesNotContainAnyElementsOf(servers);
      assertAllAreThere(acknowledged);
    }
  }

  @Test
  void afterKillMinus9OfTheServerTooNothingIsLost() throws Exception {
    var writer = write();
    Program.postgresOf(folder).forEach(ProcessHandle::destroyForcibly);
    int acknowledged = kill(writer);
    try (var postgres = OwnPostgres.start(folder)) {
      assertAllAreThere(acknowledged);
    }
  }

  @Test
  void twoProgramsNeverShareAFolder() throws Exception {
    var writer = write();
    assertThatThrownBy(() -> OwnPostgres.start(folder))
        .isInstanceOf(DataFolder.Unusable.class)
        .hasMessageContaining(
            "is used by another Antrean that is running, process " + writer.pid());
    assertThat(writer.isAlive()).isTrue();
    kill(writer);
    try (var postgres = OwnPostgres.start(folder)) {
      assertThatThrownBy(() -> OwnPostgres.start(folder)).isInstanceOf(DataFolder.Unusable.class);
    }
  }

  @Test
  void anotherProgramThatGotTheNumberOfADeadServerIsLeftAloneAndNoHindrance() throws Exception {
    var writer = write();
    Program.postgresOf(folder).forEach(ProcessHandle::destroyForcibly);
    kill(writer);
    var pidFile = folder.resolve("postgresql/postmaster.pid");
    var innocent = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          pidFile, Files.readString(pidFile).replaceFirst("\\d+", Long.toString(innocent.pid())));
      try (var postgres = OwnPostgres.start(folder)) {
        assertThat(OwnDatabase.ask(folder, "SELECT 1")).isEqualTo("1");
      }
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroy();
    }
  }

  @Test
  @Tag("long")
  void aFirstStartThatWasBrokenOffBeginsAgain() throws Exception {
    var begun = Folders.fresh("begun").toRealPath();
    Files.createDirectories(begun.resolve("postgresql.new/base"));
    Files.writeString(begun.resolve("postgresql.new/postgresql.conf"), "half");
    Files.createDirectories(begun.resolve("postgresql-programs/unpacking/bin"));
    try (var postgres = OwnPostgres.start(begun)) {
      assertThat(OwnDatabase.ask(begun, "SELECT 1")).isEqualTo("1");
    }
    Folders.delete(begun);
  }

  /** Some rows are acknowledged already, and it goes on writing. */
  private static Process write() throws Exception {
    var command = Program.command(AcknowledgingWriter.class.getName(), true);
    command.add(folder.toString());
    var writer = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var printed = writer.inputReader();
    for (var line = ""; !line.equals(Integer.toString(ACKNOWLEDGED)); ) {
      line = printed.readLine();
      assertThat(line).as("what the writer prints").isNotNull();
    }
    return writer;
  }

  /** The last number it printed; a line cut off by the kill does not count. */
  private static int kill(Process writer) throws Exception {
    writer.toHandle().destroyForcibly(); // unlike the process's own, it leaves the output open
    var rest = new StringBuilder();
    try (var printed = writer.inputReader()) {
      for (int c; (c = printed.read()) >= 0; ) {
        rest.append((char) c);
      }
    }
    writer.waitFor();
    return rest.substring(0, rest.lastIndexOf("\n") + 1)
        .lines()
        .filter(line -> line.matches("\\d+"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(ACKNOWLEDGED);
  }

  private static void assertAllAreThere(int acknowledged) throws SQLException {
    System.out.println("rows acknowledged before the kill: " + acknowledged);
    var there = new HashSet<Integer>();
    try (var connection = OwnDatabase.open(folder);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT number FROM written")) {
      while (rows.next()) {
        there.add(rows.getInt(1));
      }
    }
    assertThat(there).containsAll(IntStream.rangeClosed(1, acknowledged).boxed().toList());
  }
}
