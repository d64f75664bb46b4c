package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One database. pgbench has one of its own: our node would send an SMS for each of its rows. */
record Db(String url) {
  private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");

  Connection connect() throws SQLException {
    var credentials = URI.create(url).getRawUserInfo().split(":");
    return DriverManager.getConnection(
        "jdbc:" + url.replaceFirst("//[^@]*@", "//").replaceFirst("^postgres:", "postgresql:"),
        decoded(credentials[0]),
        decoded(credentials[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  void tell(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> list(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var out = new ArrayList<String>();
      while (rows.next()) {
        out.add(rows.getString(1));
      }
      return out;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String ask(String sql) {
    return list(sql).getFirst();
  }

  /** Transactions a second of a pgbench script, prepared, over TCP like the program. */
  double pgbench(String script, int clients, double seconds) {
    try {
      var file = Files.writeString(Bench.FOLDER.resolve("pgbench.sql"), script);
      var command =
          List.of(
              System.getProperty("bench.pgbench"),
              "-n",
              "-M",
              "prepared",
              "-j",
              "2",
              "-c",
              Integer.toString(clients),
              "-T",
              Long.toString(Math.round(seconds)),
              "-f",
              file.toString(),
              url);
      var log = Bench.FOLDER.resolve("pgbench.log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.waitFor();
      var tps = TPS.matcher(Files.readString(log));
      if (process.exitValue() != 0 || !tps.find()) {
        throw new IllegalStateException("pgbench failed; see " + log);
      }
      return Double.parseDouble(tps.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
