package id.antrean.queue;

import id.antrean.db.CachedQuery;
import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How many numbers the guards still have for people without a booking, at most a second old. */
public final class WalkIns {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final WalkInDay CLOSED = new WalkInDay(0, 0);

  private final Database db;
  private final CachedQuery<Map<String, WalkInDay>> today = new CachedQuery<>();

  public WalkIns(Database db) {
    this.db = db;
  }

  /** No numbers on a day on which the branch stays closed. */
  public WalkInDay today(String branch, Instant now) {
    return today.get(FRESH, () -> WalkInStore.today(db, now)).getOrDefault(branch, CLOSED);
  }
}
