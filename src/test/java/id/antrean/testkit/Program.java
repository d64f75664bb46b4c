package id.antrean.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program as people start it: a process of its own, with nothing but its environment. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final long startedAt = System.nanoTime();
  private final Path output = Folders.fresh("program");
  private final Process process;

  /** {@code settings}: ANTREAN_... name, value, ... */
  public Program(Path dataDir, String... settings) {
    this(command("id.antrean.Main", false), dataDir, settings);
  }

  public Program(List<String> command, Path dataDir, String... settings) {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("ANTREAN_.*|JAVA_TOOL_OPTIONS"));
    environment.put("ANTREAN_DATA_DIR", dataDir.toString());
    environment.put("ANTREAN_HTTP_PORT", "0");
    environment.put("ANTREAN_MANAGEMENT_PORT", "0");
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    try {
      process =
          builder
              .redirectOutput(output.resolve("out").toFile())
              .redirectError(output.resolve("err").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With another class path, so without the archive of this one's classes. */
  public static List<String> command(String mainClass, String classpath) {
    var command = java();
    command.addAll(List.of("-classpath", classpath, mainClass));
    return command;
  }

  /**
   * With the flags of this JVM that open modules and choose its compiler and collector, and {@code
   * more}; test classes only where a test's main needs them.
   */
  public static List<String> command(String mainClass, boolean testClasses, String... more) {
    var command = java();
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var classpath =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(part -> testClasses || !part.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(ClassArchive.flags(command, classpath));
    command.addAll(List.of(more));
    command.addAll(List.of("-classpath", classpath));
    command.add(mainClass);
    return command;
  }

  private static List<String> java() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.matches("--(add|enable)-.*|-Dsun\\..*|-XX:.*(Tiered|SerialGC).*"))
        .forEach(command::add);
    command.add("-Djava.awt.headless=true");
    command.add("-Xmx768m");
    return command;
  }

  /** Where it says people find it. */
  public String url() {
    return said("Booking page +(\\S+)/").orElseThrow();
  }

  /** From the start of the process until /readyz, where it says that is, says so. */
  public Duration untilReady() {
    while (process.isAlive() && System.nanoTime() - startedAt < PATIENCE.toNanos()) {
      if (said("Health +(\\S+)").filter(this::answers).isPresent()) {
        return Duration.ofNanos(System.nanoTime() - startedAt);
      }
      pause(50);
    }
    throw new AssertionError("not ready: " + output() + errors());
  }

  /** Production's banner names no address on this machine: its text is waited for instead. */
  public void untilSaid(String text) {
    while (process.isAlive() && System.nanoTime() - startedAt < PATIENCE.toNanos()) {
      if (output().contains(text)) {
        return;
      }
      pause(50);
    }
    throw new AssertionError("not said: " + output() + errors());
  }

  private Optional<String> said(String pattern) {
    var matcher = Pattern.compile(pattern).matcher(output());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private boolean answers(String address) {
    return status(address) == 200;
  }

  private int status(String address) {
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a service manager does it: SIGTERM. The exit status. */
  public int stop() {
    process.destroy();
    return exit();
  }

  public long pid() {
    return process.pid();
  }

  /** What /readyz says; 0 where nobody answers. */
  public int ready() {
    return status(said("Health +(\\S+)").orElseThrow());
  }

  /** "address:port" of each of its own sockets that takes connections. */
  public List<String> listens() {
    return Listening.of(process.pid());
  }

  /** The same of the embedded PostgreSQL of this folder: a process of its own, not our child. */
  public static List<String> postgresListens(Path dataDir) {
    return postgresOf(dataDir).stream()
        .flatMap(each -> Listening.of(each.pid()).stream())
        .distinct()
        .toList();
  }

  /** What it started itself. */
  public List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** kill -9: no hook of the program runs. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  public int exit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + output() + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String output() {
    return read("out");
  }

  public String errors() {
    return read("err");
  }

  private String read(String file) {
    try {
      return Files.readString(output.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Running servers whose programs lie in this data folder. */
  public static List<ProcessHandle> postgresOf(Path dataDir) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().command().filter(c -> Path.of(c).startsWith(dataDir)).isPresent())
        .toList();
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
    Folders.delete(output);
  }
}
