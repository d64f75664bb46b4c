package id.antrean.db;

import id.antrean.work.Starting;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start until PostgreSQL lets us in, for the two may be started together. A wrong
 * password or an unknown name is not waited for: time does not mend it.
 */
public final class FirstConnection {
  private static final Logger LOG = LoggerFactory.getLogger(FirstConnection.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration TRY = Duration.ofSeconds(10);

  private FirstConnection() {}

  /** Throws {@link UnusableDatabase}. */
  public static void await(String url) {
    await(url, PATIENCE, TRY, PAUSE);
  }

  static void await(String url, Duration patience, Duration oneTry, Duration pause) {
    var place = DatabaseUrl.place(url);
    Starting.waitsFor("the database at " + place);
    long end = System.nanoTime() + patience.toNanos();
    for (int tries = 1; ; tries++) {
      var trouble = trouble(url, oneTry);
      if (trouble == null) {
        return;
      }
      var sentence = refusal(url, isOfDriver(trouble) ? "driver" : state(trouble));
      if (sentence != null) {
        throw new UnusableDatabase(sentence, trouble);
      }
      if (System.nanoTime() - end >= 0) {
        throw new UnusableDatabase(
            "The database at %s could not be reached for %d seconds (%s): see whether it runs, and ANTREAN_DATABASE_URL."
                .formatted(place, patience.toSeconds(), reason(trouble)),
            trouble);
      }
      if (tries == 1) {
        LOG.info(
            "the database at {} does not answer yet ({}): it is waited for, {} s at most",
            place,
            reason(trouble),
            patience.toSeconds());
      }
      Starting.pause(pause);
    }
  }

  /** Limits of the socket, not the driver's own: those look like a refusal of a parameter. */
  private static SQLException trouble(String url, Duration oneTry) {
    var options = DatabaseUrl.credentials(url);
    options.put("connectTimeout", Long.toString(oneTry.toSeconds()));
    options.put("socketTimeout", Long.toString(oneTry.toSeconds()));
    options.put("ApplicationName", "antrean-start");
    try {
      DriverManager.getConnection(DatabaseUrl.jdbc(url), options).close();
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  /** Null for what may pass: no connection yet, starting up, too many clients. */
  private static String refusal(String url, String state) {
    var place = DatabaseUrl.place(url);
    return switch (state) {
      case "28P01" ->
          "The database at %s does not accept the user and password of ANTREAN_DATABASE_URL."
              .formatted(place);
      case "28000", "42501" ->
          "The database at %s does not let the user of ANTREAN_DATABASE_URL in from here (SQLSTATE %s): see its pg_hba.conf and what the user may do."
              .formatted(place, state);
      case "3D000" ->
          "The PostgreSQL at %s has no database \"%s\": create it, or mend ANTREAN_DATABASE_URL."
              .formatted(place, DatabaseUrl.name(url));
      default ->
          state.matches("(08(?!004)|53|57|58).*")
              ? null
              : "The database at %s does not take a connection as ANTREAN_DATABASE_URL asks for it (%s): see its sslmode and other parameters."
                  .formatted(place, state);
    };
  }

  /** The driver's own refusal of a parameter has the state of a server that cannot be reached. */
  private static boolean isOfDriver(SQLException trouble) {
    return state(trouble).equals("08001") && trouble.getCause() == null;
  }

  private static String state(SQLException trouble) {
    return trouble.getSQLState() == null ? "08000" : trouble.getSQLState();
  }

  /** "ConnectException", or a SQLSTATE where PostgreSQL itself spoke. */
  private static String reason(SQLException trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof SQLException
        ? "SQLSTATE " + state(trouble)
        : root.getClass().getSimpleName();
  }
}
