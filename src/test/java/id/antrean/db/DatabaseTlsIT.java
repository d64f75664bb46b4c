package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.TlsPostgres;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both clients of the database give their password to the server of the address only. */
class DatabaseTlsIT {
  private static Path folder;
  private static Vertx vertx;
  private static TlsPostgres right;
  private static TlsPostgres otherName;

  @BeforeAll
  static void start() throws Exception {
    folder = Folders.fresh("tls");
    vertx = Vertx.vertx();
    right = new TlsPostgres(folder.resolve("right"), "localhost");
    otherName = new TlsPostgres(folder.resolve("other-name"), "db.example");
  }

  @AfterAll
  static void stop() throws Exception {
    right.close();
    otherName.close();
    vertx.close().await();
    Folders.delete(folder);
  }

  @Test
  void aServerWithTheRightNameAndAuthorityIsSpokenTo() {
    assertThat(bySpeaking(right, "verify-full&sslrootcert=" + right.certificate()))
        .isEqualTo("pool and migrations");
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() {
    assertThat(bySpeaking(right, "verify-full&sslrootcert=" + otherName.certificate()))
        .isEqualTo("nobody");
    assertThat(bySpeaking(right, "verify-full")).as("authorities of Java").isEqualTo("nobody");
  }

  @Test
  void aServerOfAnotherNameIsRefused() {
    var trusted = otherName.certificate();
    assertThat(bySpeaking(otherName, "verify-full&sslrootcert=" + trusted)).isEqualTo("nobody");
    assertThat(bySpeaking(otherName, "verify-ca&sslrootcert=" + trusted))
        .as("verify-ca looks at no name")
        .isEqualTo("pool and migrations");
  }

  /** Which of the two clients goes on after the server's certificate. */
  private static String bySpeaking(TlsPostgres server, String sslmode) {
    var url = "postgresql://antrean:secret@localhost:%d/antrean?sslmode=%s";
    var address = url.formatted(server.port(), sslmode);
    boolean pool = server.trustedBy(() -> usePool(address));
    boolean migrations = server.trustedBy(() -> useDriver(URI.create(address)));
    return pool && migrations
        ? "pool and migrations"
        : pool ? "pool" : migrations ? "migrations" : "nobody";
  }

  private static void usePool(String address) {
    try (var db = new Database(vertx, address)) {
      db.run("SELECT");
    } catch (RuntimeException expected) {
      // The server ends each conversation.
    }
  }

  private static void useDriver(URI address) {
    var jdbc =
        "jdbc:postgresql://localhost:%d/antrean%s"
            .formatted(address.getPort(), DatabaseTls.jdbcQuery(address));
    try (var connection = DriverManager.getConnection(jdbc, "antrean", "secret")) {
      throw new AssertionError("connected: " + connection);
    } catch (SQLException expected) {
      // The server ends each conversation.
    }
  }
}
