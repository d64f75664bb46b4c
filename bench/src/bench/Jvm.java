package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java program in a process of its own, with this JVM's module flags. */
final class Jvm implements AutoCloseable {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Process process;
  private final Path log;
  private final long startedAt = System.nanoTime();

  /** What it says goes to {@code log}; with no log it is talked to line by line. */
  Jvm(String mainClass, String heap, Map<String, String> environment, Path log, String... args) {
    this.log = log;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.matches("--(add|enable)-.*|-Dsun\\..*|-XX:(-Dont|MaxTenuring).*"))
        .forEach(command::add);
    command.add("-Djava.awt.headless=true");
    command.add("-Xms" + heap);
    command.add("-Xmx" + heap);
    if (log != null && System.getenv("BENCH_JVM") != null) {
      command.addAll(List.of(System.getenv("BENCH_JVM").split(" ")));
    }
    command.add("-classpath");
    command.add(mainClass.startsWith("bench.") ? System.getProperty("java.class.path") : program());
    command.add(mainClass);
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(n -> n.matches("ANTREAN_.*|JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    try {
      process =
          log == null
              ? builder.redirectError(Redirect.INHERIT).start()
              : builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program as it is packed, without the bench. */
  static String program() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> !part.endsWith("bench-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static double programMegabytes() {
    return Arrays.stream(program().split(File.pathSeparator))
            .map(Path::of)
            .flatMap(Jvm::files)
            .mapToLong(file -> file.toFile().length())
            .sum()
        / 1e6;
  }

  @SuppressWarnings("StreamResourceLeak") // flatMap closes it
  private static Stream<Path> files(Path path) {
    try {
      return Files.isDirectory(path)
          ? Files.walk(path).filter(Files::isRegularFile)
          : Stream.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds from the start of the process until this address answers 200. */
  double untilAnswers(String address) {
    while (System.nanoTime() - startedAt < PATIENCE_NANOS && process.isAlive()) {
      try {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        if (connection.getResponseCode() == 200) {
          connection.getInputStream().readAllBytes();
          return (System.nanoTime() - startedAt) / 1e6;
        }
      } catch (IOException notYet) {
        // asked again
      }
      pause(5);
    }
    throw new IllegalStateException("does not start; see " + log);
  }

  /** One line in, one line out. */
  String ask(String line) {
    try {
      var out = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
      out.println(line);
      var answer = reader().readLine();
      if (answer == null) {
        throw new IllegalStateException("the load generator died");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedReader reader;

  private BufferedReader reader() {
    if (reader == null) {
      reader = process.inputReader(StandardCharsets.UTF_8);
    }
    return reader;
  }

  long pid() {
    return process.pid();
  }

  double residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_000)
          .sum();
    } catch (IOException notLinux) {
      return Double.NaN;
    }
  }

  double cpuSeconds() {
    return cpuSeconds(process.toHandle());
  }

  static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(0.0);
  }

  static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
