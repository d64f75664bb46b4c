package id.antrean.slots;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How many walk-in numbers the planned days of a branch have. */
public final class WalkInDayStore {

  /** {@code own}: set for this day alone; {@code given}: numbers that people have already. */
  public record OfDay(LocalDate date, int quota, int given, boolean own) {}

  private WalkInDayStore() {}

  public static List<OfDay> between(Sql sql, String branch, LocalDate from, LocalDate to) {
    return sql.list(
        row ->
            new OfDay(
                row.getLocalDate("service_date"),
                row.getInteger("walk_in_quota"),
                row.getInteger("walk_in_given"),
                row.getBoolean("own_walk_ins")),
        """
        SELECT service_date, walk_in_quota, walk_in_given, own_walk_ins FROM branch_day
        WHERE branch_id = $1 AND service_date BETWEEN $2 AND $3 ORDER BY service_date
        """,
        branch,
        from,
        to);
  }

  /** Empty where the day is not planned. */
  public static Optional<OfDay> of(Sql sql, String branch, LocalDate day) {
    return between(sql, branch, day, day).stream().findFirst();
  }

  /** The number of this day alone; empty: as usual again. Numbers that were given stay given. */
  public static void set(Tx tx, String branch, LocalDate day, Optional<Integer> own) {
    tx.update(
        """
        UPDATE branch_day d SET walk_in_quota = coalesce($3, p.walk_in_quota),
          own_walk_ins = $3::int IS NOT NULL, board_version = d.board_version + 1
        FROM branch_policy p
        WHERE p.branch_id = d.branch_id AND d.branch_id = $1 AND d.service_date = $2
        """,
        branch,
        day,
        own.orElse(null));
  }

  /** After a change of what the branch usually gives: today and the planned days follow. */
  public static void follow(Tx tx, String branch, Instant now) {
    tx.update(
        """
        UPDATE branch_day d SET walk_in_quota = p.walk_in_quota, board_version = d.board_version + 1
        FROM branch_policy p JOIN branch b ON b.id = p.branch_id
        WHERE p.branch_id = d.branch_id AND d.branch_id = $1 AND NOT d.own_walk_ins
          AND d.service_date >= ($2::timestamptz AT TIME ZONE b.time_zone)::date
        """,
        branch,
        now);
  }
}
