package id.antrean.testkit;

import id.antrean.Config;
import id.antrean.Main;
import id.antrean.db.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Complete programs on one database, in one Hazelcast cluster, each with its own HTTP port. The
 * clock starts on Monday, 23 November 2026, 07:00 WIB, unless a setting says otherwise.
 */
public final class Nodes implements AutoCloseable {
  public static final String CLOCK = "2026-11-23T07:00:00+07:00";
  public static final String PASSWORD = "kata-sandi-uji";

  /** A range of its own for each test JVM of one run, and most likely for each run. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(
          15_000
              + Fork.NUMBER * 5_000
              + (int) (ProcessHandle.current().parent().orElseThrow().pid() % 50) * 100);

  private final List<Main> mains = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> environments = new ArrayList<>();
  private final Path folder = Folders.fresh("nodes");
  private final String databaseUrl;
  private final RandomGenerator captchaAnswers;

  private Nodes(String databaseUrl, RandomGenerator captchaAnswers) {
    this.databaseUrl = databaseUrl;
    this.captchaAnswers = captchaAnswers;
  }

  /** Without captcha and limits, unless {@code settings} (ANTREAN_... name, value, ...) differ. */
  public static Nodes start(int count, String... settings) {
    return start(new SecureRandom(), count, settings);
  }

  /** {@code captchaAnswers}: with ANTREAN_CAPTCHA=image, what the test knows of the answers. */
  public static Nodes start(RandomGenerator captchaAnswers, int count, String... settings) {
    Map<String, String> wished = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      wished.put(settings[i], settings[i + 1]);
    }
    var nodes = new Nodes(database(wished), captchaAnswers);
    var ports = freePorts(count);
    var members = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    try {
      for (int port : ports) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ANTREAN_HTTP_PORT", "0");
        environment.put("ANTREAN_MANAGEMENT_PORT", "0");
        environment.put("ANTREAN_DATABASE_URL", nodes.databaseUrl);
        environment.put("ANTREAN_MIGRATE", "off"); // TestPostgres did
        environment.put("ANTREAN_DATA_DIR", nodes.folder.toString());
        environment.put("ANTREAN_CLUSTER", count == 1 ? "" : members);
        environment.put("ANTREAN_CLUSTER_PORT", Integer.toString(port));
        environment.put("ANTREAN_CAPTCHA", "none");
        environment.put("ANTREAN_LIMITS", "off");
        environment.put("ANTREAN_WITHHELD_MINUTES", "0"); // else nobody could take a freed place
        environment.put("ANTREAN_CLOCK", CLOCK);
        environment.put("ANTREAN_ADMIN_PASSWORD", PASSWORD);
        environment.putAll(wished);
        nodes.environments.add(environment);
      }
      nodes.startMains();
      return nodes;
    } catch (Throwable e) {
      nodes.close();
      throw e;
    }
  }

  private static String database(Map<String, String> wished) {
    var given = wished.get("ANTREAN_DATABASE_URL");
    return given != null ? given : TestPostgres.seeded(wished.getOrDefault("ANTREAN_CLOCK", CLOCK));
  }

  /** The night passes: all nodes stop, and start at another instant on the same data and ports. */
  public void restartAt(String clock) {
    for (int i = 0; i < mains.size(); i++) {
      environments.get(i).put("ANTREAN_HTTP_PORT", Integer.toString(mains.get(i).port()));
      environments.get(i).put("ANTREAN_CLOCK", clock);
    }
    mains.reversed().forEach(Main::close);
    mains.clear();
    folder.resolve("clock-offset").toFile().delete();
    startMains();
  }

  /** One node leaves and comes back at its port, as in a rolling update. */
  public void roll(int node) {
    environments.get(node).put("ANTREAN_HTTP_PORT", Integer.toString(mains.get(node).port()));
    mains.get(node).close();
    mains.set(node, Main.start(Config.read(environments.get(node)), captchaAnswers));
  }

  private void startMains() {
    for (var environment : environments) {
      mains.add(Main.start(Config.read(environment), captchaAnswers));
    }
  }

  public Main main(int node) {
    return mains.get(node);
  }

  /** A client of one node, without cookies. */
  public Http http(int node) {
    return new Http("http://127.0.0.1:" + mains.get(node % mains.size()).port());
  }

  /** Raw requests to one node. */
  public Wire wire(int node) {
    return new Wire(mains.get(node % mains.size()).port());
  }

  /** What the management port of a node answers, if anything. */
  public Optional<HttpResponse<String>> management(int node, String path) {
    var address = "http://127.0.0.1:" + mains.get(node).managementPort() + path;
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isReady(int node) {
    return management(node, "/readyz").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  public int count() {
    return mains.size();
  }

  /** The database behind all nodes, for looking and for breaking guards. */
  public Database database() {
    return mains.getFirst().rooms().database();
  }

  public String databaseUrl() {
    return databaseUrl;
  }

  @Override
  public void close() {
    mains.reversed().forEach(Main::close);
    Folders.delete(folder);
  }

  /** Below those that the system gives away by itself: nobody takes them before we do. */
  public static List<Integer> freePorts(int count) {
    return IntStream.generate(NEXT_PORT::getAndIncrement)
        .filter(Nodes::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
