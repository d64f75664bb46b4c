package id.antrean.queue;

import static java.util.stream.Collectors.toMap;

import id.antrean.db.CachedQuery;
import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How many numbers the guards still have for people without a booking, at most a second old. */
public final class WalkInStore {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private record Left(String branch, int numbers) {}

  private final CachedQuery<Map<String, Integer>> left = new CachedQuery<>();
  private final Database db;

  public WalkInStore(Database db) {
    this.db = db;
  }

  /** 0 on a day on which the branch stays closed. */
  public int leftToday(String branch, Instant now) {
    return left.get(FRESH, () -> read(now)).getOrDefault(branch, 0);
  }

  private Map<String, Integer> read(Instant now) {
    return db
        .list(
            row -> new Left(row.getString("branch_id"), row.getInteger("numbers")),
            """
            SELECT d.branch_id, greatest(0, d.walk_in_quota - d.walk_in_given) AS numbers
            FROM branch_day d JOIN branch b ON b.id = d.branch_id
            WHERE d.service_date = ($1::timestamptz AT TIME ZONE b.time_zone)::date
            """,
            now)
        .stream()
        .collect(toMap(Left::branch, Left::numbers));
  }
}
