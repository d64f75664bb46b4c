package id.antrean.start;

import id.antrean.db.Migrations;
import id.antrean.db.embedded.OwnPostgres;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL of the settings, in the demo else the embedded one. */
public final class DatabaseServer {
  private DatabaseServer() {}

  /** Its address; with {@code migrate} its schema is up to date. */
  public static String open(
      OpenParts parts, Optional<String> setting, Path dataDir, boolean migrate) {
    var url = setting.orElseGet(() -> parts.add(OwnPostgres.start(dataDir)).url());
    if (migrate) {
      Migrations.run(url);
    }
    return url;
  }
}
