package id.antrean.branch;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Opens offices, each as another one is. Each table is one statement for all of them. */
public final class NewBranchStore {
  private static final String NEW = "FROM jsonb_to_recordset($1) AS n (id text, model text)\n";

  private NewBranchStore() {}

  /**
   * Nobody else may add any meanwhile ({@link ConfigurationStore#EVERYWHERE} is raised). Problem
   * 409 branch_taken with the fields that another office has already.
   */
  public static void add(Tx tx, List<NewBranch> branches) {
    var rows = new JsonArray();
    branches.forEach(branch -> rows.add(row(branch)));
    mustBeFree(tx, rows);
    try {
      branches(tx, rows);
    } catch (ConstraintViolation other) {
      if (!other.is("branch_pkey")) {
        throw other;
      }
      throw taken("id");
    }
    rules(tx, rows);
    counters(tx, rows);
  }

  private static JsonObject row(NewBranch branch) {
    var fields = branch.fields();
    return new JsonObject()
        .put("id", branch.id())
        .put("model", branch.model())
        .put("name", fields.get("name"))
        .put("sms_name", fields.get("smsName"))
        .put("region", fields.get("region"))
        .put("province", fields.get("province"))
        .put("city", fields.get("city"))
        .put("time_zone", fields.get("timeZone"))
        .put("address", fields.get("address"))
        .put("phone", fields.get("phone"))
        .put("latitude", fields.get("latitude"))
        .put("longitude", fields.get("longitude"));
  }

  /** People tell offices apart by their names, an SMS by its own. */
  private static void mustBeFree(Tx tx, JsonArray rows) {
    var same =
        tx.first(
            row -> row.getBoolean("id") ? "id" : row.getBoolean("name") ? "name" : "smsName",
            """
            SELECT b.id = n.id AS id, lower(b.name) = lower(n.name) AS name
            FROM jsonb_to_recordset($1) AS n (id text, name text, sms_name text)
            JOIN branch b ON b.id = n.id OR lower(b.name) = lower(n.name)
              OR lower(b.sms_name) = lower(n.sms_name)
            LIMIT 1
            """,
            rows);
    if (same.isPresent()) {
      throw taken(same.get());
    }
  }

  private static Problem taken(String field) {
    return Problem.conflict("branch_taken").field(field, Sentence.of("err.branchTaken." + field));
  }

  private static void branches(Tx tx, JsonArray rows) {
    tx.update(
        """
        INSERT INTO branch (id, region_id, name, sms_name, kind, parent_id, city, province,
          time_zone, address, phone, latitude, longitude, online_booking)
        SELECT n.id, n.region, n.name, n.sms_name, m.kind, m.parent_id, n.city, n.province,
          n.time_zone, n.address, n.phone, n.latitude, n.longitude, true
        FROM jsonb_to_recordset($1) AS n (id text, model text, region text, name text,
          sms_name text, city text, province text, time_zone text, address text, phone text,
          latitude float8, longitude float8)
        JOIN branch m ON m.id = n.model
        """,
        rows);
  }

  private static void rules(Tx tx, JsonArray rows) {
    tx.update(
        """
        INSERT INTO branch_policy (branch_id, walk_in_quota, walk_in_from, cut_off_minutes,
          early_minutes, late_minutes, horizon_days, recalls_to_absence)
        SELECT n.id, walk_in_quota, walk_in_from, cut_off_minutes, early_minutes, late_minutes,
          horizon_days, recalls_to_absence
        """
            + NEW
            + "JOIN branch_policy m ON m.branch_id = n.model",
        rows);
    tx.update(
        """
        INSERT INTO lane_policy (branch_id, lane, position, turns, longest_wait_minutes, strict)
        SELECT n.id, lane, position, turns, longest_wait_minutes, strict
        """
            + NEW
            + "JOIN lane_policy m ON m.branch_id = n.model",
        rows);
    tx.update(
        """
        INSERT INTO opening_hours (branch_id, weekday, opens, closes, break_start, break_end)
        SELECT n.id, weekday, opens, closes, break_start, break_end
        """
            + NEW
            + "JOIN opening_hours m ON m.branch_id = n.model",
        rows);
    tx.update(
        """
        INSERT INTO slot_pattern (branch_id, weekday, starts, ends, lane, quota)
        SELECT n.id, weekday, starts, ends, lane, quota
        """
            + NEW
            + "JOIN slot_pattern m ON m.branch_id = n.model",
        rows);
    tx.update(
        "INSERT INTO branch_service (branch_id, service_code)\nSELECT n.id, service_code\n"
            + NEW
            + "JOIN branch_service m ON m.branch_id = n.model",
        rows);
  }

  private static void counters(Tx tx, JsonArray rows) {
    tx.update(
        """
        INSERT INTO counter (id, branch_id, position, name)
        SELECT n.id || '-' || position, n.id, position, name
        """
            + NEW
            + "JOIN counter m ON m.branch_id = n.model",
        rows);
    tx.update(
        """
        INSERT INTO counter_lane (counter_id, lane)
        SELECT n.id || '-' || m.position, lane
        """
            + NEW
            + """
            JOIN counter m ON m.branch_id = n.model
            JOIN counter_lane l ON l.counter_id = m.id
            """,
        rows);
    tx.update(
        """
        INSERT INTO counter_service (counter_id, service_code)
        SELECT n.id || '-' || m.position, service_code
        """
            + NEW
            + """
            JOIN counter m ON m.branch_id = n.model
            JOIN counter_service s ON s.counter_id = m.id
            """,
        rows);
  }
}
