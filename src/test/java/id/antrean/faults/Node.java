package id.antrean.faults;

import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One node: a process of the whole program in a network of its own. */
final class Node implements AutoCloseable {
  static final int COUNT = 3;

  /** A member that starts while one peer after the other is cut off joins only between two cuts. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  final int number;
  private final Net net;
  private final Path folder;
  private final String database;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private Process process;

  Node(int number, Net net, Path folder, String database) {
    this.number = number;
    this.net = net;
    this.folder = folder;
    this.database = database;
  }

  String url() {
    return "http://" + net.address(number) + ":" + port(18_080);
  }

  static List<String> members(Net net) {
    return IntStream.rangeClosed(1, COUNT)
        .mapToObj(n -> net.address(n) + ":" + (net.real ? 15_701 : 15_700 + n))
        .toList();
  }

  private int port(int base) {
    return net.real ? base : base + 10 * number;
  }

  /** Small: three of them, PostgreSQL and the clients share the machine. */
  void start() throws IOException {
    var command = new ArrayList<>(net.prefix(number));
    command.addAll(
        Program.command(
            "id.antrean.Main", false, "-Xmx288m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("ANTREAN_.*|JAVA_TOOL_OPTIONS"));
    environment.put("ANTREAN_DATA_DIR", folder.toString());
    environment.put("ANTREAN_HOST", net.address(number));
    environment.put("ANTREAN_HTTP_PORT", Integer.toString(port(18_080)));
    environment.put("ANTREAN_MANAGEMENT_PORT", Integer.toString(port(18_081)));
    environment.put("ANTREAN_DATABASE_URL", database);
    environment.put("ANTREAN_CLUSTER", String.join(",", members(net)));
    environment.put("ANTREAN_CLUSTER_PORT", members(net).get(number - 1).split(":")[1]);
    environment.put("ANTREAN_CAPTCHA", "none");
    environment.put("ANTREAN_LIMITS", "on");
    for (int i = 0; i < Proving.SETTINGS.length; i += 2) {
      environment.put(Proving.SETTINGS[i], Proving.SETTINGS[i + 1]);
    }
    environment.put("ANTREAN_WITHHELD_MINUTES", "1-2"); // so that places come back within the run
    environment.put("ANTREAN_CLOCK", Scene.CLOCK);
    environment.put("ANTREAN_ADMIN_PASSWORD", Nodes.PASSWORD);
    var log = folder.resolve("node" + number + ".log").toFile();
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
  }

  /** False when it has ended instead. */
  boolean awaitReady() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!ready()) {
      if (!isAlive()) {
        return false;
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("node " + number + " does not get ready; see " + folder);
      }
      Thread.sleep(100);
    }
    return true;
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  boolean isReadyWithin(Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (!ready()) {
      if (!isAlive() || System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }

  boolean ready() throws InterruptedException {
    try {
      var address = "http://" + net.address(number) + ":" + port(18_081) + "/readyz";
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(2));
      return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Holds still: SIGSTOP, or goes on: SIGCONT. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What each of its threads is doing, virtual ones too: for who asks why it does not heal. */
  void dumpThreads(Path report) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var file = report.resolve("node" + number + ".threads").toAbsolutePath().toString();
    var pid = Long.toString(process.pid());
    try {
      new ProcessBuilder(jcmd, pid, "Thread.dump_to_file", "-overwrite", file)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(20, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM, and the end of what it was doing. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("node " + number + " does not stop; see " + folder);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      signal("CONT");
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }
}
