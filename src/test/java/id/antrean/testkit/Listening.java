package id.antrean.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets of a process that take connections, as Linux shows them below /proc. */
final class Listening {
  private static final String LISTEN = "0A";

  private Listening() {}

  static List<String> of(long pid) {
    var proc = Path.of("/proc", Long.toString(pid));
    try {
      var sockets = sockets(proc.resolve("fd"));
      return Stream.of("tcp", "tcp6")
          .flatMap(table -> lines(proc.resolve("net").resolve(table)).stream())
          .map(line -> line.strip().split("\\s+"))
          .filter(columns -> columns[3].equals(LISTEN) && sockets.contains(columns[9]))
          .map(columns -> address(columns[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sockets(Path files) throws IOException {
    try (var open = Files.list(files)) {
      return open.map(Listening::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.replaceAll("\\D", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "0100007F:1F90" is 127.0.0.1:8080: words of four bytes, each written backwards. */
  private static String address(String hex) {
    var parts = hex.split(":");
    var words = HexFormat.of().parseHex(parts[0]);
    var bytes = new byte[words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = words[i / 4 * 4 + 3 - i % 4];
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress()
          + ":"
          + Integer.parseInt(parts[1], 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
