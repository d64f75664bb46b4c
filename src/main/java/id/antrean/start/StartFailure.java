package id.antrean.start;

import id.antrean.branch.ReferenceStore;
import id.antrean.core.ErrorText;
import id.antrean.core.Problem;
import id.antrean.db.UnusableDatabase;
import id.antrean.db.embedded.DataFolder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        || failure instanceof UnusableDatabase
        || failure instanceof ReferenceStore.Unusable) {
      return failure.getMessage();
    }
    LOG.error("start failed", failure);
    if (failure instanceof Problem late && late.status() == 503) {
      return "The database lets us in but does not answer in time, after minutes of trying: see what keeps it, or this machine, busy.";
    }
    return "Antrean does not start, and this is a mistake in it: %s. The log says where."
        .formatted(ErrorText.of(failure));
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
   * Checks the ports before anything is opened. {@code ports}: by setting, 0 for any free one.
   * {@code dataDir}: says whether another Antrean may have them.
   */
  public static void ifPortsAreInUse(String host, Map<String, Integer> ports, Path dataDir) {
    var wrong = new ArrayList<>(unusable(host, ports));
    if (!wrong.isEmpty()) {
      DataFolder.user(dataDir)
          .ifPresent(
              user ->
                  wrong.add(
                      "The data folder %s is used by %s."
                          .formatted(dataDir.toAbsolutePath().normalize(), user)));
      throw new InvalidSettings(wrong);
    }
  }

  /**
   * Names the port that another program took between that check and our use of it, or those that
   * may be meant where it can be bound again.
   */
  public static void ifAPortWasTaken(Throwable failure, String host, Map<String, Integer> ports) {
    boolean taken =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(BindException.class::isInstance);
    if (taken) {
      var wrong = unusable(host, ports);
      throw new InvalidSettings(wrong.isEmpty() ? List.of(oneOf(ports)) : wrong);
    }
  }

  private static String oneOf(Map<String, Integer> ports) {
    return ports.entrySet().stream()
        .filter(port -> port.getValue() != 0)
        .map(port -> port.getValue() + " (" + port.getKey() + ")")
        .sorted()
        .collect(
            Collectors.joining(
                ", ", "One of these ports is in use, or was a moment ago: ", "."));
  }

  private static List<String> unusable(String host, Map<String, Integer> ports) {
    if (bound(host, 0).isPresent()) {
      return List.of("ANTREAN_HOST must be an address of this machine, not \"%s\".".formatted(host));
    }
    return ports.entrySet().stream()
        .flatMap(port -> unusable(host, port.getKey(), port.getValue()).stream())
        .sorted()
        .toList();
  }

  private static Optional<String> unusable(String host, String name, int port) {
    return bound(host, port)
        .map(
            why ->
                why.contains("ermission")
                    ? "Port %d may not be opened by this user: set %s to one above 1023."
                    : "Port %d is in use: stop the other program, or set %s.")
        .map(sentence -> sentence.formatted(port, name));
  }

  /** What the system says when it refuses. */
  private static Optional<String> bound(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
