package id.antrean.branch;

import id.antrean.branch.Branch.Coordinates;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a branch says about itself, in the tables. */
public final class BranchSettingsStore {
  private BranchSettingsStore() {}

  public static BranchSettings read(Sql sql, String branch) {
    var hours = hours(sql, branch);
    var services =
        sql.list(
            row -> row.getString("service_code"),
            "SELECT service_code FROM branch_service WHERE branch_id = $1 ORDER BY service_code",
            branch);
    return sql.first(
            row ->
                new BranchSettings(
                    Optional.ofNullable(row.getString("address")),
                    Optional.ofNullable(row.getString("phone")),
                    Optional.ofNullable(row.getDouble("latitude"))
                        .map(north -> new Coordinates(north, row.getDouble("longitude"))),
                    hours,
                    services,
                    Optional.ofNullable(row.getString("words")),
                    row.getInteger("walk_ins")),
            """
            SELECT address, phone, latitude, longitude, words,
              coalesce((SELECT walk_in_quota FROM branch_policy WHERE branch_id = id), 0) AS walk_ins
            FROM branch WHERE id = $1
            """,
            branch)
        .orElseThrow();
  }

  private static Map<DayOfWeek, OpeningHours> hours(Sql sql, String branch) {
    return sql
        .list(
            row -> Map.entry(DayOfWeek.of(row.getInteger("weekday")), BranchStore.hours(row)),
            "SELECT * FROM opening_hours WHERE branch_id = $1",
            branch)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public static void write(Tx tx, String branch, BranchSettings settings) {
    tx.update(
        """
        UPDATE branch SET address = $2, phone = $3, latitude = $4, longitude = $5, words = $6
        WHERE id = $1
        """,
        branch,
        settings.address().orElse(null),
        settings.phone().orElse(null),
        settings.place().map(Coordinates::latitude).orElse(null),
        settings.place().map(Coordinates::longitude).orElse(null),
        settings.words().orElse(null));
    tx.update(
        "UPDATE branch_policy SET walk_in_quota = $2 WHERE branch_id = $1 AND walk_in_quota <> $2",
        branch,
        settings.walkIns());
    writeHours(tx, branch, settings.hours());
    var services = settings.services().toArray(String[]::new);
    tx.update(
        "DELETE FROM branch_service WHERE branch_id = $1 AND service_code <> ALL ($2)",
        branch,
        services);
    tx.update(
        """
        INSERT INTO branch_service (branch_id, service_code) SELECT $1, unnest($2::text[])
        ON CONFLICT DO NOTHING
        """,
        branch,
        services);
  }

  /** Only the hours. */
  public static void writeHours(Tx tx, String branch, Map<DayOfWeek, OpeningHours> week) {
    var rows = new JsonArray();
    week.forEach((day, open) -> rows.add(row(day, open)));
    tx.update("DELETE FROM opening_hours WHERE branch_id = $1", branch);
    tx.update(
        """
        INSERT INTO opening_hours (branch_id, weekday, opens, closes, break_start, break_end)
        SELECT $1, weekday, opens, closes, break_start, break_end
        FROM jsonb_to_recordset($2) AS w
          (weekday int, opens time, closes time, break_start time, break_end time)
        """,
        branch,
        rows);
  }

  private static JsonObject row(DayOfWeek day, OpeningHours open) {
    var lunch = open.lunch();
    return new JsonObject()
        .put("weekday", day.getValue())
        .put("opens", open.opens().toString())
        .put("closes", open.closes().toString())
        .put("break_start", lunch.map(l -> l.start().toString()).orElse(null))
        .put("break_end", lunch.map(l -> l.end().toString()).orElse(null));
  }
}
