package id.antrean.server;

import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;

/**
 * One schema of the contract. Its validator holds a copy of the list of all schemas, half a
 * megabyte, so it is made when a request first needs it.
 */
final class ShapeCheck {
  private final SchemaRepository repository;
  private final JsonSchema schema;
  private volatile Validator validator;

  ShapeCheck(SchemaRepository repository, JsonSchema schema) {
    this.repository = repository;
    this.schema = schema;
  }

  OutputUnit check(Object value) {
    var ready = validator;
    return (ready == null ? made() : ready).validate(value);
  }

  private Validator made() {
    synchronized (repository) {
      if (validator == null) {
        validator = repository.validator(schema);
      }
      return validator;
    }
  }
}
