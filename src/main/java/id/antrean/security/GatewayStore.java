package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The table gateway. */
final class GatewayStore {
  private final Database db;

  GatewayStore(Database db) {
    this.db = db;
  }

  void reached(Channel channel) {
    db.update("UPDATE gateway SET away_since = NULL WHERE channel = $1", channel);
  }

  /** The first of several misses counts. */
  void missed(Channel channel, Instant now) {
    db.update(
        "UPDATE gateway SET away_since = $2 WHERE channel = $1 AND away_since IS NULL",
        channel,
        now);
  }

  /** Those that are away, since when. */
  Map<Channel, Instant> away() {
    var since = new EnumMap<Channel, Instant>(Channel.class);
    db.run("SELECT channel, away_since FROM gateway WHERE away_since IS NOT NULL")
        .forEach(
            row ->
                since.put(
                    Channel.valueOf(row.getString("channel")), Sql.instant(row, "away_since")));
    return since;
  }
}
