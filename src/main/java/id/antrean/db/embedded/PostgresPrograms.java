package id.antrean.db.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** initdb, pg_ctl and postgres, unpacked once from the jar of this machine's kind. */
final class PostgresPrograms {
  private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

  private final Path folder;
  private final Path bin;
  private final List<String> prefix;

  private PostgresPrograms(Path folder, Path bin, List<String> prefix) {
    this.folder = folder;
    this.bin = bin;
    this.prefix = prefix;
  }

  static PostgresPrograms in(Path folder) throws IOException {
    var archive = archive();
    var home = folder.resolve(fingerprint(archive));
    if (!Files.exists(home)) {
      delete(folder);
      var half = folder.resolve("unpacking");
      unpack(archive, half);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(folder, home.resolve("bin"), rootsPrefix());
  }

  private static byte[] archive() throws IOException {
    boolean arm = LINUX && System.getProperty("os.arch").equals("aarch64");
    var name =
        "/postgres-%s-%s.txz".formatted(LINUX ? "linux" : "darwin", arm ? "arm_64" : "x86_64");
    try (InputStream in = PostgresPrograms.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no PostgreSQL for this machine is packed with the program");
      }
      return in.readAllBytes();
    }
  }

  private static String fingerprint(byte[] archive) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = target.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          path.toFile().setExecutable(path.getParent().endsWith("bin"), false);
        }
      }
    }
  }

  /** PostgreSQL refuses root; in a user namespace of its own it is the user nobody. */
  private static List<String> rootsPrefix() {
    boolean root = LINUX && System.getProperty("user.name").equals("root");
    try {
      var works =
          root
              && new ProcessBuilder("unshare", "-U", "true").start().onExit().join().exitValue()
                  == 0;
      return works ? List.of("unshare", "-U") : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Waits for its end, also when asked to stop meanwhile: it takes seconds, and broken off it would
   * leave a server behind. What it prints is appended to {@code log}.
   */
  int run(Path log, String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(prefix);
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    int status = process.onExit().join().exitValue();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return status;
  }

  /** Whether this process was started from this folder, be it from programs since replaced. */
  boolean areRunAs(ProcessHandle process) {
    return process.info().command().map(c -> Path.of(c).startsWith(folder)).orElse(false);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
