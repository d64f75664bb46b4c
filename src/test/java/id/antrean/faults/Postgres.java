package id.antrean.faults;

import id.antrean.db.embedded.OwnPostgres;
import id.antrean.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One real, durable PostgreSQL that can be killed and comes back at the same address. */
final class Postgres implements AutoCloseable {
  private final OwnPostgres own;
  private final Path cluster;
  private final Path log;
  private final List<String> pgCtl;
  private final String host;

  /** {@code host}: where the nodes reach it, besides 127.0.0.1. */
  Postgres(Path folder, String host) throws IOException {
    this.host = host;
    own = OwnPostgres.start(folder);
    cluster = folder.resolve("postgresql");
    log = folder.resolve("pg_ctl.log");
    try (var files = Files.walk(folder.resolve("postgresql-programs"))) {
      var program = files.filter(f -> f.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
      pgCtl = new ArrayList<>(List.of("unshare", "-U", program.toString()));
    }
    if (!System.getProperty("user.name").equals("root")) {
      pgCtl.subList(0, 2).clear();
    }
    if (!host.equals("127.0.0.1")) {
      Files.writeString(
          cluster.resolve("pg_hba.conf"),
          "host all all 10.0.0.0/8 scram-sha-256\n",
          StandardOpenOption.APPEND);
      var options = Files.readString(cluster.resolve("postmaster.opts"));
      var settings = options.substring(options.indexOf("\"-p\"")).replace("\"", "'").strip();
      restart("fast", "-o", settings.replace("127.0.0.1", "127.0.0.1," + host));
    }
  }

  /** As the nodes know it. */
  String url() {
    return own.url().replace("127.0.0.1", host);
  }

  Connection connect() throws SQLException {
    return TestPostgres.connect(own.url());
  }

  /**
   * "immediate" is a crash: no goodbye, and recovery at the next start. Returns when it answers.
   */
  void restart(String mode, String... more) {
    var command = new ArrayList<>(pgCtl);
    command.addAll(List.of("restart", "-D", cluster.toString(), "-m", mode, "-w", "-t", "60"));
    command.addAll(List.of(more));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    own.close();
  }
}
