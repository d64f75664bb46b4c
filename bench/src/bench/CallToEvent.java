package bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.UUID;

/**
 * Row 9: a guard calls at node A, 900 screens look at node B. In demo mode, for its clock can be
 * set to a morning.
 */
final class CallToEvent {
  private static final String BRANCH = "semarang-pemuda";
  private static final int SCREENS = 900;
  private static final int QUIET_MS = 300;

  private final Bench bench;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String base;
  private String csrfToken = "";

  CallToEvent(Bench bench) {
    this.bench = bench;
  }

  void run() throws IOException {
    var folder = Files.createTempDirectory(Bench.FOLDER, "call");
    var db = bench.postgres.create("bench_call");
    try (var antrean =
        new Antrean(
            folder,
            db.url(),
            2,
            "ANTREAN_MODE",
            "demo",
            "ANTREAN_PUBLIC_URL",
            "",
            "ANTREAN_CLOCK",
            "2026-11-23T09:00:00+07:00")) {
      base = "http://127.0.0.1:" + antrean.ports().getFirst();
      csrfToken =
          post(
                  "/api/v1/session",
                  new JsonObject().put("username", "guard").put("password", Antrean.PASSWORD))
              .getString("csrfToken");
      int calls = bench.quick ? 15 : 40;
      for (int i = 0; i < calls; i++) {
        post("/api/v1/branches/" + BRANCH + "/tickets", new JsonObject().put("service", "JHT"));
      }
      var counter = get("/api/v1/branches/" + BRANCH + "/counters").getJsonObject(0);
      var stream = "/api/v1/branches/" + BRANCH + "/board/stream";
      try (var screens = new Streams(antrean.ports().get(1), stream, SCREENS)) {
        for (int i = 1; i <= calls; i++) {
          Jvm.pause(QUIET_MS);
          screens.begin(i);
          var ticket = call(counter.getString("id"));
          if (!screens.allTold()) {
            throw new IllegalStateException("call " + i + " did not reach all screens");
          }
          step(ticket, "service");
          step(ticket, "completion");
        }
        report(screens, calls);
      }
    }
  }

  private void report(Streams screens, int calls) {
    var name = "9 call at one node to event at another, %d streams, ".formatted(SCREENS);
    for (var which : new double[][] {{50, 100}, {99, 500}}) {
      bench.report.add(
          new Row(
              name + (which[0] == 50 ? "median" : "p99"),
              screens.atPercentile(which[0]),
              "ms",
              "",
              null,
              null,
              "under " + (int) which[1],
              calls,
              "all: %s to %s"
                  .formatted(
                      Row.number(screens.atPercentile(0)), Row.number(screens.atPercentile(100)))));
    }
  }

  private String call(String counter) throws IOException {
    return post("/api/v1/counters/" + counter + "/calls", new JsonObject())
        .getJsonObject("ticket")
        .getString("id");
  }

  private void step(String ticket, String what) throws IOException {
    post("/api/v1/tickets/" + ticket + "/" + what, new JsonObject());
  }

  private JsonObject post(String path, JsonObject body) throws IOException {
    return new JsonObject(
        send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-CSRF-Token", csrfToken)
                .POST(BodyPublishers.ofString(body.encode()))));
  }

  private JsonArray get(String path) throws IOException {
    return new JsonArray(send(HttpRequest.newBuilder(URI.create(base + path))));
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
