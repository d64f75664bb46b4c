package id.antrean.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A look from outside into the PostgreSQL that a running program keeps in its data folder. */
public final class OwnDatabase {
  private OwnDatabase() {}

  public static Connection open(Path dataDir) throws SQLException {
    return open(dataDir, read(dataDir.resolve("postgresql-password")).strip());
  }

  public static Connection open(Path dataDir, String password) throws SQLException {
    var port = read(dataDir.resolve("postgresql/postmaster.pid")).lines().toList().get(3);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port), "postgres", password);
  }

  /** The only value of the only row. */
  public static String ask(Path dataDir, String sql) throws SQLException {
    try (var connection = open(dataDir);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  public static void tell(Path dataDir, String sql) throws SQLException {
    try (var connection = open(dataDir);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** kill -9 of its main process, as when the system is out of memory. */
  public static void kill(Path dataDir) {
    var pid = read(dataDir.resolve("postgresql/postmaster.pid")).lines().findFirst().orElseThrow();
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
