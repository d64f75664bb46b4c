package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.db.CachedQuery;
import id.antrean.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Whether mail server and SMS gateway take what is handed to them, as all nodes together see it:
 * one success on any of them ends an outage.
 */
public final class Gateways {
  private static final Duration OUTAGE = Duration.ofMinutes(2);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final GatewayStore store;
  private final CachedQuery<Map<Channel, Instant>> away = new CachedQuery<>();

  public Gateways(Database db) {
    store = new GatewayStore(db);
  }

  /** One message was handed over there. */
  public void reached(Channel channel) {
    if (away().containsKey(channel)) {
      store.reached(channel);
      away.reload(store::away);
    }
  }

  /** One could not be. */
  public void missed(Channel channel, Instant now) {
    if (!away().containsKey(channel)) {
      store.missed(channel, now);
      away.reload(store::away);
    }
  }

  /** Whether nothing could be handed over for two minutes. */
  public boolean isAway(Channel channel, Instant now) {
    var since = away().get(channel);
    return since != null && !now.isBefore(since.plus(OUTAGE));
  }

  /** Those that are away, since when; at most a second old. */
  public Map<Channel, Instant> away() {
    return away.get(FRESH, store::away);
  }
}
