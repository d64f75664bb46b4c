package id.antrean.queue.floor;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.LaneRound;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Optional;

/** A branch's day: its lock, its round of lanes, its walk-in quota, its next numbers. */
public final class DayStore {

  /** Everything that changes the floor holds this first, so order, ratio and version are exact. */
  public Optional<Day> lock(Sql sql, String branch, LocalDate date) {
    return sql.first(
        DayStore::day,
        """
        SELECT branch_id, service_date, walk_in_quota, walk_in_given, turn
        FROM branch_day WHERE branch_id = $1 AND service_date = $2 FOR NO KEY UPDATE
        """,
        branch,
        date);
  }

  public Optional<Day> find(Sql sql, String branch, LocalDate date) {
    return sql.first(
        DayStore::day,
        """
        SELECT branch_id, service_date, walk_in_quota, walk_in_given, turn
        FROM branch_day WHERE branch_id = $1 AND service_date = $2
        """,
        branch,
        date);
  }

  /** Days are planned ahead; one that is not gets its row here. */
  void add(Sql sql, String branch, LocalDate date, int walkInQuota) {
    sql.update(
        """
        INSERT INTO branch_day (branch_id, service_date, walk_in_quota) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING
        """,
        branch,
        date,
        walkInQuota);
  }

  /** Raises the board's version: whatever changed is to be seen. */
  void save(Sql sql, Day day) {
    sql.update(
        """
        UPDATE branch_day
        SET board_version = board_version + 1, walk_in_given = $3, turn = $4, walk_in_quota = $5
        WHERE branch_id = $1 AND service_date = $2
        """,
        day.branch(),
        day.date(),
        day.walkInGiven(),
        json(day.round()),
        day.walkInQuota());
  }

  /** After the numbers that belong to the lane's slots; never given twice. */
  public int nextNumber(Sql sql, String branch, LocalDate date, Lane lane) {
    return sql.first(
            row -> row.getInteger("number"),
            """
            INSERT INTO lane_day AS l (branch_id, service_date, lane, next_number)
            VALUES ($1, $2, $3, 2)
            ON CONFLICT (branch_id, service_date, lane)
            DO UPDATE SET next_number = l.next_number + 1
            RETURNING next_number - 1 AS number
            """,
            branch,
            date,
            lane)
        .orElseThrow();
  }

  private static Day day(Row row) {
    return new Day(
        row.getString("branch_id"),
        row.getLocalDate("service_date"),
        row.getInteger("walk_in_quota"),
        row.getInteger("walk_in_given"),
        round(row.getJsonObject("turn")));
  }

  private static LaneRound round(JsonObject json) {
    var used = new EnumMap<Lane, Integer>(Lane.class);
    json.getJsonObject("used", new JsonObject())
        .forEach(lane -> used.put(Lane.valueOf(lane.getKey()), (Integer) lane.getValue()));
    return new LaneRound(used, json.getInteger("overdueInARow", 0));
  }

  private static JsonObject json(LaneRound round) {
    var used = new JsonObject();
    round.used().forEach((lane, calls) -> used.put(lane.name(), calls));
    return new JsonObject().put("used", used).put("overdueInARow", round.overdueInARow());
  }
}
