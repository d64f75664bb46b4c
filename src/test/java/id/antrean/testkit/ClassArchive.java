package id.antrean.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program's classes as the JVM maps them ready (CDS): some forty starts cost two thirds of a
 * processor's time each. Made once in a run of all tests, whose programs start from a jar.
 */
final class ClassArchive {
  private ClassArchive() {}

  /** {@code command}: java with its flags; none where a folder of classes is started. */
  static synchronized List<String> flags(List<String> command, String classpath) {
    if (Arrays.stream(classpath.split(File.pathSeparator))
        .anyMatch(p -> Files.isDirectory(Path.of(p)))) {
      return List.of();
    }
    var archive =
        Path.of(
                "target",
                "program-%s.jsa".formatted(System.getProperty("run").replaceAll("\\W", "")))
            .toAbsolutePath();
    var lock = archive.resolveSibling("program.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var locked = channel.lock()) { // the other fork wants it, too
      if (!Files.exists(archive) && locked.isValid()) {
        make(archive, command, classpath);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Logging off: on a line of its own the JVM would say what it cannot use of it.
    return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
  }

  /** By a whole start and end. */
  private static void make(Path archive, List<String> command, String classpath) {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive));
    whole.addAll(List.of("-classpath", classpath, "id.antrean.Main"));
    try (var program = new Program(whole, Folders.fresh("archive"))) {
      program.untilReady();
    }
  }
}
