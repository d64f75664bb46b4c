package id.antrean.db;

import id.antrean.core.Host;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Makes sslmode and sslrootcert of the database's address mean the same to both clients, the pool's
 * and the migrations': verify-full compares the server's name with its certificate. Authorities are
 * those in the file of sslrootcert, without it those of the Java runtime.
 */
public final class DatabaseTls {
  private static final String ROOT = "sslrootcert";
  private static final Set<SslMode> VERIFYING = Set.of(SslMode.VERIFY_CA, SslMode.VERIFY_FULL);

  private DatabaseTls() {}

  /** Whether nobody between here and the server can read along or pretend to be the server. */
  public static boolean isSafe(String url) {
    var options = PgConnectOptions.fromUri(url);
    return options.getSslMode() == SslMode.VERIFY_FULL
        || new Host(options.getHost()).isThisMachine();
  }

  /** The pool's client by itself knows no sslrootcert and refuses to verify. */
  static PgConnectOptions demanded(String url) {
    var options = PgConnectOptions.fromUri(url);
    var mode = options.getSslMode();
    if (!VERIFYING.contains(mode)) {
      return options;
    }
    return options.setSslOptions(
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "")
            .setTrustOptions(
                rootOf(url)
                    .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file))
                    .orElseGet(DatabaseTls::authoritiesOfJava)));
  }

  private static Optional<String> rootOf(String url) {
    return Optional.ofNullable(DatabaseUrl.parameters(URI.create(url)).get(ROOT));
  }

  /** The migrations' client by itself looks for authorities in a file in the home folder. */
  static String jdbcQuery(URI url) {
    var query = url.getQuery() == null ? "" : "?" + url.getQuery();
    var parameters = DatabaseUrl.parameters(url);
    return parameters.getOrDefault("sslmode", "").startsWith("verify-")
            && !parameters.containsKey(ROOT)
        ? query + "&sslfactory=" + DefaultJavaSSLFactory.class.getName()
        : query;
  }

  private static TrustOptions authoritiesOfJava() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .map(TrustOptions::wrap)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
