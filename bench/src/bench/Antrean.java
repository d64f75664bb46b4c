package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The program under test, one or several nodes, in production mode: captcha and limits on, real
 * keys, its own database. People's addresses come in X-Forwarded-For, as from a proxy.
 */
final class Antrean implements AutoCloseable {
  /** The heap of README's start command. */
  static final String HEAP = "768m";

  static final String ENCRYPTION_KEY = key();
  static final String HASH_KEY = key();
  private static final String CLUSTER_SECRET = key();
  static final String PASSWORD = "kata-sandi-uji";

  private final List<Jvm> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> managementPorts = new ArrayList<>();
  private final List<Double> startMs = new ArrayList<>();

  /** {@code settings}: ANTREAN_... name, value, ... */
  Antrean(Path folder, String databaseUrl, int count, String... settings) {
    var cluster = IntStream.range(0, count).map(n -> Jvm.freePort()).boxed().toList();
    for (int n = 0; n < count; n++) {
      int port = Jvm.freePort();
      int management = Jvm.freePort();
      Map<String, String> environment = new HashMap<>();
      environment.put("ANTREAN_MODE", "production");
      environment.put("ANTREAN_PUBLIC_URL", "https://a.example");
      environment.put("ANTREAN_HOST", "127.0.0.1");
      environment.put("ANTREAN_HTTP_PORT", Integer.toString(port));
      environment.put("ANTREAN_MANAGEMENT_PORT", Integer.toString(management));
      environment.put("ANTREAN_DATABASE_URL", databaseUrl);
      environment.put("ANTREAN_ADMIN_PASSWORD", PASSWORD);
      environment.put("ANTREAN_ENCRYPTION_KEY", ENCRYPTION_KEY);
      environment.put("ANTREAN_HASH_KEY", HASH_KEY);
      environment.put("ANTREAN_TRUSTED_PROXIES", "127.0.0.1");
      environment.put("ANTREAN_SMTP_URL", "smtp://127.0.0.1:" + Receiver.port());
      environment.put("ANTREAN_MAIL_FROM", "antrean@a.example");
      environment.put("ANTREAN_SMS_URL", "http://127.0.0.1:" + Receiver.port());
      environment.put("ANTREAN_DATA_DIR", folder.toString());
      if (count > 1) {
        environment.put(
            "ANTREAN_CLUSTER",
            cluster.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(",")));
        environment.put("ANTREAN_CLUSTER_PORT", cluster.get(n).toString());
        environment.put("ANTREAN_CLUSTER_SECRET", CLUSTER_SECRET);
      }
      for (int i = 0; i < settings.length; i += 2) {
        environment.put(settings[i], settings[i + 1]);
      }
      environment.values().removeIf(String::isEmpty);
      var node =
          new Jvm("id.antrean.Main", HEAP, environment, folder.resolve("antrean-" + n + ".log"));
      nodes.add(node);
      ports.add(port);
      managementPorts.add(management);
      startMs.add(node.untilAnswers("http://127.0.0.1:" + management + "/readyz"));
    }
  }

  private static String key() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  List<Integer> ports() {
    return ports;
  }

  Jvm node(int n) {
    return nodes.get(n);
  }

  List<Jvm> nodes() {
    return nodes;
  }

  /** Of the first node's answers with this status: how many there were, and within 50 ms. */
  record Answers(double all, double within50ms) {
    Answers since(Answers before) {
      return new Answers(all - before.all, within50ms - before.within50ms);
    }
  }

  Answers answers(int status) {
    var series = "http_answers_seconds_%s{status=\"" + status + "\"";
    return new Answers(
        metric(series.formatted("count") + "}"),
        metric(series.formatted("bucket") + ",le=\"0.05\"}"));
  }

  private double metric(String series) {
    try (var in =
        URI.create("http://127.0.0.1:" + managementPorts.getFirst() + "/metrics")
            .toURL()
            .openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(series))
          .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double startMs() {
    return startMs.getFirst();
  }

  @Override
  public void close() {
    nodes.reversed().forEach(Jvm::close);
  }
}
