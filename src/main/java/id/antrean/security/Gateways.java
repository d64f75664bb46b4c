package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.db.CachedQuery;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whether mail server and SMS gateway take what is handed to them, as all nodes together see it:
 * one success on any of them ends an outage.
 */
public final class Gateways {
  private static final Duration OUTAGE = Duration.ofMinutes(2);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Database db;
  private final CachedQuery<Map<Channel, Instant>> away = new CachedQuery<>();

  public Gateways(Database db) {
    this.db = db;
  }

  /** One message was handed over there. */
  public void reached(Channel channel) {
    if (away().containsKey(channel)) {
      db.update("UPDATE gateway SET away_since = NULL WHERE channel = $1", channel);
      away.reload(this::read);
    }
  }

  /** One could not be. */
  public void missed(Channel channel, Instant now) {
    if (!away().containsKey(channel)) {
      db.update(
          "UPDATE gateway SET away_since = $2 WHERE channel = $1 AND away_since IS NULL",
          channel,
          now);
      away.reload(this::read);
    }
  }

  /** Whether nothing could be handed over for two minutes. */
  public boolean isAway(Channel channel, Instant now) {
    var since = away().get(channel);
    return since != null && !now.isBefore(since.plus(OUTAGE));
  }

  private Map<Channel, Instant> away() {
    return away.get(FRESH, this::read);
  }

  private Map<Channel, Instant> read() {
    var since = new EnumMap<Channel, Instant>(Channel.class);
    db.run("SELECT channel, away_since FROM gateway WHERE away_since IS NOT NULL")
        .forEach(
            row ->
                since.put(
                    Channel.valueOf(row.getString("channel")), Sql.instant(row, "away_since")));
    return since;
  }
}
