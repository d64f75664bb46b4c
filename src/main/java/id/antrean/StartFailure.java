package id.antrean;

import id.antrean.branch.ReferenceStore;
import id.antrean.db.DataFolder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the person who started us can do about it, in a sentence. */
final class StartFailure {
  private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

  private StartFailure() {}

  static String sentence(Throwable failure) {
    if (failure instanceof Config.Refused
        || failure instanceof DataFolder.Unusable
        || failure instanceof ReferenceStore.Unusable) {
      return failure.getMessage();
    }
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "A port is in use (%s).".formatted(cause.getMessage());
      }
      if (cause instanceof SQLException) {
        return "The database of ANTREAN_DATABASE_URL cannot be used: %s"
            .formatted(cause.getMessage().lines().findFirst().orElse(""));
      }
    }
    LOG.error("start failed", failure);
    return "Antrean does not start, and this is a mistake in it: " + failure;
  }

  /** The demo's PostgreSQL and its mail server are not in production's class path. */
  static void ifDemoIsMissing(Config config) {
    var mailServer = StartFailure.class.getResource("/com/icegreen/greenmail/util/GreenMail.class");
    if (config.demo() && mailServer == null) {
      throw new Config.Refused(
          List.of(
              "This Antrean comes without the demo: set ANTREAN_MODE to production, or start the demo with mvn -q compile exec:exec."));
    }
  }

  /** Looked at first, because it is known at once and which port it is gets lost later. */
  static void ifPortsAreInUse(Config config) {
    var ports =
        Map.of(
            "ANTREAN_HTTP_PORT", config.httpPort(),
            "ANTREAN_MANAGEMENT_PORT", config.managementPort(),
            "ANTREAN_CLUSTER_PORT", config.cluster().isEmpty() ? 0 : config.clusterPort());
    var wrong =
        ports.entrySet().stream()
            .filter(port -> inUse(config.host(), port.getValue()))
            .map(
                port ->
                    "Port %d is in use: stop the other program, or set %s."
                        .formatted(port.getValue(), port.getKey()))
            .sorted()
            .toList();
    if (!wrong.isEmpty()) {
      throw new Config.Refused(wrong);
    }
  }

  private static boolean inUse(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
