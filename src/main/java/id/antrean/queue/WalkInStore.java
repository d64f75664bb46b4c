package id.antrean.queue;

import static java.util.stream.Collectors.toMap;

import id.antrean.db.Sql;
import java.time.Instant;
import java.util.Map;

/** The walk-in quotas of the branches' days. */
public final class WalkInStore {
  private WalkInStore() {}

  private record Row(String branch, WalkInDay day) {}

  /** Today, each branch by its own clock. */
  static Map<String, WalkInDay> today(Sql sql, Instant now) {
    return sql
        .list(
            row ->
                new Row(
                    row.getString("branch_id"),
                    new WalkInDay(row.getInteger("walk_in_quota"), row.getInteger("numbers"))),
            """
            SELECT d.branch_id, d.walk_in_quota,
                   greatest(0, d.walk_in_quota - d.walk_in_given) AS numbers
            FROM branch_day d JOIN branch b ON b.id = d.branch_id
            WHERE d.service_date = ($1::timestamptz AT TIME ZONE b.time_zone)::date
            """,
            now)
        .stream()
        .collect(toMap(Row::branch, Row::day));
  }
}
