package bench;

import id.antrean.db.embedded.OwnPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The database server of all rows: the one that the program brings along, or the one that
 * BENCH_DATABASE_URL names, on which databases may be made. Its commits must be durable.
 */
final class Postgres implements AutoCloseable {
  private static final String TEMPLATE = "bench_template";

  private final Optional<OwnPostgres> own;
  private final Db admin;
  private final Path folder;
  private boolean ready;

  Postgres(Path folder) {
    this.folder = folder;
    var given = Optional.ofNullable(System.getenv("BENCH_DATABASE_URL"));
    own = given.isPresent() ? Optional.empty() : Optional.of(OwnPostgres.start(folder));
    admin = new Db(given.orElseGet(() -> own.orElseThrow().url()));
    for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!setting(name).equals("on")) {
        throw new IllegalStateException(name + " must be on: figures without it mean nothing");
      }
    }
    // Checkpoints by time only, so that no run has more of them than the other of its pair.
    admin.tell("ALTER SYSTEM SET max_wal_size = '8GB'");
    admin.tell("SELECT pg_reload_conf()");
  }

  String setting(String name) {
    return admin.ask("SELECT current_setting('" + name + "')");
  }

  /** A database as the program leaves it after its first start: tables and reference data. */
  Db create(String name) {
    if (!ready) {
      var template = recreate(TEMPLATE, "template0");
      new Antrean(folder, template.url(), 1).close();
      ready = true;
    }
    return recreate(name, TEMPLATE);
  }

  private Db recreate(String name, String template) {
    admin.tell("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    admin.tell("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    return new Db(admin.url().replaceFirst("/[^/?]*($|\\?)", "/" + name + "$1"));
  }

  /** Of the server's running processes; 0 when it runs elsewhere. */
  double cpuSeconds() {
    var postmaster = admin.ask("SELECT pg_read_file('postmaster.pid')").lines().findFirst();
    return own.isEmpty()
        ? 0
        : ProcessHandle.of(Long.parseLong(postmaster.orElseThrow().strip()))
            .map(p -> Jvm.cpuSeconds(p) + p.children().mapToDouble(Jvm::cpuSeconds).sum())
            .orElse(0.0);
  }

  @Override
  public void close() {
    own.ifPresent(OwnPostgres::close);
  }
}
