package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.http.Access;
import id.antrean.http.Access.Rule;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Contract;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
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
import java.util.stream.Stream;
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
  /** One of three wrong values meets a route, and another the next route; in {@code -Plong} all. */
  private static final int SHARE = Integer.getInteger("bad.share", 3);

  private static final int REQUESTS = 1500 / SHARE;

  private static final String JSON = "Content-Type: application/json";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final Pattern ID = Pattern.compile("id=([0-9A-Z]{4}-[0-9A-Z]{4})");

  private static Nodes nodes;
  private static Wire wire;
  private static Logs logs;
  private static String cookie;
  private static String csrf;
  private static String code;
  private static long slot;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private int keys;
  private int turn;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 500, 1);
    code =
        nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot)).json().getString("code");
    wire = nodes.wire(0);
    logs = Logs.capture(Level.INFO, "id.antrean");
    var who = new JsonObject().put("username", "admin").put("password", Nodes.PASSWORD);
    var session = wire.send("POST", "/api/v1/session", who.encode(), JSON);
    cookie = "Cookie: " + session.header("Set-Cookie").split(";")[0];
    csrf = "X-CSRF-Token: " + session.json().getString("csrfToken");
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
    for (var rule : rules()) {
      for (var bad : share(BadInput.PATHS)) {
        for (var target : withEachParameter(rule, bad)) {
          var answer = send(rule, target, right(rule));
          assertThat(answer.status()).as("%s %s", rule.method(), target).isIn(400, 404, 405, 413);
          assertThat(answer.body()).doesNotContain("etc/passwd", "<script>alert");
        }
      }
    }
  }

  @Test
  void queriesThatMakeNoSense() {
    for (var rule : rules()) {
      if (rule.method().equals("GET")) {
        share(BadInput.QUERIES).forEach(query -> send(rule, filled(rule) + query, ""));
      }
    }
  }

  @Test
  void bodiesThatAreNoObject() {
    for (var rule : writes()) {
      share(BadInput.BODIES).forEach(body -> send(rule, filled(rule), body));
    }
  }

  @Test
  void everyFieldWithEveryWrongValue() {
    for (var rule : apiWrites()) {
      for (var body : examples(rule)) {
        for (var field : body.fieldNames()) {
          for (var value : share(BadInput.VALUES)) {
            send(rule, filled(rule), with(body, field, value));
          }
          var without = body.copy();
          without.remove(field);
          send(rule, filled(rule), without.encode());
          send(rule, filled(rule), twice(body, field));
          if (body.getValue(field) instanceof JsonObject inner) {
            for (var name : inner.fieldNames()) {
              share(BadInput.VALUES)
                  .forEach(
                      value ->
                          send(rule, filled(rule), with(body, field, with(inner, name, value))));
            }
          }
        }
        var unknown = send(rule, filled(rule), body.copy().put("unknown", 1).encode());
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().getJsonObject("fields").encode()).contains("unknown");
      }
    }
  }

  @Test
  void contentTypesThatAreNotOurs() {
    for (var rule : writes()) {
      for (var type : share(BadInput.CONTENT_TYPES)) {
        for (var body :
            List.of(right(rule), "--x\r\n\r\n", "%ZZ=%ZZ&=&%00", "a=b&".repeat(2_000))) {
          judge(
              wire.send(rule.method(), filled(rule), body, headers(rule, "Content-Type: " + type)));
        }
      }
    }
  }

  @Test
  void aBodyOfAMegabyteIsRefusedAsTooLarge() {
    var large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
    for (var rule : writes()) {
      var answer = send(rule, filled(rule), large);
      assertThat(answer.status()).as("%s %s", rule.method(), rule.path()).isEqualTo(413);
    }
  }

  @Test
  void aWriteWithoutARequestKeyIsRefused() {
    for (var rule : keyed()) {
      for (var key :
          List.of("X-No: key", "Idempotency-Key: short", "Idempotency-Key: a space in")) {
        var answer = wire.send(rule.method(), filled(rule), right(rule), JSON, cookie, csrf, key);
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
    for (var rule : rules()) {
      for (var method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
        if (!routes.contains(method + " " + rule.path())) {
          var answer = judge(wire.send(method, filled(rule), "{}", JSON, cookie, csrf));
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
    var writes = writes();
    for (int i = 0; i < REQUESTS; i++) {
      var rule = writes.get(random.nextInt(writes.size()));
      var body = BadInput.mutated(right(rule).getBytes(StandardCharsets.UTF_8), random);
      judge(wire.send(rule.method(), filled(rule), body, headers(rule, type(rule))));
    }
  }

  @Test
  void rightHeadsWithAFewBytesWrong() {
    var random = new Random(20_261_124);
    var rules = rules();
    for (int i = 0; i < REQUESTS; i++) {
      var rule = rules.get(random.nextInt(rules.size()));
      var head =
          "%s %s?days=3&q=a HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\nConnection: close"
              .formatted(rule.method(), filled(rule), cookie, csrf);
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
    return judge(wire.send(rule.method(), target, body, headers(rule, type(rule))));
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

  private static List<Rule> rules() {
    var all = new ArrayList<Rule>();
    Access.load().rules().forEach(all::add);
    all.removeIf(rule -> rule.method().equals("DELETE") && rule.path().equals("/api/v1/session"));
    return all;
  }

  private static List<Rule> writes() {
    return rules().stream().filter(rule -> !rule.method().equals("GET")).toList();
  }

  private static List<Rule> apiWrites() {
    return writes().stream().filter(rule -> !examples(rule).isEmpty()).toList();
  }

  private static List<Rule> keyed() {
    return writes().stream()
        .filter(rule -> Contract.takesRequestKey(rule.method(), rule.path()))
        .toList();
  }

  private static String type(Rule rule) {
    return rule.path().startsWith("/api/") ? JSON : FORM;
  }

  /** With things that exist where the path has parameters. */
  private static String filled(Rule rule) {
    return filled(rule.path());
  }

  private static String filled(String path) {
    return path.replace("{branch}", TestBranch.BRANCH)
        .replace("{service}", "JHT")
        .replace("{counter}", TestBranch.BRANCH + "-1")
        .replace("{code}", code)
        .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
  }

  private static Stream<String> withEach(Rule rule, String bad) {
    return Pattern.compile("\\{\\w+}")
        .matcher(rule.path())
        .results()
        .map(found -> filled(rule.path().replace(found.group(), bad)));
  }

  private static List<String> withEachParameter(Rule rule, String bad) {
    return withEach(rule, bad).toList();
  }

  private static String right(Rule rule) {
    var examples = examples(rule);
    if (!examples.isEmpty()) {
      return examples.getFirst().encode();
    }
    return rule.path().startsWith("/api/") ? "" : "nik=3374015501900001&name=Siti&token=x&draft=y";
  }

  /** Right bodies: the contract's own examples, for a slot and a service that exist. */
  private static List<JsonObject> examples(Rule rule) {
    return Contract.requestExamples(rule.method(), rule.path()).stream()
        .map(JsonObject::copy)
        .map(
            body -> {
              body.remove("captcha");
              return body.containsKey("slot") ? body.put("slot", Long.toString(slot)) : body;
            })
        .filter(body -> !body.containsKey("password"))
        .toList();
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
