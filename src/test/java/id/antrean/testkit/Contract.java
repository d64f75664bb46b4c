package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.server.ApiContract;
import id.antrean.testkit.Http.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.impl.Utils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * openapi.yaml as the judge of answers. {@link Http} holds every answer of every test against it:
 * the status is documented, the type is the promised one, the body has the promised shape and no
 * field more, and a refusal's code is one that the operation names.
 */
public final class Contract {
  /** Given before an operation is reached. */
  private static final Set<Integer> NOT_OF_AN_OPERATION = Set.of(405, 414, 417, 431);

  private static final Contract ONE = load();

  /** A documented operation and the paths it answers. */
  private record Stated(Operation operation, Pattern path, JsonObject json) {
    JsonObject responses() {
      return json.getJsonObject("responses");
    }
  }

  private final ApiContract api;
  private final JsonObject yaml;
  private final List<Stated> operations = new ArrayList<>();
  private final Map<String, Validator> validators = new HashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private Contract(ApiContract api, JsonObject yaml) {
    this.api = api;
    this.yaml = yaml;
    for (var operation : api.contract().operations()) {
      var path = operation.getAbsoluteOpenAPIPath();
      var method = operation.getHttpMethod().name().toLowerCase(Locale.ROOT);
      var json =
          yaml.getJsonObject("paths")
              .getJsonObject(operation.getOpenAPIPath())
              .getJsonObject(method);
      var pattern = Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"));
      var stated = new Stated(operation, pattern, json);
      operations.add(stated);
      stated.responses().fieldNames().forEach(status -> addValidator(operation, status));
    }
  }

  private static Contract load() {
    var vertx = Vertx.vertx();
    try {
      var api = new ApiContract(vertx);
      return new Contract(api, Utils.yamlStringToJson(api.yaml()).await());
    } finally {
      vertx.close().await();
    }
  }

  private void addValidator(Operation operation, String status) {
    var media =
        operation.getResponse(Integer.parseInt(status)).getContent().get("application/json");
    if (media != null && media.getSchema() != null) {
      validators.put(
          operation.getOperationId() + " " + status,
          api.contract().getSchemaRepository().validator(media.getSchema()));
    }
  }

  /** "METHOD path" of every operation. */
  public static Set<String> routes() {
    var out = new TreeSet<String>();
    ONE.operations.forEach(
        o ->
            out.add(
                o.operation().getHttpMethod().name()
                    + " "
                    + o.operation().getAbsoluteOpenAPIPath()));
    return out;
  }

  /** "operationId status" of everything documented. */
  public static Set<String> documented() {
    var out = new TreeSet<String>();
    for (var stated : ONE.operations) {
      stated
          .responses()
          .fieldNames()
          .forEach(status -> out.add(stated.operation().getOperationId() + " " + status));
    }
    return out;
  }

  /** Starts counting {@link #seen} again. */
  public static void forget() {
    ONE.seen.clear();
  }

  /** "operationId status" of every answer that was checked in this JVM. */
  public static Set<String> seen() {
    return new TreeSet<>(ONE.seen);
  }

  /** Whether the operation of this path template demands an Idempotency-Key. */
  public static boolean takesRequestKey(String method, String template) {
    return stated(method, template).stream()
        .flatMap(stated -> stated.operation().getParameters().stream())
        .anyMatch(parameter -> parameter.getName().equals("Idempotency-Key"));
  }

  /** Every parameter of "METHOD path", those of its path first. */
  public static List<JsonObject> parameters(String route) {
    var stated = stated(route.split(" ")[0], route.split(" ")[1]).getFirst();
    var path = ONE.yaml.getJsonObject("paths").getJsonObject(stated.operation().getOpenAPIPath());
    return Stream.of(path, stated.json())
        .flatMap(of -> of.getJsonArray("parameters", new JsonArray()).stream())
        .map(one -> resolved((JsonObject) one).copy())
        .map(one -> one.put("schema", resolved(one.getJsonObject("schema"))))
        .toList();
  }

  /** The schema of the body of "METHOD path"; empty where it takes none. */
  public static JsonObject bodySchema(String route) {
    var json = stated(route.split(" ")[0], route.split(" ")[1]).getFirst().json();
    var content = json.getJsonObject("requestBody", new JsonObject()).getJsonObject("content");
    return content == null || !content.containsKey("application/json")
        ? new JsonObject()
        : resolved(content.getJsonObject("application/json").getJsonObject("schema"));
  }

  /** The names in x-roles; none for a public operation. */
  public static Set<String> roles(String route) {
    var stated = stated(route.split(" ")[0], route.split(" ")[1]).getFirst().json();
    var out = new TreeSet<String>();
    stated.getJsonArray("x-roles", new JsonArray()).forEach(role -> out.add((String) role));
    return out;
  }

  /** Every example body of the operation of this path template that is an object. */
  public static List<JsonObject> requestExamples(String method, String template) {
    var out = new ArrayList<JsonObject>();
    for (var stated : stated(method, template)) {
      var body = stated.json().getJsonObject("requestBody", new JsonObject());
      var media = body.getJsonObject("content", new JsonObject()).getJsonObject("application/json");
      if (media != null && media.containsKey("example")) {
        if (media.getValue("example") instanceof JsonObject example) {
          out.add(example);
        }
      } else if (media != null) {
        media
            .getJsonObject("examples")
            .forEach(one -> out.add(((JsonObject) one.getValue()).getJsonObject("value")));
      }
    }
    return out;
  }

  /** The example body of an operation that takes an array; "" of any other. */
  public static String arrayExample(String method, String template) {
    return stated(method, template).stream()
        .map(stated -> stated.json().getJsonObject("requestBody", new JsonObject()))
        .map(body -> body.getJsonObject("content", new JsonObject()))
        .map(content -> content.getJsonObject("application/json", new JsonObject()))
        .map(media -> media.getValue("example"))
        .filter(JsonArray.class::isInstance)
        .map(example -> ((JsonArray) example).encode())
        .findFirst()
        .orElse("");
  }

  private static List<Stated> stated(String method, String template) {
    return ONE.operations.stream()
        .filter(o -> o.operation().getHttpMethod().name().equals(method))
        .filter(o -> o.operation().getAbsoluteOpenAPIPath().equals(template))
        .toList();
  }

  /** A body that a test makes up in the server's place; {@code what}: "operationId status". */
  public static void holds(String what, JsonObject body) {
    var operation =
        ONE.operations.stream()
            .filter(o -> what.startsWith(o.operation().getOperationId() + " "))
            .findFirst()
            .orElseThrow();
    var response = resolved(operation.responses().getJsonObject(what.replaceFirst(".* ", "")));
    var media = response.getJsonObject("content").getJsonObject("application/json");
    ONE.mustHaveShape(what, media.getJsonObject("schema"), body);
  }

  static void check(String method, String path, Answer answer) {
    ONE.hold(method, path, answer);
  }

  private void hold(String method, String path, Answer answer) {
    if (answer.status() >= 400 && !method.equals("HEAD")) {
      mustBeProblem(answer);
    }
    var stated = find(method, path.replaceFirst("/$", "")); // one more slash changes nothing
    if (stated == null || NOT_OF_AN_OPERATION.contains(answer.status())) {
      assertThat(answer.status()).as("%s %s is not stated", method, path).isBetween(400, 499);
      return;
    }
    var what = stated.operation().getOperationId() + " " + answer.status();
    var response = resolved(stated.responses().getJsonObject(Integer.toString(answer.status())));
    assertThat(response).as("%s is not documented: %s", what, answer.body()).isNotNull();
    if (method.equals("HEAD")) {
      assertThat(answer.body()).as("HEAD of %s", what).isEmpty();
      return;
    }
    seen.add(what);
    if (answer.status() >= 400) {
      assertThat(response.getString("description")).as(what).contains("`" + answer.code() + "`");
    }
    mustHaveTypeAndShape(what, response.getJsonObject("content", new JsonObject()), answer);
  }

  private void mustHaveTypeAndShape(String what, JsonObject content, Answer answer) {
    if (content.isEmpty()) {
      assertThat(answer.body()).as(what).isEmpty();
      return;
    }
    var type = answer.header("Content-Type").replaceFirst(";.*", "");
    assertThat(content.fieldNames()).as(what).contains(type);
    if (validators.containsKey(what)) {
      var schema = content.getJsonObject(type).getJsonObject("schema");
      mustHaveShape(what, schema, Json.decodeValue(answer.body()));
    }
  }

  private void mustHaveShape(String what, JsonObject schema, Object body) {
    var verdict = validators.get(what).validate(body);
    assertThat(verdict.getValid()).as("%s: %s in %s", what, verdict.getErrors(), body).isTrue();
    var unstated = new ArrayList<String>();
    collectUnstated(body, schema, "", unstated);
    assertThat(unstated).as("fields that %s does not state", what).isEmpty();
  }

  /** What RFC 9457 and the contract's chapter on errors promise of each refusal. */
  private void mustBeProblem(Answer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var problem = answer.json();
    assertThat(problem.getInteger("status")).isEqualTo(answer.status());
    assertThat(problem.getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(yaml.getJsonObject("info").getString("description"))
        .contains("`" + problem.getString("code") + "`");
    if (answer.status() == 429 || answer.status() == 503) {
      assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
  }

  private Stated find(String method, String path) {
    return operations.stream()
        .filter(o -> o.operation().getHttpMethod().name().equals(method.replace("HEAD", "GET")))
        .filter(o -> o.path().matcher(path).matches())
        .findFirst()
        .orElse(null);
  }

  private void collectUnstated(Object value, JsonObject schema, String at, List<String> out) {
    var known = resolved(schema);
    if (value instanceof JsonArray array && known.containsKey("items")) {
      array.forEach(one -> collectUnstated(one, known.getJsonObject("items"), at + "[]", out));
    }
    if (value instanceof JsonObject object && !known.containsKey("additionalProperties")) {
      var properties = properties(known);
      for (var field : object) {
        var here = at + "/" + field.getKey();
        var property = properties.getJsonObject(field.getKey());
        if (property == null) {
          out.add(here);
        } else {
          collectUnstated(field.getValue(), property, here, out);
        }
      }
    }
  }

  private JsonObject properties(JsonObject schema) {
    var out = schema.getJsonObject("properties", new JsonObject()).copy();
    for (var part : schema.getJsonArray("allOf", new JsonArray())) {
      out.mergeIn(properties(resolved((JsonObject) part)));
    }
    return out;
  }

  /** Follows "$ref": "#/components/...". */
  public static JsonObject resolved(JsonObject node) {
    var target = node;
    while (target != null && target.containsKey("$ref")) {
      var at = ONE.yaml;
      for (var step : target.getString("$ref").substring(2).split("/")) {
        at = at.getJsonObject(step);
      }
      target = at;
    }
    return target;
  }
}
