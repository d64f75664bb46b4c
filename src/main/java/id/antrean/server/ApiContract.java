package id.antrean.server;

import static java.util.stream.Collectors.joining;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Request;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.impl.Utils;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * openapi.yaml: checks shape and size of parameters and bodies; what the values mean is judged by
 * the rooms. The schemas are run directly, because the library's own request validator hops to a
 * worker thread, decodes parameters twice and reads them as JSON. The one header, Idempotency-Key,
 * has a refusal of its own: {@link Request#requestKey}.
 */
public final class ApiContract {
  public static final String FILE = "openapi.yaml";
  private static final Pattern MISSING = Pattern.compile("required property \"(\\w+)\"");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern JSON =
      Pattern.compile("(?i)application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");

  /** Of which character set a file is, it shows itself. */
  private static final Pattern CSV = Pattern.compile("(?i)text/csv\\s*(;.*)?");

  /** Fields whose rule is easily said; of others only that their shape is wrong. */
  private static final Map<String, String> WORDS =
      Map.of("pin", "err.pin", "username", "err.username", "password", "err.password");

  private record Value(Parameter parameter, ShapeCheck shape) {}

  private final OpenAPIContract contract;
  private final String yaml;
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, List<Value>> values = new HashMap<>();
  private final Map<String, ShapeCheck> bodies = new HashMap<>();

  /** Of parameters, by their words: many say the same. */
  private final Map<String, ShapeCheck> shapes = new HashMap<>();

  /** Operations that take a file of CSV; their handlers judge it. */
  private final Set<String> files = new HashSet<>();

  public ApiContract(Vertx vertx) {
    yaml = vertx.fileSystem().readFile(FILE).await().toString(StandardCharsets.UTF_8);
    contract =
        Utils.yamlStringToJson(inKnownTerms(yaml))
            .compose(json -> OpenAPIContract.from(vertx, json))
            .await();
    for (var operation : contract.operations()) {
      var route = operation.getHttpMethod().name() + " " + operation.getAbsoluteOpenAPIPath();
      operations.put(route, operation);
      values.put(
          route,
          operation.getParameters().stream()
              .filter(parameter -> parameter.getIn() != Location.HEADER)
              .map(parameter -> new Value(parameter, shape(parameter.getSchema())))
              .toList());
      if (operation.getRequestBody() != null) {
        var json = operation.getRequestBody().determineContentType("application/json");
        if (json == null) {
          files.add(route);
        } else {
          bodies.put(route, new ShapeCheck(contract.getSchemaRepository(), json.getSchema()));
        }
      }
    }
  }

  /** The keys that the library adds say where a schema stands, not what it asks. */
  private ShapeCheck shape(JsonSchema schema) {
    var words =
        schema.fieldNames().stream()
            .filter(key -> !key.startsWith("__") && !key.equals("$id"))
            .sorted()
            .map(key -> key + "=" + schema.<Object>get(key))
            .collect(joining(","));
    return shapes.computeIfAbsent(
        words, unseen -> new ShapeCheck(contract.getSchemaRepository(), schema));
  }

  /** The library knows few media types and only absolute servers; what it checks is the same. */
  private static String inKnownTerms(String yaml) {
    return yaml.replace("url: /api/v1", "url: http://localhost/api/v1")
        .replace("application/problem+json:", "application/json:")
        .replace("text/event-stream:", "text/plain:")
        .replace("text/csv:", "text/plain:")
        .replace("application/yaml:", "text/plain:")
        .replace("audio/wav:", "application/octet-stream:");
  }

  public OpenAPIContract contract() {
    return contract;
  }

  /** The file as it is published. */
  public String yaml() {
    return yaml;
  }

  /** Throws Problem 400 invalid_input naming the field; routes outside the contract are a bug. */
  void check(String method, String template, Request request) {
    var route = method + " " + template;
    var operation = operations.get(route);
    if (operation == null) {
      throw new IllegalStateException("openapi.yaml does not state " + route);
    }
    checkValues(values.get(route), request);
    var expected = files.contains(route) ? CSV : JSON;
    if (request.body().length() > 0 && !expected.matcher(type(request)).matches()) {
      throw Problem.of(400, "bad_request");
    }
    var shape = bodies.get(route);
    if (shape == null) {
      return;
    }
    if (request.body().length() == 0) {
      if (operation.getRequestBody().isRequired()) {
        throw Problem.of(400, "bad_request");
      }
      return;
    }
    OutputUnit result;
    try {
      result = shape.check(request.parsed());
    } catch (DecodeException | ClassCastException e) {
      throw Problem.of(400, "bad_request");
    }
    if (!result.getValid()) {
      throw refusal(result);
    }
  }

  private static String type(Request request) {
    return request.header("Content-Type").orElse("").strip();
  }

  private static void checkValues(List<Value> values, Request request) {
    var wrong = new LinkedHashMap<String, Sentence>();
    for (var value : values) {
      var name = value.parameter().getName();
      var given =
          value.parameter().getIn() == Location.PATH
              ? List.of(request.path(name))
              : request.queryAll(name);
      if (!given.stream().allMatch(text -> isRight(value, text))) {
        wrong.put(name, Sentence.of("err.shape"));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private static boolean isRight(Value value, String text) {
    boolean isNumber =
        value.parameter().getSchemaType() == SchemaType.INTEGER && NUMBER.matcher(text).matches();
    Object read = isNumber ? Long.valueOf(text) : text;
    return value.shape().check(read).getValid();
  }

  private static Problem refusal(OutputUnit result) {
    var fields = new LinkedHashMap<String, Sentence>();
    for (var unit : result.getErrors()) {
      var error = unit.getError() == null ? "" : unit.getError();
      var field = unit.getInstanceLocation().replaceFirst("^#?/?", "").replaceAll("/.*", "");
      var missing = MISSING.matcher(error);
      if (missing.find()) {
        fields.put(missing.group(1), Sentence.of("err.missing"));
      } else if (!field.isEmpty()) {
        fields.putIfAbsent(field, Sentence.of(WORDS.getOrDefault(field, "err.shape")));
      }
    }
    return fields.isEmpty()
        ? Problem.invalid("body", Sentence.of("err.shape"))
        : Problem.invalid(fields);
  }
}
