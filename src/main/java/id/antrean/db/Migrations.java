package id.antrean.db;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before the server starts; Flyway takes a lock, so nodes may race.
 */
public final class Migrations {
  private Migrations() {}

  /** {@code url} as for {@link Database}: postgresql://user:password@host:port/name?sslmode=... */
  public static void run(String url) {
    var uri = URI.create(url);
    var user = uri.getUserInfo() == null ? "postgres" : uri.getUserInfo();
    var credentials = user.split(":", 2);
    var query = DatabaseTls.jdbcQuery(uri);
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    Map<String, String> properties = new HashMap<>();
    properties.put("ApplicationName", "antrean-migrations");
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getPath(), query),
            credentials[0],
            credentials.length > 1 ? credentials[1] : "")
        .jdbcProperties(properties)
        .locations("classpath:db/migration")
        .connectRetries(60)
        .connectRetriesInterval(2) // else the waits double, and minutes pass once it is there
        .load()
        .migrate();
  }
}
