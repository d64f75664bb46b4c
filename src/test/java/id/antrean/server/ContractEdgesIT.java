package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.page.Texts;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Contract;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server is as strict as openapi.yaml says: what is just outside a schema is refused, and what
 * is just inside is not refused for its shape.
 */
@Antrean(counters = 2)
class ContractEdgesIT {
  private static final String SHAPE = Texts.of("id").say("err.shape");

  private static Http admin;
  private static Wire wire;

  @BeforeAll
  static void start(Nodes nodes) {
    admin = nodes.http(0).as("admin");
    wire = nodes.wire(0);
  }

  /** But those that take an array, whose own tests send them. */
  private static List<String> routes() {
    return Contract.routes().stream()
        .filter(route -> Contract.arrayExample(route.split(" ")[0], route.split(" ")[1]).isEmpty())
        .toList();
  }

  @Test
  void aParameterOutsideItsSchemaIsRefusedByNameAndOneInsideIsNot() {
    int tried = 0;
    for (var route : routes()) {
      for (var parameter : Contract.parameters(route)) {
        if (parameter.getString("in").equals("header")) {
          continue;
        }
        var name = parameter.getString("name");
        for (var value : Edges.outside(parameter.getJsonObject("schema"))) {
          if (value.equals("") && parameter.getString("in").equals("path")) {
            continue; // the address of something else
          }
          var answer = send(route, parameter, value);
          assertThat(answer.status()).as("%s %s=%s", route, name, value).isEqualTo(400);
          assertThat(answer.code()).isEqualTo("invalid_input");
          assertThat(answer.json().getJsonObject("fields").fieldNames()).contains(name);
          tried++;
        }
        for (var value : Edges.inside(parameter.getJsonObject("schema"))) {
          mustHaveShape(send(route, parameter, value), name, route + " " + value);
        }
      }
    }
    assertThat(tried).isGreaterThan(40);
  }

  @Test
  void aRequestKeyOutsideItsSchemaIsMissing() {
    for (var route : routes()) {
      for (var parameter : Contract.parameters(route)) {
        if (parameter.getString("in").equals("header")) {
          for (var key : Edges.outside(parameter.getJsonObject("schema"))) {
            var answer = send(route, filled(route), example(route), key.toString());
            assertThat(answer.code()).as("%s %s", route, key).isEqualTo("request_key_missing");
          }
          for (var key : Edges.inside(parameter.getJsonObject("schema"))) {
            var answer = send(route, filled(route), example(route), key.toString());
            assertThat(answer.body()).as("%s %s", route, key).doesNotContain("_key_missing");
          }
        }
      }
    }
  }

  @Test
  void aFieldOutsideItsSchemaIsRefusedByNameAndOneInsideIsNot() {
    int tried = 0;
    for (var route : Contract.routes()) {
      var schema = Contract.bodySchema(route);
      var right = example(route);
      if (right != null) {
        tried += fields(route, right, schema, List.of());
      }
    }
    assertThat(tried).isGreaterThan(200);
  }

  /** Every field of the object at this place in a right body, and those of the objects in it. */
  private int fields(String route, JsonObject right, JsonObject schema, List<String> at) {
    int tried = 0;
    for (var name : schema.getJsonArray("required", new JsonArray())) {
      mustBeRefused(route, with(right, at, (String) name, null), at, (String) name);
    }
    mustBeRefused(route, with(right, at, "unknown", "x"), at, "unknown");
    for (var field : schema.getJsonObject("properties")) {
      var name = field.getKey();
      var own = Contract.resolved((JsonObject) field.getValue());
      for (var value : Edges.outsideJson(own)) {
        mustBeRefused(route, with(right, at, name, value), at, name);
        tried++;
      }
      for (var value : Edges.inside(own)) {
        var answer = send(route, with(right, at, name, value));
        if (!answer.body().contains("captcha")) {
          mustHaveShape(answer, first(at, name), route + " " + value);
        }
      }
      if (own.containsKey("properties") && at.isEmpty()) {
        var filled = right.copy().put(name, objectLike(own));
        tried += fields(route, filled, own, List.of(name));
      }
    }
    return tried;
  }

  private static JsonObject objectLike(JsonObject schema) {
    var out = new JsonObject();
    for (var name : schema.getJsonArray("required", new JsonArray().add("pass"))) {
      var own = schema.getJsonObject("properties").getJsonObject((String) name);
      out.put((String) name, Edges.inside(Contract.resolved(own)).getFirst());
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/check-ins | {}",
        "/check-ins | {\"token\":\"a\",\"number\":\"B-031\"}",
        "/check-ins | {\"nik\":\"3374015501900001\"}",
        "/check-ins | {\"phone\":\"081234567890\"}",
        "/moves | {\"slot\":\"1\"}",
        "/moves | {\"slot\":\"1\",\"token\":\"a\",\"nik\":\"1\",\"phone\":\"1\"}",
        "/tickets | {\"service\":\"JHT\",\"lane\":\"E_KLAIM\"}",
        "/tickets | {\"service\":\"JHT\",\"lane\":\"ONLINE\"}",
      })
  void fieldsThatDoNotGoTogetherAreRefused(String path, String body) {
    var answer = admin.post("/api/v1/branches/" + TestBranch.BRANCH + path, new JsonObject(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ticket\":\"x\"}", "{\"why\":\"x\"}", "{\"lane\":1}"})
  void aCallOutOfOrderSaysWhy(String body) {
    var calls = "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls";
    assertThat(admin.post(calls, new JsonObject(body)).code()).isEqualTo("invalid_input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json; charset=utf-16",
        "application/json; charset=x",
        "application/jsonp",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "json",
        ""
      })
  void aBodyThatIsNotJsonInUtf8CannotBeRead(String type) {
    for (var route : Contract.routes()) {
      boolean isPublic = Contract.roles(route).isEmpty();
      if (example(route) != null && isPublic && !route.contains("/{")) {
        var answer = posted(route, "Content-Type: " + type);
        assertThat(answer.status()).as("%s as %s", route, type).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad_request");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON;charset=UTF-8",
        "application/json ; charset=\"utf-8\""
      })
  void jsonInUtf8CanBeReadHoweverItsTypeIsWritten(String type) {
    var answer = posted("POST /api/v1/lost-numbers", "Content-Type: " + type);
    assertThat(answer.body()).doesNotContain("bad_request");
  }

  private static Answer posted(String route, String type) {
    var key = "Idempotency-Key: " + UUID.randomUUID();
    var path = route.split(" ")[1];
    return wire.send(route.split(" ")[0], path, example(route).encode(), type, key);
  }

  private static void mustBeRefused(String route, JsonObject body, List<String> at, String name) {
    var answer = send(route, body);
    assertThat(answer.status()).as("%s %s: %s", route, body, answer.body()).isEqualTo(400);
    assertThat(answer.code()).isIn("invalid_input", "bad_request");
    assertThat(answer.json().getJsonObject("fields", new JsonObject()).fieldNames())
        .as("%s %s", route, body)
        .containsAnyOf(first(at, name), name);
  }

  private static void mustHaveShape(Answer answer, String field, String what) {
    if (answer.status() == 400) {
      var fields = answer.json().getJsonObject("fields", new JsonObject());
      assertThat(fields.getString(field)).as(what).isNotEqualTo(SHAPE);
      assertThat(answer.code()).as(what).isNotEqualTo("bad_request");
    }
  }

  private static Answer send(String route, JsonObject parameter, Object value) {
    var text = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    var name = parameter.getString("name");
    var path =
        parameter.getString("in").equals("path")
            ? filled(route.replace("{" + name + "}", text))
            : filled(route) + "?" + name + "=" + text;
    return send(route, path, example(route), UUID.randomUUID().toString());
  }

  private static Answer send(String route, JsonObject body) {
    return send(route, filled(route), body, UUID.randomUUID().toString());
  }

  private static Answer send(String route, String path, JsonObject body, String key) {
    return admin.send(route.split(" ")[0], path, body, key.isEmpty() ? null : key);
  }

  private static String filled(String route) {
    return route
        .split(" ")[1]
        .replace("{branch}", TestBranch.BRANCH)
        .replace("{counter}", TestBranch.BRANCH + "-1")
        .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
  }

  /** Null where the operation takes no body. */
  private static JsonObject example(String route) {
    var examples = Contract.requestExamples(route.split(" ")[0], route.split(" ")[1]);
    if (examples.isEmpty()) {
      return null;
    }
    var right = examples.getFirst().copy();
    right.remove("captcha");
    return right;
  }

  private static String first(List<String> at, String name) {
    return at.isEmpty() ? name : at.getFirst();
  }

  /** {@code value} null: without the field. */
  private static JsonObject with(JsonObject body, List<String> at, String name, Object value) {
    var out = body.copy();
    var place = at.isEmpty() ? out : out.getJsonObject(at.getFirst());
    if (value == null) {
      place.remove(name);
    } else {
      place.put(name, value);
    }
    return out;
  }
}
