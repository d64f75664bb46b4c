package id.antrean.db;

import id.antrean.db.embedded.OwnPostgres;
import id.antrean.testkit.OwnDatabase;
import java.nio.file.Path;

/** A program of its own that writes rows and prints each number once its commit came back. */
public final class AcknowledgingWriter {
  private AcknowledgingWriter() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    OwnPostgres.start(folder);
    try (var connection = OwnDatabase.open(folder);
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS written");
      statement.execute("CREATE TABLE written (number int PRIMARY KEY)");
      for (int number = 1; ; number++) {
        statement.execute("INSERT INTO written VALUES (" + number + ")");
        System.out.println(number);
      }
    }
  }
}
