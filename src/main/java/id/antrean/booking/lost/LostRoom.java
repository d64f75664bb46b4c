package id.antrean.booking.lost;

import id.antrean.booking.BookingStore;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.security.SecurityRoom;

/** The lost numbers put together: use case, API and pages. */
public final class LostRoom {
  private final LostApi api;
  private final LostPages pages;

  public LostRoom(Node node, BookingStore store, SecurityRoom security) {
    var lost = new LostNumbers(node.db(), node.sealed(), store, security.limits());
    api = new LostApi(lost, security);
    pages = new LostPages(lost, security);
  }

  public void register(Routes routes) {
    api.register(routes);
    pages.register(routes);
  }
}
