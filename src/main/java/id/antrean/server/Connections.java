package id.antrean.server;

import id.antrean.http.AddressShares;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the open connections of this node and closes those too many at once. One address may hold
 * a quarter of what the others leave; a trusted proxy speaks for many people, and for it only the
 * total counts.
 */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int PART = 4;

  private final ConnectionLimits limits;
  private final List<String> trustedProxies;
  private final AddressShares shares;
  private final RefusalLog refused =
      new RefusalLog(LOG, "busy: {} connections were closed before a request");

  Connections(ConnectionLimits limits, List<String> trustedProxies) {
    this.limits = limits;
    shares = new AddressShares(limits.most(), PART);
    this.trustedProxies = trustedProxies;
  }

  /** On the connection's event loop, before anything is read. */
  void opened(HttpConnection connection) {
    var channel = ((ConnectionBase) connection).channel();
    var peer = connection.remoteAddress(); // null when they have gone again
    var address = peer == null ? "?" : peer.hostAddress();
    channel.closeFuture().addListener(closed -> shares.leave(address));
    if (enter(address)) {
      channel
          .pipeline()
          .addAfter("httpEncoder", null, new RequestReader(limits.head(), limits.body()));
    } else {
      refused.add();
      connection.close();
    }
  }

  private boolean enter(String address) {
    var entry = shares.enter(address);
    return entry.hasPlace() && (entry.hasShare() || isProxy(address));
  }

  private boolean isProxy(String address) {
    return ClientAddress.isOneOf(trustedProxies, address);
  }

  int open() {
    return shares.open();
  }

  /** Time to send new people elsewhere: nine tenths are taken. */
  boolean isNearlyFull() {
    return shares.open() >= limits.most() * 9 / 10
        || Descriptors.open() >= Descriptors.most() / 10 * 9;
  }
}
