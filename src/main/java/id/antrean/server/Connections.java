package id.antrean.server;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the open connections of this node and closes those too many at once. One address may hold
 * a quarter of what the others leave, so that a handful cannot take all; a trusted proxy speaks for
 * many people, and for it only the total counts.
 */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int SHARE = 4;

  private final ConnectionLimits limits;
  private final List<String> trustedProxies;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();
  private final RefusalLog refused =
      new RefusalLog(LOG, "busy: {} connections were closed at the door");

  Connections(ConnectionLimits limits, List<String> trustedProxies) {
    this.limits = limits;
    this.trustedProxies = trustedProxies;
  }

  /** On the connection's event loop, before anything is read. */
  void opened(HttpConnection connection) {
    var channel = ((ConnectionBase) connection).channel();
    var peer = connection.remoteAddress(); // null when they have gone again
    var address = peer == null ? "?" : peer.hostAddress();
    channel.closeFuture().addListener(closed -> leave(address));
    if (enter(address)) {
      channel
          .pipeline()
          .addAfter("httpDecoder", null, new RequestReader(limits.head(), limits.body()));
    } else {
      refused.add();
      connection.close();
    }
  }

  private boolean enter(String address) {
    int ofThisAddress = openByAddress.merge(address, 1, Integer::sum);
    int free = limits.most() - open.incrementAndGet();
    return free >= 0 && (ofThisAddress <= share(free) || isProxy(address));
  }

  /** Whoever comes first always gets a place. */
  private static int share(int free) {
    return Math.max(1, free / SHARE);
  }

  private boolean isProxy(String address) {
    return ClientAddress.isOneOf(trustedProxies, address);
  }

  private void leave(String address) {
    open.decrementAndGet();
    openByAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
  }

  int open() {
    return open.get();
  }

  /** Time to send new people elsewhere: nine tenths are taken. */
  boolean isNearlyFull() {
    return open.get() >= limits.most() * 9 / 10
        || Descriptors.open() >= Descriptors.most() / 10 * 9;
  }
}
