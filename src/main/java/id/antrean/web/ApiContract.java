package id.antrean.web;

import id.antrean.core.Message;
import id.antrean.core.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.impl.Utils;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** openapi.yaml: checks shape and size of requests; what the values mean is judged by the rooms. */
public final class ApiContract {
  public static final String FILE = "openapi.yaml";
  private static final Pattern MISSING = Pattern.compile("required property \"(\\w+)\"");
  private static final Pattern PARAMETER = Pattern.compile("parameter ([\\w-]+) ");

  private final OpenAPIContract contract;
  private final RequestValidator validator;
  private final Map<String, Operation> operations = new HashMap<>();

  public ApiContract(Vertx vertx) {
    var yaml = vertx.fileSystem().readFile(FILE).await().toString(StandardCharsets.UTF_8);
    contract =
        Utils.yamlStringToJson(inKnownTerms(yaml))
            .compose(json -> OpenAPIContract.from(vertx, json))
            .await();
    validator = RequestValidator.create(vertx, contract);
    for (var operation : contract.operations()) {
      operations.put(
          operation.getHttpMethod().name() + " " + operation.getAbsoluteOpenAPIPath(), operation);
    }
  }

  /** The library knows few media types and only absolute servers; what it checks is the same. */
  private static String inKnownTerms(String yaml) {
    return yaml.replace("url: /api/v1", "url: http://localhost/api/v1")
        .replace("application/problem+json:", "application/json:")
        .replace("text/event-stream:", "text/plain:")
        .replace("application/yaml:", "text/plain:")
        .replace("audio/wav:", "application/octet-stream:");
  }

  public OpenAPIContract contract() {
    return contract;
  }

  /** Throws Problem 400 invalid_input naming the field; routes outside the contract are a bug. */
  void check(HttpServerRequest request, String template, Buffer body) {
    var operation = operations.get(request.method().name() + " " + template);
    if (operation == null) {
      throw new IllegalStateException(
          "openapi.yaml does not state " + request.method() + " " + template);
    }
    try {
      RequestUtils.extract(request, operation, () -> Future.succeededFuture(body))
          .compose(extracted -> validator.validate(extracted, operation.getOperationId()))
          .await();
    } catch (SchemaValidationException e) {
      throw refusal(e);
    } catch (ValidatorException | io.vertx.core.json.DecodeException e) {
      throw Problem.invalid(parameter(e), Message.of("err.shape"));
    }
  }

  private static Problem refusal(SchemaValidationException e) {
    var problem = Problem.invalid();
    for (OutputUnit unit : e.getOutputUnit().getErrors()) {
      var location = unit.getInstanceLocation().replaceFirst("^#?/?", "").replaceAll("/.*", "");
      var missing = MISSING.matcher(unit.getError() == null ? "" : unit.getError());
      if (missing.find()) {
        problem.field(missing.group(1), Message.of("err.missing"));
      } else if (!location.isEmpty()) {
        problem.field(location, Message.of("err.shape"));
      }
    }
    return problem.fields().isEmpty()
        ? problem.field(parameter(e), Message.of("err.shape"))
        : problem;
  }

  private static String parameter(Exception e) {
    if (e.getMessage() == null) {
      return "body";
    }
    var found = PARAMETER.matcher(e.getMessage());
    return found.find() ? found.group(1) : "body";
  }
}
