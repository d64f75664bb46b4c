package id.antrean.faults;

import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends a wish until somebody says yes or no: the same request key, each time at another node. A
 * 503 or a broken connection is not an answer. Every try is noted.
 */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration GIVE_UP = Duration.ofSeconds(150);
  private static final Set<String> ANSWERS = Set.of("ok", "refused");
  private static final Set<String> ENTERED = Set.of("ON_TIME", "EARLY", "LATE");

  /** Without a session: else it would stand in for their captcha and their proof. */
  private static final Set<String> OF_PARTICIPANTS =
      Set.of("book", "move", "cancel", "rebook", "pin", "prove");

  private final List<String> nodes;
  private final Notes notes;
  private final Trouble trouble;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Map<String, Wish> unsure = new ConcurrentHashMap<>();
  private volatile String cookie = "";
  private volatile String csrfToken = "";

  /** {@code nodes}: their addresses, of node 1 first. */
  Client(List<String> nodes, Notes notes, Trouble trouble) {
    this.nodes = nodes;
    this.notes = notes;
    this.trouble = trouble;
  }

  void signIn() throws IOException, InterruptedException {
    var body = new JsonObject().put("username", "admin").put("password", Nodes.PASSWORD);
    var wish = new Wish("session", "", "POST", "/api/v1/session", body, new JsonObject());
    var answer = http.send(request(1, wish), BodyHandlers.ofString());
    cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    csrfToken = new JsonObject(answer.body()).getString("csrfToken");
  }

  /** What was answered in the end: the last try's line, with the answer as "answer". */
  JsonObject ask(Wish wish) throws InterruptedException {
    long began = System.nanoTime();
    for (int tries = 1; ; tries++) {
      var line = once(wish, tries, false);
      boolean answered = ANSWERS.contains(line.getString("outcome"));
      if (answered || System.nanoTime() - began > GIVE_UP.toNanos()) {
        return line;
      }
      Thread.sleep(Math.min(2_000, 150L << Math.min(tries, 5)));
    }
  }

  /**
   * After the run: what became of each whose end was unknown at any time, also of those answered
   * since? A node that was held still may have done it after another one said no.
   */
  void resolve() throws InterruptedException {
    for (var wish : List.copyOf(unsure.values())) {
      var outcome = "";
      for (int tries = 1; tries <= 10 && !ANSWERS.contains(outcome); tries++) {
        outcome = once(wish, tries, true).getString("outcome");
      }
    }
  }

  private JsonObject once(Wish wish, int tries, boolean late) throws InterruptedException {
    int node = pick();
    long from = notes.now();
    var line = wish.about().copy().put("op", wish.op()).put("key", wish.key()).put("try", tries);
    var answer = new JsonObject();
    try {
      var response = http.send(request(node, wish), BodyHandlers.ofString());
      answer = read(response);
      line.put("status", response.statusCode()).put("outcome", judge(wish, response, answer));
    } catch (ConnectException | HttpConnectTimeoutException neverSent) {
      line.put("outcome", "away").put("problem", neverSent.getClass().getSimpleName());
    } catch (IOException nobodyKnows) {
      line.put("outcome", "unknown").put("problem", nobodyKnows.getClass().getSimpleName());
    }
    if (line.getString("outcome").equals("unknown")) {
      unsure.put(wish.key(), wish);
    }
    tell(wish, answer, line);
    line.put("t0", from).put("t1", notes.now()).put("node", node);
    if (late) {
      line.put("late", true);
    }
    notes.add(line);
    return line.copy().put("answer", answer);
  }

  /** Now and then also one that is under attack: not every balancer knows at once. */
  private int pick() {
    var random = ThreadLocalRandom.current();
    int node = 1 + random.nextInt(nodes.size());
    for (int i = 0; i < 10 && trouble.now(node) && random.nextInt(10) > 0; i++) {
      node = 1 + random.nextInt(nodes.size());
    }
    return node;
  }

  private HttpRequest request(int node, Wish wish) {
    var request =
        HttpRequest.newBuilder(URI.create(nodes.get(node - 1) + wish.path()))
            .timeout(PATIENCE)
            .header("Idempotency-Key", wish.key())
            .method(
                wish.method(),
                wish.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(wish.body().encode()));
    if (wish.body() != null) {
      request.header("Content-Type", "application/json");
    }
    if (!cookie.isEmpty() && !OF_PARTICIPANTS.contains(wish.op())) {
      request.header("Cookie", cookie).header("X-CSRF-Token", csrfToken);
    }
    return request.build();
  }

  /** Reads one list, of a node that answers. */
  JsonArray list(String path) throws InterruptedException {
    for (int tries = 1; tries < 60; tries++) {
      try {
        var wish = new Wish("list", "-", "GET", path, null, new JsonObject());
        var response = http.send(request(pick(), wish), BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return new JsonArray(response.body());
        }
      } catch (IOException away) {
        // another one
      }
      Thread.sleep(500);
    }
    return new JsonArray();
  }

  private static JsonObject read(HttpResponse<String> response) {
    return response.body().startsWith("{") ? new JsonObject(response.body()) : new JsonObject();
  }

  private static String judge(Wish wish, HttpResponse<String> response, JsonObject answer) {
    int status = response.statusCode();
    if (status < 300) {
      boolean notIn =
          wish.op().equals("check-in") && !ENTERED.contains(answer.getString("verdict"));
      return notIn ? "refused" : "ok";
    }
    if (status < 500) {
      return "refused";
    }
    boolean known = status == 503 && !"outcome_unknown".equals(answer.getString("code"));
    return known ? "away" : "unknown";
  }

  private static void tell(Wish wish, JsonObject answer, JsonObject line) {
    if (answer.containsKey("requestId")) {
      line.put("problem", answer.getString("code")).put("id", answer.getString("requestId"));
      return;
    }
    if (wish.op().equals("pin")) {
      line.put("pin", answer.getString("id"));
      return;
    }
    var ticket = answer.getJsonObject("ticket", answer);
    if (ticket.containsKey("id")) {
      line.put("ticket", ticket.getString("id"));
    }
    if (ticket.containsKey("number")) {
      line.put("number", ticket.getString("number"));
    }
    if (Set.of("book", "move", "cancel", "rebook").contains(wish.op())
        && answer.containsKey("code")) {
      line.put("code", answer.getString("code"));
    }
  }
}
