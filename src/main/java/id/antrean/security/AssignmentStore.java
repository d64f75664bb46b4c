package id.antrean.security;

import id.antrean.core.Role;
import id.antrean.http.Assignment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles of an account, read along with it. */
public final class AssignmentStore {

  /**
   * A column for a statement that names the account's row {@code a}. Who may do most at a branch
   * comes first; a region brings its branches along.
   */
  public static final String ROLES =
      """
      (SELECT jsonb_agg(jsonb_build_object('role', r.role, 'branch', r.branch_id,
          'region', r.region_id, 'branches',
          (SELECT jsonb_agg(b.id) FROM branch b WHERE b.region_id = r.region_id))
        ORDER BY array_position(ARRAY['ADMIN', 'SUPERVISOR', 'OFFICER', 'GUARD', 'REGIONAL'], r.role),
          r.branch_id, r.region_id)
      FROM account_role r WHERE r.account_id = a.id) AS roles
      """;

  private AssignmentStore() {}

  /** Of a row with the column {@link #ROLES}; none for an account that has lost its last. */
  public static List<Assignment> of(Row row) {
    var roles = row.getJsonArray("roles");
    return roles == null
        ? List.of()
        : roles.stream().map(JsonObject.class::cast).map(AssignmentStore::assignment).toList();
  }

  private static Assignment assignment(JsonObject json) {
    return new Assignment(
        Role.valueOf(json.getString("role")),
        json.getString("branch"),
        json.getString("region"),
        strings(json.getJsonArray("branches")));
  }

  private static Set<String> strings(JsonArray array) {
    return array == null
        ? Set.of()
        : array.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
  }
}
