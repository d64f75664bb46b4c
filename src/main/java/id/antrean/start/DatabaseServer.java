package id.antrean.start;

import id.antrean.db.FirstConnection;
import id.antrean.db.Migrations;
import id.antrean.db.UnusableDatabase;
import id.antrean.db.embedded.DataFolder;
import id.antrean.db.embedded.OwnPostgres;
import id.antrean.work.Starting;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL of the settings, in the demo else the embedded one. */
public record DatabaseServer(String url, Optional<OwnPostgres> own) {

  /** Lets us in when this returns; with {@code migrate} its schema is up to date. */
  public static DatabaseServer open(
      OpenParts parts, Optional<String> setting, Path dataDir, boolean migrate) {
    var server =
        setting
            .map(url -> new DatabaseServer(url, Optional.empty()))
            .orElseGet(() -> embedded(parts, dataDir));
    if (setting.isPresent()) {
      FirstConnection.await(server.url());
    }
    if (migrate) {
      Migrations.run(server.url());
    }
    return server;
  }

  private static DatabaseServer embedded(OpenParts parts, Path dataDir) {
    Starting.waitsFor("its own PostgreSQL");
    var own = parts.add(OwnPostgres.startAndWatch(dataDir, MainThread::end));
    try {
      FirstConnection.await(own.url());
    } catch (UnusableDatabase refused) {
      throw new DataFolder.Unusable(
          "The database in %s does not let its own program in: put back the postgresql-password that belongs to it, or move the folder away to start afresh."
              .formatted(dataDir.toAbsolutePath().normalize()),
          refused);
    }
    return new DatabaseServer(own.url(), Optional.of(own));
  }

  /** Whether it runs, as far as that is ours to know. */
  public boolean isUp() {
    return own.map(OwnPostgres::isUp).orElse(true);
  }
}
