package id.antrean.staff;

import id.antrean.db.Sql;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The trail of staff actions (R78): only ever added to, and never with personal data in it. */
public final class Audit {
  /** For a statement that does many acts at once; a SELECT of these columns follows. */
  public static final String INTO =
      "INSERT INTO audit (at, actor, branch_id, action, object, detail)\n";

  private Audit() {}

  /**
   * {@code object} is "ticket:ID", "counter:ID" ...; {@code address}: of the sender, null when
   * nobody sent anything. Pass the transaction of the action itself.
   */
  public static void record(
      Sql sql,
      Instant now,
      String actor,
      String address,
      String branch,
      String action,
      String object,
      Map<String, Object> detail) {
    var all = new JsonObject(new HashMap<>(detail));
    if (address != null) {
      all.put("address", address);
    }
    sql.update(
        """
        INSERT INTO audit (at, actor, branch_id, action, object, detail)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        now,
        actor,
        branch,
        action,
        object,
        all);
  }
}
