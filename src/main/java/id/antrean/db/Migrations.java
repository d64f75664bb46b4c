package id.antrean.db;

import id.antrean.work.Starting;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date before the server starts; Flyway takes a lock, so nodes may race.
 */
public final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int OTHER_NODES_SECONDS = 300;

  private Migrations() {}

  /** {@code url} as for {@link Database}: postgresql://user:password@host:port/name?sslmode=... */
  public static void run(String url) {
    Starting.waitsFor("the schema of the database, or another node that brings it up to date");
    var credentials = DatabaseUrl.credentials(url);
    try {
      Flyway.configure()
          .dataSource(
              DatabaseUrl.jdbc(url),
              credentials.getProperty("user"),
              credentials.getProperty("password"))
          .jdbcProperties(Map.of("ApplicationName", "antrean-migrations"))
          .locations("classpath:db/migration")
          .lockRetryCount(OTHER_NODES_SECONDS)
          .load()
          .migrate();
    } catch (FlywayException e) {
      LOG.error("the schema is not brought up to date", e);
      throw new UnusableDatabase(
          "The schema of the database at %s cannot be brought up to date (%s): the log has the step, PostgreSQL's own log its words."
              .formatted(DatabaseUrl.place(url), reason(e)),
          e);
    }
  }

  private static String reason(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return "SQLSTATE " + sql.getSQLState();
      }
    }
    return failure.getClass().getSimpleName();
  }
}
