package id.antrean.db;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The address of a PostgreSQL as both of its clients read it, the pool's and the migrations'. */
public final class DatabaseUrl {
  /** Others could lead one of the clients elsewhere, or make it verify nothing. */
  private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert");

  /** A name that a person can find in the settings, and how it looks. */
  public static final String LOOKS_LIKE =
      "postgresql://user:password@host:5432/name, where a + in the password is written %2B, and no parameter but sslmode and sslrootcert";

  private DatabaseUrl() {}

  /**
   * The text itself; IllegalArgumentException, whose words may hold the password, if one of the
   * clients cannot read it or would fill in a user or a name of its own.
   */
  public static String checked(String text) {
    var uri = URI.create(text);
    if (!String.valueOf(uri.getScheme()).matches("postgres(ql)?")
        || uri.getHost() == null
        || uri.getUserInfo() == null
        || uri.getPath().length() < 2
        || !PARAMETERS.containsAll(parameters(uri).keySet())) {
      throw new IllegalArgumentException();
    }
    PgConnectOptions.fromUri(text);
    return text;
  }

  /** By names as written; IllegalArgumentException where one comes twice: which would count? */
  static Map<String, String> parameters(URI uri) {
    var parameters = new HashMap<String, String>();
    for (var part : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      var pair = part.split("=", 2);
      var value = pair.length == 1 ? "" : URI.create("?" + pair[1]).getQuery();
      if (parameters.put(pair[0], value) != null) {
        throw new IllegalArgumentException();
      }
    }
    return parameters;
  }

  /** Host and port, which people may see. */
  public static String place(String url) {
    var uri = URI.create(url);
    return uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
  }

  static String name(String url) {
    return URI.create(url).getPath().replaceFirst("/", "");
  }

  static String jdbc(String url) {
    var uri = URI.create(url);
    return "jdbc:postgresql://" + place(url) + uri.getPath() + DatabaseTls.jdbcQuery(uri);
  }

  static Properties credentials(String url) {
    var parts = URI.create(url).getUserInfo().split(":", 2);
    var credentials = new Properties();
    credentials.put("user", parts[0]);
    credentials.put("password", parts.length > 1 ? parts[1] : "");
    return credentials;
  }
}
