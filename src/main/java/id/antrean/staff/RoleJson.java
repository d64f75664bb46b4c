package id.antrean.staff;

import id.antrean.http.Assignment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Roles as the API writes and reads them. */
final class RoleJson {
  private RoleJson() {}

  static JsonArray of(List<Assignment> roles) {
    var out = new JsonArray();
    for (var role : roles) {
      var json = new JsonObject().put("role", role.role().name());
      if (role.branch() != null) {
        json.put("branch", role.branch());
      }
      if (role.region() != null) {
        json.put("region", role.region());
      }
      out.add(json);
    }
    return out;
  }

  /** Problem 400 of the field {@code roles}. */
  static List<Assignment> parse(JsonArray roles) {
    return roles.stream()
        .map(JsonObject.class::cast)
        .map(
            json ->
                new TypedRole(
                    json.getString("role"),
                    json.getString("branch", ""),
                    json.getString("region", "")))
        .map(TypedRole::parse)
        .distinct()
        .toList();
  }
}
