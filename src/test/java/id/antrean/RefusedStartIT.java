package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong is said in one sentence, and nothing is left running. */
class RefusedStartIT {
  private static Path folder;
  private static boolean whole;

  @BeforeAll
  static void makeFolder() throws IOException {
    folder = Folders.fresh("refused").toRealPath();
  }

  /** One whole data folder, which tests break in turn and mend again; a first start takes long. */
  private static void wholeFolder() {
    if (!whole) {
      try (var program = new Program(folder)) {
        program.untilReady();
      }
      whole = true;
    }
  }

  @AfterAll
  static void deleteFolder() {
    Folders.delete(folder);
  }

  @Test
  void portInUse() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = Integer.toString(taken.getLocalPort());
      for (var name : new String[] {"ANTREAN_HTTP_PORT", "ANTREAN_MANAGEMENT_PORT"}) {
        refuses(
            "Port %s is in use: stop the other program, or set %s.".formatted(port, name),
            name,
            port);
      }
      refuses(
          "Port %s is in use: stop the other program, or set ANTREAN_CLUSTER_PORT.".formatted(port),
          "ANTREAN_CLUSTER",
          "127.0.0.1:" + port,
          "ANTREAN_CLUSTER_PORT",
          port);
    }
  }

  @Test
  void badSetting() {
    refuses(
        "ANTREAN_BOOKINGS_IN_FLIGHT must be a number from 1 to 100000, not \"many\".",
        "ANTREAN_BOOKINGS_IN_FLIGHT",
        "many");
  }

  @Test
  @Tag("long")
  void unknownSetting() {
    refuses("ANTREAN_HTTPPORT is not a setting; README lists them.", "ANTREAN_HTTPPORT", "80");
  }

  @Test
  @Tag("long")
  void addressThatIsNoDatabase() {
    refuses(
        "ANTREAN_DATABASE_URL cannot be read; it looks like postgresql://user:password@host:5432/name",
        "ANTREAN_DATABASE_URL",
        "jdbc:postgresql://db/antrean");
  }

  @Test
  void addressWithASecretIsNotPrinted() {
    try (var program =
        new Program(folder, "ANTREAN_SMTP_URL", "smtp://antrean:rahasia@mail host:25")) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.errors()).contains("ANTREAN_SMTP_URL").doesNotContain("rahasia");
    }
  }

  @Test
  @Tag("long")
  void passwordThatIsNotTheDatabases() throws IOException {
    broken(
        "postgresql-password",
        "rahasia",
        "The database in " + folder + " does not let its own program in");
    assertThat(Program.postgresOf(folder)).isEmpty();
  }

  @Test
  @Tag("long")
  void dataFolderOfARunningProgram() {
    wholeFolder();
    try (var running = new Program(folder)) {
      running.untilReady();
      refuses(
          "The data folder %s is used by another Antrean that is running, process %d; stop it"
              .formatted(folder, running.pid()));
      var port = running.url().replaceFirst(".*:", "");
      try (var second = new Program(folder, "ANTREAN_HTTP_PORT", port)) {
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.errors().lines())
            .containsExactly(
                "Port %s is in use: stop the other program, or set ANTREAN_HTTP_PORT."
                    .formatted(port),
                "The data folder %s is used by another Antrean that is running, process %d."
                    .formatted(folder, running.pid()));
      }
      assertThat(running.stop()).isNotZero();
    }
  }

  @Test
  @Tag("long")
  void dataFolderThatCannotBeMade() throws IOException {
    var file = Files.createTempFile(folder, "a", "file");
    try (var program = new Program(file.resolve("data"))) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.errors()).startsWith("The data folder cannot be used: " + file);
    }
  }

  @Test
  @Tag("long")
  void databaseOfAnotherVersion() throws IOException {
    broken("postgresql/PG_VERSION", "8\n", "database files are incompatible with server");
  }

  @Test
  @Tag("long")
  void databaseWithGarbageInIt() throws IOException {
    broken("postgresql/global/pg_control", "garbage", "The database in " + folder);
    broken("postgresql/postgresql.conf", "garbage = ((", "The database in " + folder);
  }

  @Test
  @Tag("long")
  void keyThatIsNone() throws IOException {
    broken("hash.key", "garbage", folder.resolve("hash.key") + " is not a key");
  }

  @Test
  @Tag("long")
  void keyOfOtherData() throws IOException {
    var other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    broken(
        "encryption.key",
        other,
        folder.resolve("encryption.key")
            + " is not the key under which this database is sealed: put the right one back");
  }

  @Test
  void keysExchanged() throws IOException {
    wholeFolder();
    refuses(
        "ANTREAN_ENCRYPTION_KEY and ANTREAN_HASH_KEY are exchanged: give each the other's value.",
        "ANTREAN_ENCRYPTION_KEY",
        Files.readString(folder.resolve("hash.key")),
        "ANTREAN_HASH_KEY",
        Files.readString(folder.resolve("encryption.key")));
  }

  @Test
  @Tag("long")
  void clockThatIsNone() throws IOException {
    broken("clock-offset", "garbage", "The data folder cannot be used: " + folder);
  }

  private static void broken(String file, String content, String sentence) throws IOException {
    wholeFolder();
    var path = folder.resolve(file);
    var whole = Files.readAllBytes(path);
    Files.writeString(path, content);
    try {
      refuses(sentence);
    } finally {
      Files.write(path, whole);
    }
  }

  private static void refuses(String sentence, String... settings) {
    try (var program = new Program(folder, settings)) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.errors()).contains(sentence);
      assertThat(program.errors().lines()).hasSize(1);
      assertThat(program.output()).doesNotContain("\tat ", "Exception");
    }
  }
}
