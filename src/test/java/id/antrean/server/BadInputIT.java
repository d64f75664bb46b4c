package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route, with everything that is wrong: a clear refusal, never a 5xx, a stack trace or
 * silence, and each refusal is found in the log by the id it shows.
 */
@Antrean(counters = 2)
class BadInputIT {
  /** One of five wrong values meets a route, and another the next route; in {@code -Plong} all. */
  private static final int SHARE = Integer.getInteger("bad.share", 5);

  private static final int REQUESTS = 1500 / SHARE;

  private static final Pattern ID = Pattern.compile("id=([0-9A-Z]{4}-[0-9A-Z]{4})");

  private static RightRequests requests;
  private static Wire wire;
  private static Logs logs;
  private static String cookie;
  private static String csrf;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private int keys;
  private int turn;

  @BeforeAll
  static void start(Nodes nodes) {
    logs = Logs.capture(Level.INFO, "id.antrean");
    var session = AdminSession.begin(nodes, 500);
    requests = new RightRequests(session);
    wire = session.wire();
    cookie = session.cookie();
    csrf = session.csrf();
  }

  @AfterAll
  static void stop() {
    logs.close();
  }

  @BeforeEach
  void freshLog() {
    logs.forget();
  }

  @AfterEach
  void eachRefusalIsInTheLog() {
    var logged =
        logs.lines()
            .flatMap(line -> ID.matcher(line).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());
    assertThat(logged).containsAll(refused);
    assertThat(logs.lines().filter(line -> line.startsWith("ERROR"))).isEmpty();
  }

  @Test
  void namesThatNobodyHasInAPath() {
    for (var rule : requests.rules()) {
      for (var bad : share(BadInput.PATHS)) {
        for (var target : requests.pathsWithEachParameter(rule, bad)) {
          var answer = send(rule, target, requests.body(rule));
          assertThat(answer.status())
              .as("%s %s", rule.method(), target)
              .isIn(400, 404, 405, 410, 413);
          assertThat(answer.body()).doesNotContain("etc/passwd", "<script>alert");
        }
      }
    }
  }

  @Test
  void queriesThatMakeNoSense() {
    for (var rule : requests.rules()) {
      if (rule.method().equals("GET")) {
        share(BadInput.QUERIES).forEach(query -> send(rule, requests.path(rule) + query, ""));
      }
    }
  }

  @Test
  void bodiesThatAreNoObject() {
    for (var rule : requests.writes()) {
      share(BadInput.BODIES).forEach(body -> send(rule, requests.path(rule), body));
    }
  }

  @Test
  void everyFieldWithEveryWrongValue() {
    for (var rule : requests.apiWrites()) {
      for (var body : requests.examples(rule)) {
        for (var field : body.fieldNames()) {
          for (var value : share(BadInput.VALUES)) {
            send(rule, requests.path(rule), with(body, field, value));
          }
          var without = body.copy();
          without.remove(field);
          send(rule, requests.path(rule), without.encode());
          send(rule, requests.path(rule), twice(body, field));
          if (body.getValue(field) instanceof JsonObject inner) {
            for (var name : inner.fieldNames()) {
              share(BadInput.VALUES)
                  .forEach(
                      value ->
                          send(
                              rule,
                              requests.path(rule),
                              with(body, field, with(inner, name, value))));
            }
          }
        }
        var unknown = send(rule, requests.path(rule), body.copy().put("unknown", 1).encode());
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().getJsonObject("fields").encode()).contains("unknown");
      }
    }
  }

  @Test
  void contentTypesThatAreNotOurs() {
    for (var rule : requests.writes()) {
      for (var type : share(BadInput.CONTENT_TYPES)) {
        for (var body :
            List.of(requests.body(rule), "--x\r\n\r\n", "%ZZ=%ZZ&=&%00", "a=b&".repeat(2_000))) {
          judge(
              wire.send(
                  rule.method(),
                  requests.path(rule),
                  body,
                  headers(rule, "Content-Type: " + type)));
        }
      }
    }
  }

  @Test
  void aBodyOfAMegabyteIsRefusedAsTooLarge() {
    var large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
    for (var rule : requests.writes()) {
      var answer = send(rule, requests.path(rule), large);
      assertThat(answer.status()).as("%s %s", rule.method(), rule.path()).isEqualTo(413);
    }
  }

  @Test
  void aWriteWithoutARequestKeyIsRefused() {
    for (var rule : requests.keyed()) {
      for (var key :
          List.of("X-No: key", "Idempotency-Key: short", "Idempotency-Key: a space in")) {
        var answer =
            wire.send(
                rule.method(),
                requests.path(rule),
                requests.body(rule),
                RightRequests.JSON,
                cookie,
                csrf,
                key);
        judge(answer);
        assertThat(answer.code())
            .as("%s %s", rule.method(), rule.path())
            .isEqualTo("request_key_missing");
      }
    }
  }

  @Test
  void aPathWithAnotherMethodSaysSo() {
    var routes =
        StreamSupport.stream(Access.load().rules().spliterator(), false)
            .map(r -> r.method() + " " + r.path())
            .collect(Collectors.toSet());
    for (var rule : requests.rules()) {
      for (var method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
        if (!routes.contains(method + " " + rule.path())) {
          var answer =
              judge(wire.send(method, requests.path(rule), "{}", RightRequests.JSON, cookie, csrf));
          assertThat(answer.status()).as("%s %s", method, rule.path()).isEqualTo(405);
          assertThat(answer.header("Allow")).contains(rule.method());
        }
      }
    }
  }

  /** Seeded, so that what breaks once breaks again. */
  @Test
  void rightRequestsWithAFewBytesWrong() {
    var random = new Random(20_261_123);
    var writes = requests.writes();
    for (int i = 0; i < REQUESTS; i++) {
      var rule = writes.get(random.nextInt(writes.size()));
      var body = BadInput.mutated(requests.body(rule).getBytes(StandardCharsets.UTF_8), random);
      judge(
          wire.send(rule.method(), requests.path(rule), body, headers(rule, requests.type(rule))));
    }
  }

  @Test
  void rightHeadsWithAFewBytesWrong() {
    var random = new Random(20_261_124);
    var rules = requests.rules();
    for (int i = 0; i < REQUESTS; i++) {
      var rule = rules.get(random.nextInt(rules.size()));
      var head =
          "%s %s?days=3&q=a HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\nConnection: close"
              .formatted(rule.method(), requests.path(rule), cookie, csrf);
      var bytes = BadInput.mutated(head.getBytes(StandardCharsets.UTF_8), random);
      var request = Buffer.buffer(bytes).appendString("\r\n\r\n");
      wire.sendRaw(request.getBytes()).ifPresent(answer -> judge(answer, request));
    }
  }

  private <T> List<T> share(List<T> values) {
    int from = turn++ % SHARE;
    return IntStream.iterate(from, i -> i < values.size(), i -> i + SHARE)
        .mapToObj(values::get)
        .toList();
  }

  private Answer send(Rule rule, String target, String body) {
    return judge(wire.send(rule.method(), target, body, headers(rule, requests.type(rule))));
  }

  private String[] headers(Rule rule, String contentType) {
    var headers = new ArrayList<>(List.of(contentType, cookie, csrf));
    if (rule.path().startsWith("/api/")) {
      headers.add("Idempotency-Key: bad-input-%d-%d".formatted(System.nanoTime(), keys++));
    }
    return headers.toArray(String[]::new);
  }

  private Answer judge(Answer answer) {
    return judge(answer, "");
  }

  private Answer judge(Answer answer, Object request) {
    assertThat(answer.status()).as("%s\n%s", request, answer.body()).isLessThan(500);
    assertThat(answer.body())
        .as("%s", request)
        .doesNotContain("Exception", "\tat ", "java.", "io.vertx");
    if (isError(answer)) {
      refused.add(answer.header("X-Request-Id"));
      assertThat(answer.body()).contains(answer.header("X-Request-Id"));
    }
    return answer;
  }

  /**
   * A page that goes on talking is none: wrong fields, a slot just filled, a form out of time, a
   * screen that asks again.
   */
  private static boolean isError(Answer answer) {
    boolean isForm = answer.body().contains("class=\"summary\"");
    boolean isScreen = answer.body().contains("class=\"tv\"");
    boolean isTalk = !isApi(answer) && (answer.status() == 409 || answer.status() == 410);
    return answer.status() >= 400 && !isForm && !isTalk && !isScreen;
  }

  private static boolean isApi(Answer answer) {
    return answer.header("Content-Type").contains("json");
  }

  private static String with(JsonObject body, String field, String value) {
    var marked = body.copy().put(field, "MARK").encode();
    return marked.replace("\"MARK\"", value);
  }

  private static String twice(JsonObject body, String field) {
    var again = new JsonObject().put(field, new JsonArray().add(1)).encode();
    return body.encode().replaceFirst("}$", ",") + again.substring(1);
  }
}
