package id.antrean.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run has looked at already, in whichever of its test JVMs: a marker file each, in a folder
 * of this run. With {@code -Dlooks=all} everything is new each time.
 */
final class Seen {
  static final boolean ALL_LOOKS = "all".equals(System.getProperty("looks"));

  private static final Set<String> HERE = ConcurrentHashMap.newKeySet();
  private static final Path MARKERS =
      Path.of("target", "seen", System.getProperty("run", "pid-" + ProcessHandle.current().pid()));

  private Seen() {}

  /** Whether nobody asked this before. */
  static boolean isNew(String text) {
    if (ALL_LOOKS) {
      return true;
    }
    var name = hash(text);
    return HERE.add(name) && marked(MARKERS.resolve(name));
  }

  private static boolean marked(Path marker) {
    try {
      Files.createDirectories(marker.getParent());
      return marker.toFile().createNewFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
