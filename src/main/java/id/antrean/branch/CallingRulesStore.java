package id.antrean.branch;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the lanes of a branch share its counters, in the tables. */
public final class CallingRulesStore {
  /** Of a row named counter: the columns that {@link #duties} reads. */
  public static final String DUTIES =
      """
       ARRAY(SELECT lane FROM counter_lane l WHERE l.counter_id = counter.id ORDER BY 1) AS lanes,
       ARRAY(SELECT service_code FROM counter_service s WHERE s.counter_id = counter.id ORDER BY 1)
         AS services
      """;

  private CallingRulesStore() {}

  public static CounterDuties duties(Row row) {
    return new CounterDuties(
        Stream.of(row.getArrayOfStrings("lanes")).map(Lane::valueOf).toList(),
        List.of(row.getArrayOfStrings("services")));
  }

  static LanePolicy lane(Row row) {
    return new LanePolicy(
        Lane.valueOf(row.getString("lane")),
        row.getInteger("turns"),
        Duration.ofMinutes(row.getInteger("longest_wait_minutes")),
        row.getBoolean("strict"));
  }

  public static CallingRules read(Sql sql, String branch) {
    var lanes =
        sql.list(
            CallingRulesStore::lane,
            "SELECT * FROM lane_policy WHERE branch_id = $1 ORDER BY position",
            branch);
    record Of(String counter, CounterDuties duties) {}
    var counters =
        sql
            .list(
                row -> new Of(row.getString("id"), duties(row)),
                "SELECT id," + DUTIES + " FROM counter WHERE branch_id = $1",
                branch)
            .stream()
            .filter(of -> !of.duties().isAll())
            .collect(Collectors.toMap(Of::counter, Of::duties));
    return new CallingRules(lanes, counters);
  }

  public static void write(Tx tx, String branch, CallingRules rules) {
    tx.update("DELETE FROM lane_policy WHERE branch_id = $1", branch);
    tx.update(
        """
        INSERT INTO lane_policy (branch_id, lane, position, turns, longest_wait_minutes, strict)
        SELECT $1, lane, position, turns, minutes, strict
        FROM jsonb_to_recordset($2) AS l
          (lane text, position int, turns int, minutes int, strict boolean)
        """,
        branch,
        lanes(rules.lanes()));
    tx.update(
        """
        DELETE FROM counter_lane WHERE counter_id IN (SELECT id FROM counter WHERE branch_id = $1)
        """,
        branch);
    tx.update(
        """
        DELETE FROM counter_service
        WHERE counter_id IN (SELECT id FROM counter WHERE branch_id = $1)
        """,
        branch);
    for (var counter : rules.counters().entrySet()) {
      var lanes = counter.getValue().lanes().stream().map(Lane::name).toArray(String[]::new);
      tx.update(
          "INSERT INTO counter_lane (counter_id, lane) SELECT $1, unnest($2::text[])",
          counter.getKey(),
          lanes);
      tx.update(
          "INSERT INTO counter_service (counter_id, service_code) SELECT $1, unnest($2::text[])",
          counter.getKey(),
          counter.getValue().services().toArray(String[]::new));
    }
  }

  private static JsonArray lanes(List<LanePolicy> lanes) {
    var rows = new JsonArray();
    for (int n = 0; n < lanes.size(); n++) {
      var lane = lanes.get(n);
      rows.add(
          new JsonObject()
              .put("lane", lane.lane().name())
              .put("position", n + 1)
              .put("turns", lane.turns())
              .put("minutes", lane.longestWait().toMinutes())
              .put("strict", lane.strict()));
    }
    return rows;
  }
}
