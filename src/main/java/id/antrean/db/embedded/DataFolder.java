package id.antrean.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that holds all the demo keeps, locked for one program at a time. */
public final class DataFolder implements AutoCloseable {
  /** The message is a sentence for the person who started us. */
  public static final class Unusable extends RuntimeException {
    public Unusable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  /** Of this process: a second look at its own lock file would give the lock up when closed. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lockFile;

  /** Takes the lock and writes into its file which process has it. */
  private DataFolder(Path folder) throws IOException {
    this.folder = folder;
    lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lockFile.tryLock() == null) {
      lockFile.close();
      throw inUse(folder, written(folder));
    }
    var pid = Long.toString(ProcessHandle.current().pid());
    lockFile.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
  }

  /** Who runs on this folder now, as words for people; empty when nobody does. */
  public static Optional<String> user(Path path) {
    var lock = path.resolve("lock");
    try {
      if (!Files.exists(lock) || OURS.contains(path.toRealPath())) {
        return Optional.empty();
      }
      try (var file = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        return file.tryLock() == null
            ? Optional.of("another Antrean that is running" + written(path))
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** ", process 4711", or "" where the number cannot be read. */
  private static String written(Path folder) throws IOException {
    var pid = Files.readString(folder.resolve("lock"));
    return pid.matches("\\d+") ? ", process " + pid : "";
  }

  static DataFolder lock(Path path) {
    try {
      var folder = Files.createDirectories(path).toRealPath();
      if (!OURS.add(folder)) {
        throw inUse(folder, ", this very process");
      }
      try {
        return new DataFolder(folder);
      } catch (IOException | Unusable e) {
        OURS.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static Unusable inUse(Path folder, String which) {
    return new Unusable(
        "The data folder %s is used by another Antrean that is running%s; stop it, or set ANTREAN_DATA_DIR."
            .formatted(folder, which),
        null);
  }

  /**
   * The content of {@code file}; made of random bytes in base64 when it is not there yet, readable
   * by its owner only, and never half written. Of several that make it at once all get the same.
   */
  public static String secret(Path file, int bytes) {
    try {
      if (!Files.exists(file)) {
        make(file, bytes);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static void make(Path file, int bytes) throws IOException {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    var folder = Files.createDirectories(file.toAbsolutePath().getParent());
    var owner = PosixFilePermissions.fromString("rw-------");
    var half =
        Files.createTempFile(folder, "half", ".new", PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(half, Base64.getEncoder().encodeToString(random) + "\n");
      Files.createLink(file, half); // unlike a move it never takes the place of another's
    } catch (FileAlreadyExistsException otherWasFirst) {
      LOG.debug("{} was made by another meanwhile", file);
    } finally {
      Files.delete(half);
    }
  }

  /** {@code what}: the folder, or the file in it that cannot be read or written. */
  public static Unusable unusable(Path what, Exception why) {
    return new Unusable(
        "The data folder cannot be used: %s (%s). Mend it, or set ANTREAN_DATA_DIR."
            .formatted(what.toAbsolutePath(), why.getClass().getSimpleName()),
        why);
  }

  @Override
  public void close() {
    OURS.remove(folder);
    try {
      lockFile.close();
    } catch (IOException e) {
      // The lock ends with this process at the latest.
    }
  }
}
