package id.antrean.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL that the demo brings along: its own folder, durable commits, data kept between
 * starts. One program at a time may use the folder.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Duration START_WAIT = Duration.ofSeconds(120);

  /** The data folder cannot be used; the message is a sentence for the person who started us. */
  public static final class Unusable extends RuntimeException {
    Unusable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  private final FileChannel lockFile;
  private final FileLock lock;
  private final EmbeddedPostgres postgres;

  private OwnPostgres(FileChannel lockFile, FileLock lock, EmbeddedPostgres postgres) {
    this.lockFile = lockFile;
    this.lock = lock;
    this.postgres = postgres;
  }

  public static OwnPostgres start(Path folder) {
    FileChannel lockFile;
    FileLock lock;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new Unusable(
          "The data folder %s cannot be written: %s."
              .formatted(folder.toAbsolutePath(), e.getMessage()),
          e);
    }
    if (lock == null) {
      throw inUse(folder);
    }
    var cluster = folder.resolve("postgresql");
    try {
      stopOrphan(cluster);
      return new OwnPostgres(lockFile, lock, launch(folder, cluster));
    } catch (IOException | RuntimeException e) {
      closeQuietly(lockFile);
      throw new Unusable(
          "The database in %s does not start: %s. See %s for its own words; to begin anew, move the folder away."
              .formatted(
                  cluster.toAbsolutePath(),
                  e.getMessage(),
                  folder.resolve("postgresql.log").toAbsolutePath()),
          e);
    }
  }

  private static EmbeddedPostgres launch(Path folder, Path cluster) throws IOException {
    // The library empties stale folders below its working folder: keep the data out of it.
    var programs = folder.resolve("postgresql-programs");
    System.setProperty("ot.epg.working-dir", programs.toString());
    var log = folder.resolve("postgresql.log").toFile();
    return EmbeddedPostgres.builder()
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs.toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_WAIT)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "120")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("unix_socket_directories", "''")
        .start();
  }

  /** After kill -9 of the JVM the server lives on. We hold the lock, so it is nobody's. */
  private static void stopOrphan(Path cluster) throws IOException {
    var pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var orphan =
        lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")
            ? null
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
    if (orphan != null && isPostgres(orphan)) {
      // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients.
      new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid())).start();
      try {
        orphan.onExit().get(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        orphan.destroyForcibly();
        throw new IOException("an earlier server, process " + orphan.pid() + ", does not stop", e);
      }
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.endsWith("postgres")).orElse(false);
  }

  private static Unusable inUse(Path folder) {
    return new Unusable(
        "The data folder %s is used by another Antrean that is running; stop it, or set ANTREAN_DATA_DIR."
            .formatted(folder.toAbsolutePath()),
        null);
  }

  /** For the SQL client and for the migrations; loopback only. */
  public String url() {
    return "postgresql://postgres@127.0.0.1:%d/postgres".formatted(postgres.getPort());
  }

  @Override
  public void close() {
    try {
      postgres.close();
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(FileChannel lockFile) {
    try {
      lockFile.close();
    } catch (IOException e) {
      // The process is about to say why it cannot start; that matters more.
    }
  }
}
