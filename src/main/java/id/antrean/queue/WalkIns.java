package id.antrean.queue;

import id.antrean.db.CachedQuery;
import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How many numbers the guards still have for people without a booking, at most a second old. */
public final class WalkIns {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Database db;
  private final CachedQuery<Map<String, Integer>> left = new CachedQuery<>();

  public WalkIns(Database db) {
    this.db = db;
  }

  /** 0 on a day on which the branch stays closed. */
  public int leftToday(String branch, Instant now) {
    return left.get(FRESH, () -> WalkInStore.leftByBranch(db, now)).getOrDefault(branch, 0);
  }
}
