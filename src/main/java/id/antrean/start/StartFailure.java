package id.antrean.start;

import id.antrean.branch.ReferenceStore;
import id.antrean.db.embedded.DataFolder;
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
public final class StartFailure {
  private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

  private StartFailure() {}

  public static String sentence(Throwable failure) {
    if (failure instanceof InvalidSettings
        || failure instanceof KeyTrouble
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
  public static void ifDemoIsMissing(boolean demo) {
    var mailServer = StartFailure.class.getResource("/com/icegreen/greenmail/util/GreenMail.class");
    if (demo && mailServer == null) {
      throw new InvalidSettings(
          List.of(
              "This Antrean comes without the demo: set ANTREAN_MODE to production, or start the demo with mvn -q compile exec:exec."));
    }
  }

  /**
   * Checks the ports before anything is opened, where a port in use can still be named. {@code
   * ports}: by setting, 0 for any free one.
   */
  public static void ifPortsAreInUse(String host, Map<String, Integer> ports) {
    var wrong =
        ports.entrySet().stream()
            .filter(port -> inUse(host, port.getValue()))
            .map(
                port ->
                    "Port %d is in use: stop the other program, or set %s."
                        .formatted(port.getValue(), port.getKey()))
            .sorted()
            .toList();
    if (!wrong.isEmpty()) {
      throw new InvalidSettings(wrong);
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
