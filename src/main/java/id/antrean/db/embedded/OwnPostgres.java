package id.antrean.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that the demo brings along: its own folder, durable commits, data kept between
 * starts. One program at a time may use the folder.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
  private static final String START_SECONDS = "120"; // recovery after a crash included
  private static final String STOP_SECONDS = "60";

  /** Errors of single statements are the program's to report; PostgreSQL's log holds no data. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "300",
          "shared_buffers", "128MB",
          "log_min_messages", "log",
          "log_checkpoints", "off");

  private final DataFolder folder;
  private final PostgresPrograms programs;
  private final Path cluster;
  private final Path log;
  private final int port;
  private final String url;
  private Optional<PostgresWatch> watch = Optional.empty();

  private OwnPostgres(Path path, DataFolder folder) throws IOException, InterruptedException {
    this.folder = folder;
    cluster = path.resolve("postgresql");
    log = path.resolve("postgresql.log");
    // Its real path, for the system names a running program by that.
    var programsFolder = Files.createDirectories(path.resolve("postgresql-programs")).toRealPath();
    programs = PostgresPrograms.in(programsFolder);
    var password = DataFolder.secret(path.resolve("postgresql-password"), 24);
    stopOrphan();
    if (!Files.exists(cluster)) {
      create(path);
    }
    port = freePort();
    url =
        "postgresql://postgres:%s@127.0.0.1:%d/postgres"
            .formatted(URLEncoder.encode(password, StandardCharsets.UTF_8), port);
    launch();
  }

  /**
   * As {@link #start}, and started again at the same address whenever it ends by itself. {@code
   * end}: is given a sentence when that fails.
   */
  public static OwnPostgres startAndWatch(Path folder, Consumer<String> end) {
    return startAndWatch(folder, PostgresWatch.PAUSES, end);
  }

  static OwnPostgres startAndWatch(Path folder, List<Duration> pauses, Consumer<String> end) {
    var server = start(folder);
    server.watch = Optional.of(new PostgresWatch(server, pauses, end));
    return server;
  }

  public static OwnPostgres start(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    var locked = DataFolder.lock(path);
    try {
      return new OwnPostgres(path, locked);
    } catch (IOException e) {
      locked.close();
      throw new DataFolder.Unusable(
          "The database in %s does not start: %s. PostgreSQL's log is %s; to start afresh, move the folder away."
              .formatted(path, e.getMessage(), path.resolve("postgresql.log")),
          e);
    } catch (InterruptedException e) {
      locked.close();
      throw new IllegalStateException("stopped while starting", e);
    } catch (RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  /**
   * After kill -9 of the JVM the server lives on. We hold the lock, so no other program uses it.
   */
  private void stopOrphan() throws IOException, InterruptedException {
    if (runs()) {
      if (!stop()) {
        throw new IOException("an earlier server, see postmaster.pid, does not stop");
      }
    } else if (process().isPresent()) {
      // Another program has that number now (after a restart of the machine): PostgreSQL would
      // take it for a server and refuse.
      Files.delete(pidFile());
    }
  }

  /** Whether its main process is there. One that was killed and not collected yet is not. */
  private boolean runs() throws IOException {
    return process().filter(programs::areRunAs).isPresent();
  }

  private Optional<ProcessHandle> process() throws IOException {
    try {
      var first = Files.readString(pidFile()).lines().findFirst().map(String::strip).orElse("");
      return first.matches("\\d{1,9}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    } catch (NoSuchFileException stopped) {
      return Optional.empty();
    }
  }

  /** Certainly: out of file descriptors we see no process either, but are not refused. */
  boolean hasEnded() {
    try {
      if (runs()) {
        return false;
      }
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  /** At the same address, after it ended by itself. */
  void startAgain() throws IOException, InterruptedException {
    stopOrphan();
    launch();
  }

  /** Made aside and moved in when whole, so that a start broken off leaves nothing half made. */
  private void create(Path path) throws IOException, InterruptedException {
    var half = path.resolve("postgresql.new");
    PostgresPrograms.delete(half);
    run(
        "initdb",
        "--pgdata=" + half,
        "--username=postgres",
        "--pwfile=" + path.resolve("postgresql-password"),
        "--auth=scram-sha-256",
        "--encoding=UTF-8",
        "--no-locale",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
    Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch() throws IOException, InterruptedException {
    var options =
        SETTINGS.entrySet().stream()
            .map(s -> "-c %s='%s'".formatted(s.getKey(), s.getValue()))
            .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    try {
      run("pg_ctl", "start", "-D", cluster.toString(), "-w", "-t", START_SECONDS, "-o", options);
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
  }

  private boolean stop() throws IOException, InterruptedException {
    var stop = new String[] {"stop", "-D", cluster.toString(), "-m", "fast", "-t", STOP_SECONDS};
    return programs.run(log, "pg_ctl", stop) == 0;
  }

  /** Its last words, if it fails, are the reason. */
  private void run(String program, String... arguments) throws IOException, InterruptedException {
    long before = Files.exists(log) ? Files.size(log) : 0;
    if (programs.run(log, program, arguments) == 0) {
      return;
    }
    try (var words = Files.newInputStream(log)) {
      words.skipNBytes(before);
      var lines = new String(words.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      throw new IOException(
          lines.stream()
              .filter(line -> line.matches(".*(FATAL|PANIC|error|postgres|pg_ctl): .*"))
              .findFirst()
              .map(line -> line.replaceFirst(".*?(FATAL|PANIC|error|postgres|pg_ctl): +", ""))
              .orElse(program + " failed"));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** False from when it ended by itself until it is back. */
  public boolean isUp() {
    return watch.map(PostgresWatch::isUp).orElse(true);
  }

  /** For the SQL client and for the migrations; loopback only. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      if (watch.isPresent()) {
        watch.get().stop();
      }
      if (!stop()) {
        LOG.error("PostgreSQL does not stop; see {}", log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }
}
