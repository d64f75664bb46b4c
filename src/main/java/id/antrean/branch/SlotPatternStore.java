package id.antrean.branch;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.List;

/** The weekly pattern of a branch's slots. */
public final class SlotPatternStore {
  private SlotPatternStore() {}

  public static List<SlotPattern> read(Sql sql, String branch) {
    return sql
        .list(
            row ->
                new SlotPattern(
                    DayOfWeek.of(row.getInteger("weekday")),
                    Lane.valueOf(row.getString("lane")),
                    row.getLocalTime("starts"),
                    row.getLocalTime("ends"),
                    row.getInteger("quota")),
            "SELECT * FROM slot_pattern WHERE branch_id = $1",
            branch)
        .stream()
        .sorted(SlotPattern.BY_TIME)
        .toList();
  }

  public static void write(Tx tx, String branch, List<SlotPattern> week) {
    var rows = new JsonArray();
    for (var row : week) {
      rows.add(
          new JsonObject()
              .put("weekday", row.weekday().getValue())
              .put("lane", row.lane().name())
              .put("starts", row.starts().toString())
              .put("ends", row.ends().toString())
              .put("quota", row.quota()));
    }
    tx.update("DELETE FROM slot_pattern WHERE branch_id = $1", branch);
    tx.update(
        """
        INSERT INTO slot_pattern (branch_id, weekday, starts, ends, lane, quota)
        SELECT $1, weekday, starts, ends, lane, quota
        FROM jsonb_to_recordset($2) AS p
          (weekday int, starts time, ends time, lane text, quota int)
        """,
        branch,
        rows);
  }
}
